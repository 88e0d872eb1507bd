//! Generated code of every form compiles without a warning of rustc, clippy and rustdoc.
//!
//! The cases of the generator are generated with every word of every setting, each word beside every word of every other one and in both
//! editions, and with all that patterns can choose. Each variant is a package of one workspace, so that one run of Cargo checks them all.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mof_codegen::rust::{self, Layout, Runtime};
use mof_codegen::settings::{self, Form, Section, Setting};
use mof_codegen::{Output, Settings};
use mof_model::Compilation;
use mof_parser::Diagnostic;
use mof_tests::workspace::{Package, Workspace, declaration};
use mof_tests::{compiler, covering, report, repository};

static WORKSPACE: LazyLock<Workspace> = LazyLock::new(workspace);

#[test]
fn generated_code_of_every_form_has_no_warnings() {
    WORKSPACE.cargo(&["clippy", "--workspace", "--features", "serde", "--", "--deny", "warnings"]);
    WORKSPACE.cargo(&["clippy", "--package", "words0", "--package", "chosen", "--", "--deny", "warnings"]);
}

#[test]
fn documentation_is_clean_and_holds_no_test() {
    let both = ["--package", "words0", "--package", "runtime"];
    WORKSPACE.cargo(&[&["doc", "--no-deps"], &both[..]].concat());
    let tested = WORKSPACE.cargo(&[&["test", "--doc"], &both[..]].concat());
    assert!(tested.matches("running 0 tests").count() == 2, "{tested}");
}

fn workspace() -> Workspace {
    let mut workspace = Workspace::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("variants"));
    let groups = groups();
    add_words(&mut workspace, &groups);
    add_chosen(&mut workspace, &groups);
    add_derives(&mut workspace, &groups);
    add_single_classes(&mut workspace, &groups);
    add_user(&mut workspace);
    add_unused(&mut workspace, &groups);
    workspace
}

/// Cases that compile together: the name of a module, and names and texts of files.
type Group = (String, Vec<(String, String)>);

/// The cases of the generator in as few groups as can be, since some declare the same classes.
#[expect(clippy::disallowed_methods, reason = "cases are files")]
fn groups() -> Vec<Group> {
    let entries = std::fs::read_dir(repository("codegen/tests/cases")).expect("the cases are there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let mut groups: Vec<Group> = Vec::new();
    for path in paths {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).expect("readable");
        // Each in the dialect that it states, or else in the one that allows most.
        let stated = if text.starts_with("// mofc: dialect") { "" } else { "// mofc: dialect = wmi\n" };
        let case = (name, stated.to_owned() + &text);
        let fits = |group: &&mut Group| !compile([&group.1[..], std::slice::from_ref(&case)].concat()).has_errors();
        match groups.iter_mut().find(fits) {
            Some(group) => group.1.push(case),
            None => groups.push((format!("group{}", groups.len()), vec![case])),
        }
    }
    groups
}

fn compile(files: Vec<(String, String)>) -> Compilation {
    let mut compiler = compiler();
    for (name, text) in files {
        compiler.text(name, text);
    }
    compiler.compile()
}

/// Generates a case as a configuration has it; patterns may match nothing of it. `None` if they leave nothing.
fn generated(compilation: &mut Compilation, configuration: &str) -> Option<(Output, rust::Options)> {
    let mut settings = Settings::default();
    settings.configuration("mofc.toml", format!("[rust]\n{configuration}"));
    let resolved = settings.resolve(&mut compilation.sources);
    assert!(!resolved.has_errors(), "{configuration}");
    let schema = compilation.valid_schema().unwrap_or_else(|| panic!("{}", report(compilation)));
    let generated = rust::generate(schema, &resolved.options);
    let errors: Vec<&Diagnostic> = generated.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    if errors.iter().any(|error| error.code.id() == "MOF-G027") {
        return None;
    }
    assert!(errors.is_empty(), "{configuration}: {errors:?}");
    Some((generated.output, resolved.options))
}

/// The settings that are words, but for what changes no code.
fn words() -> Vec<&'static Setting> {
    let is_word = |setting: &&Setting| matches!(setting.form, Form::Word(_)) && setting.section == Section::Rust;
    settings::all().filter(is_word).filter(|setting| setting.name != "stale").collect()
}

/// Packages in which each word of a setting, and each edition, stands beside each of every other.
fn add_words(workspace: &mut Workspace, groups: &[Group]) {
    let names = |setting: &Setting| match setting.form {
        Form::Word(words) => words.iter().map(settings::Word::name).collect(),
        _ => Vec::new(),
    };
    let (settings, words): (Vec<_>, Vec<_>) = words().into_iter().map(|setting| (setting.name, names(setting))).unzip();
    let editions = ["2024", "2021"];
    let sizes: Vec<usize> = words.iter().map(Vec::len).chain([editions.len()]).collect();
    for (number, row) in covering::rows(&sizes).iter().enumerate() {
        let chosen = settings.iter().zip(&words).zip(row);
        let configuration = chosen.fold(String::new(), |mut text, ((setting, words), word)| {
            let _ = writeln!(text, "{setting} = {:?}", words[*word]);
            text
        });
        add(workspace, &format!("words{number}"), editions[row[settings.len()]], groups, &[&configuration], "");
    }
    add(workspace, "runtime", "2024", groups, &["runtime = \"module-with-serde\""], "");
}

/// Settings under which every schema gives code that compiles.
const CONFIGURATIONS: &[&str] = &[
    "property = { \"*\" = \"No*\" }",
    "exclude = [\"*.A*\", \"*.S*\", \"*B*\"]",
    "datetime = \"crate::Time\"",
    "attribute = { \"*\" = \"#[must_use]\", \"*.*\" = \"#[allow(clippy::all)]\" }\nvalue-attribute = { \"*.*\" = \"#[must_use]\" }",
];

/// What these settings name.
const TIME: &str = "
/// The user's datetime.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Time(String);

impl mof_runtime::Scalar for Time {
    const CIM_TYPE: mof_runtime::CimType = mof_runtime::CimType::DateTime;

    fn to_value(&self) -> mof_runtime::CimValue {
        mof_runtime::CimValue::String(self.0.clone())
    }

    fn from_value(value: mof_runtime::CimValue) -> Result<Self, mof_runtime::ValueError> {
        String::from_value(value).map(Self)
    }
}
";

/// The user's class.
const WIDE: &str = "
/// A wide slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wide {
    /// How wide it is.
    pub width: Option<u8>,
}

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata};
    const PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new(\"Width\", CimType::Uint8)];
    static CLASS: ClassMetadata = ClassMetadata::new(\"ACME_Wide\", PROPERTIES, &[\"Width\"]).superclass(\"ACME_Slot\");
    mof_runtime::impl_class!(Wide, CLASS, { 0 => width });
    mof_runtime::impl_serde!(Wide);
};
";

/// Everything that the standard library can derive, on everything, twice and by several names; and all that is generated deprecated.
const DERIVES: &str = "instances = \"constants\"\nattribute = { \"*\" = \"#[deprecated]\", \"*.*\" = \"#[deprecated(note = \\\"old\\\")]\" }\n\
    value-attribute = { \"*.*\" = \"#[deprecated]\" }\n\
    derive = { \"*\" = [\"Copy\", \"Eq\", \"Ord\", \"Hash\", \"::core::clone::Clone\"], \"*.*\" = [\"std::cmp::Ord\", \
    \"Hash\", \"Copy\", \"Debug\", \"Default\"], \"ACME_*\" = [\"Eq\", \"PartialOrd\", \"PartialEq\"] }\n";

fn add_derives(workspace: &mut Workspace, groups: &[Group]) {
    let configurations = ["open", "enums", "closed", "raw"].map(|values| format!("{DERIVES}values = {values:?}"));
    add(workspace, "derives", "2021", groups, &configurations.each_ref().map(String::as_str), "");
}

fn add_chosen(workspace: &mut Workspace, groups: &[Group]) {
    add(workspace, "chosen", "2021", groups, CONFIGURATIONS, TIME);
}

/// Each class alone, with what it needs.
fn add_single_classes(workspace: &mut Workspace, groups: &[Group]) {
    let mut text = "//! Classes.\n".to_owned();
    for (name, files) in groups {
        let mut compilation = compile(files.clone());
        let classes: Vec<String> = compilation.schema.types().map(|(_, class)| class.name.to_string()).collect();
        for (number, class) in classes.iter().enumerate() {
            if let Some((output, _)) = generated(&mut compilation, &format!("class = {class:?}")) {
                let module = format!("{name}_{number}");
                let folder = workspace.write("classes", &module, &output);
                text += &declaration(&folder.join("mof.rs"), &module);
            }
        }
    }
    workspace.add(&Package::library("classes", "2024", &text));
}

/// What a user names and adds, and a program that uses it.
fn add_user(workspace: &mut Workspace) {
    const SCHEMA: &str = "// mofc: dialect = wmi\nclass ACME_Base { [Key] string Id; [ValueMap{\"0\", \"1\", \"2..4\"}, \
        Values{\"OK\", \"Down\", \"Other\"}] uint8 State; uint32 Reset([In] uint8 How); };\n\
        class ACME_Fan : ACME_Base { uint32 Speed; datetime Start; ACME_Slot Slot; ACME_Slot Spare[]; };\n\
        class ACME_Slot { uint8 Number; };\nclass ACME_Wide : ACME_Slot { uint8 Width; };";
    const SETTINGS: &str = "derive = { ACME_Slot = [\"Eq\", \"Hash\"], \"ACME_Base.Reset\" = \"Eq\" }\n\
        extern-type = { \"*.Start\" = \"crate::Time\", ACME_Wide = \"crate::Wide\" }\n\
        [rust.rename]\nACME_Fan = \"Blower\"\n\"ACME_Fan.Speed\" = \"r#type\"\n\"*.State\" = \"health\"\n\
        \"*.State:1\" = \"OUT_OF_ORDER\"\n\"*.State:2..4\" = \"REST\"\nACME_Base.Reset = \"Restart\"";
    const USE: &str = "
/// What a program does with it.
pub fn uses(fan: &user::Blower, slot: &user::AcmeSlot) -> bool {
    use mof_runtime::Class;
    let seen: std::collections::HashSet<user::AcmeSlot> = [slot.clone()].into();
    let _ = user::acme_base::RestartInput::default() == user::acme_base::RestartInput { how: None };
    fan.r#type == Some(7) && fan.health == Some(user::acme_base::Health::OUT_OF_ORDER) && seen.len() == 1
        && user::Blower::METADATA.name() == \"ACME_Fan\"
}
";
    let mut compiler = compiler();
    let mut compilation = compiler.text("user.mof", SCHEMA).compile();
    let (output, _) = generated(&mut compilation, SETTINGS).expect("there are classes");
    let folder = workspace.write("user", "user", &output);
    let module = declaration(&folder.join("mof.rs"), "user");
    workspace.add(&Package::library("user", "2024", &format!("//! A program.\n{module}{TIME}{WIDE}{USE}")));
}

/// A program that uses nothing of what it has.
fn add_unused(workspace: &mut Workspace, groups: &[Group]) {
    let mut text = "//! A program.\n".to_owned();
    for (name, files) in groups {
        let (output, _) = generated(&mut compile(files.clone()), "").expect("there are classes");
        let folder = workspace.write("unused", name, &output);
        text += &declaration(&folder.join("mof.rs"), name).replace("pub mod", "mod");
    }
    text += "\nfn main() {}\n";
    workspace.add(&Package { root: "src/main.rs", ..Package::library("unused", "2024", &text) });
}

/// Adds a library with a module for each group of cases under each configuration.
fn add(workspace: &mut Workspace, name: &str, edition: &str, groups: &[Group], configurations: &[&str], more: &str) {
    let mut text = format!("//! Generated with: {configurations:?}.\n{more}");
    let mut runtime = Runtime::Crate;
    for (group, files) in groups {
        for (number, configuration) in configurations.iter().enumerate() {
            let Some((output, options)) = generated(&mut compile(files.clone()), configuration) else { continue };
            let module = format!("{group}_{number}");
            let folder = workspace.write(name, &module, &output);
            let file = if options.layout == Layout::Modules { "mod.rs" } else { options.file.as_str() };
            text += &declaration(&folder.join(file), &module);
            runtime = options.runtime;
        }
    }
    workspace.add(&match runtime {
        Runtime::Crate => Package::library(name, edition, &text),
        Runtime::Module | Runtime::ModuleWithSerde => Package::library_with_runtime(name, edition, &text),
    });
}
