//! Generated code of all cases compiles without a warning, in both editions, and its documentation holds no doc test.

#![expect(clippy::disallowed_methods, reason = "the tests run the compiler on what they wrote")]

mod support;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mof_codegen::rust::{Instances, ValueTypes};
use mof_codegen::{Layout, Stale, rust};

/// Every warning is an error, and lints that libraries like to have on are warnings.
const STRICT: &[&str] =
    &["-D", "warnings", "-W", "missing-docs", "-W", "unreachable-pub", "-W", "unused-qualifications"];

#[test]
fn generated_code_has_no_warnings() {
    let workshop = Workshop::new();
    let library = workshop.crate_of_all_cases(&rust::Options::default(), "pub mod");
    for edition in ["2021", "2024"] {
        workshop.rustc(&[&["--crate-type", "lib", "--edition", edition], STRICT].concat(), &library);
    }
}

#[test]
fn a_program_that_uses_none_of_it_has_no_warnings() {
    let workshop = Workshop::new();
    let program = workshop.crate_of_all_cases(&rust::Options::default(), "mod");
    workshop.rustc(&[&["--crate-type", "bin", "--edition", "2024"], STRICT].concat(), &program);
}

#[test]
fn value_types_of_each_kind_and_instances_have_no_warnings() {
    for values in [ValueTypes::Enums, ValueTypes::Closed, ValueTypes::Raw] {
        let workshop = Workshop::new();
        let mut options = rust::Options::default();
        options.values = values;
        options.instances = Instances::Constants;
        let library = workshop.crate_of_all_cases(&options, "pub mod");
        workshop.rustc(&[&["--crate-type", "lib", "--edition", "2021"], STRICT].concat(), &library);
    }
}

#[test]
fn modules_compile_as_a_single_file_does() {
    let workshop = Workshop::new();
    let library = workshop.crate_of_all_cases(&rust::Options::default().layout(Layout::Modules), "pub mod");
    workshop.rustc(&[&["--crate-type", "lib", "--edition", "2024"], STRICT].concat(), &library);
}

#[test]
fn documentation_is_clean_and_holds_no_test() {
    let workshop = Workshop::new();
    let library = workshop.crate_of_all_cases(&rust::Options::default(), "pub mod");
    workshop.run("RUSTDOC", "rustdoc", &["--crate-type", "lib", "--edition", "2024", "-D", "warnings"], &library);
    let tested = workshop.run("RUSTDOC", "rustdoc", &["--crate-type", "lib", "--edition", "2024", "--test"], &library);
    assert!(tested.contains("running 0 tests"), "{tested}");
}

/// Settings under which every schema gives code that compiles.
const CONFIGURATIONS: &[&str] = &[
    "nullability = \"all\"",
    "nullability = \"promised\"",
    "documentation = \"none\"",
    "lazy = \"omit\"\nmethods = \"omit\"",
    "property = { \"*\" = \"No*\" }",
    "exclude = [\"*.A*\", \"*.S*\", \"*B*\"]",
    "datetime = \"crate::Time\"",
    "embedded = \"open\"",
    "attribute = { \"*\" = \"#[must_use]\", \"*.*\" = \"#[allow(clippy::all)]\" }\nvalue-attribute = { \"*.*\" = \"#[must_use]\" }",
];

/// What these settings name.
const TIME: &str = "
/// The user's datetime.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Time(::std::string::String);

impl ::mof_runtime::Scalar for Time {
    const CIM_TYPE: ::mof_runtime::CimType = ::mof_runtime::CimType::DateTime;

    fn to_value(&self) -> ::mof_runtime::CimValue {
        ::mof_runtime::CimValue::String(self.0.clone())
    }

    fn from_value(value: ::mof_runtime::CimValue) -> ::core::result::Result<Self, ::mof_runtime::ValueError> {
        <::std::string::String as ::mof_runtime::Scalar>::from_value(value).map(Self)
    }
}
";

/// The user's class.
const WIDE: &str = "
/// A wide slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wide {
    /// How wide it is.
    pub width: ::core::option::Option<u8>,
}

const _: () = {
    use ::mof_runtime::{CimType, ClassMetadata, PropertyMetadata};
    const PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new(\"Width\", CimType::Uint8)];
    static CLASS: ClassMetadata = ClassMetadata::new(\"ACME_Wide\", PROPERTIES, &[\"Width\"]).superclass(\"ACME_Slot\");
    ::mof_runtime::impl_class!(Wide, CLASS, { 0 => width });
    ::mof_runtime::impl_serde!(Wide);
};
";

#[test]
fn whatever_is_chosen_compiles() {
    let workshop = Workshop::new();
    let mut modules = Vec::new();
    for case in cases() {
        modules.extend(CONFIGURATIONS.iter().map(|settings| support::generate(&case, settings)));
    }
    let library = workshop.crate_of(&modules, TIME);
    workshop.rustc(&[&["--crate-type", "lib", "--edition", "2021"], STRICT].concat(), &library);
}

/// Everything that the standard library can derive, on everything, twice and by several names; and all that is generated deprecated.
const DERIVES: &str = "derive = { \"*\" = [\"Copy\", \"Eq\", \"Ord\", \"Hash\", \"::core::clone::Clone\"], \"*.*\" = [\"std::cmp::Ord\", \
    \"Hash\", \"Copy\", \"Debug\", \"Default\"], \"ACME_*\" = [\"Eq\", \"PartialOrd\", \"PartialEq\"] }\n\
    attribute = { \"*\" = \"#[deprecated]\", \"*.*\" = \"#[deprecated(note = \\\"old\\\")]\" }\n\
    value-attribute = { \"*.*\" = \"#[deprecated]\" }\ninstances = \"constants\"";

#[test]
fn whatever_can_be_derived_and_deprecated_compiles() {
    let workshop = Workshop::new();
    let mut modules = Vec::new();
    for (case, values) in [
        ("kinds-of-properties", "open"),
        ("value-tables", "open"),
        ("value-tables", "enums"),
        ("value-tables", "closed"),
        ("value-tables", "raw"),
        ("embedded-classes", "open"),
        ("references", "open"),
        ("methods", "enums"),
        ("instances", "open"),
        ("mof3", "closed"),
        ("undeclared-base", "open"),
        ("named-values", "open"),
    ] {
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{case}.mof"));
        modules.push(support::generate(&case, &format!("{DERIVES}\nvalues = \"{values}\"")));
    }
    let library = workshop.crate_of(&modules, "");
    for edition in ["2021", "2024"] {
        workshop.rustc(&[&["--crate-type", "lib", "--edition", edition], STRICT].concat(), &library);
    }
}

#[test]
fn each_class_compiles_with_what_it_needs() {
    let workshop = Workshop::new();
    let mut modules = Vec::new();
    for case in cases() {
        let names: Vec<String> =
            support::compile(&case).schema.types().map(|(_, class)| class.name.to_string()).collect();
        for name in names {
            modules.push(support::generate(&case, &format!("class = \"{name}\"")));
        }
    }
    let library = workshop.crate_of(&modules, "");
    workshop.rustc(&[&["--crate-type", "lib", "--edition", "2024"], STRICT].concat(), &library);
}

#[test]
fn names_derives_and_types_of_the_users_compile() {
    const SCHEMA: &str = "// mofc: dialect = wmi\nclass ACME_Base { [Key] string Id; [ValueMap{\"0\", \"1\", \"2..4\"}, \
        Values{\"OK\", \"Down\", \"Other\"}] uint8 State; uint32 Reset([In] uint8 How); };\n\
        class ACME_Fan : ACME_Base { uint32 Speed; datetime Start; ACME_Slot Slot; ACME_Slot Spare[]; };\n\
        class ACME_Slot { uint8 Number; };\nclass ACME_Wide : ACME_Slot { uint8 Width; };";
    const SETTINGS: &str = "derive = { ACME_Slot = [\"Eq\", \"Hash\"], \"ACME_Base.Reset\" = \"Eq\" }\n\
        extern-type = { \"*.Start\" = \"crate::Time\", ACME_Wide = \"crate::Wide\" }\n\
        [rust.rename]\nACME_Fan = \"Blower\"\n\"ACME_Fan.Speed\" = \"r#type\"\n\"*.State\" = \"health\"\n\
        \"*.State:1\" = \"OUT_OF_ORDER\"\n\"*.State:2..4\" = \"REST\"\nACME_Base.Reset = \"Restart\"";
    let workshop = Workshop::new();
    let module = support::generate_text("chosen.mof", SCHEMA, SETTINGS);
    let user = format!(
        "{TIME}{WIDE}
/// What a program does with it.
pub fn uses(fan: &m0::Blower, slot: &m0::AcmeSlot) -> bool {{
    use ::mof_runtime::Class;
    let seen: ::std::collections::HashSet<m0::AcmeSlot> = [slot.clone()].into();
    let _ = m0::acme_base::RestartInput::default() == m0::acme_base::RestartInput {{ how: None }};
    fan.r#type == Some(7) && fan.health == Some(m0::acme_base::Health::OUT_OF_ORDER) && seen.len() == 1
        && <m0::Blower as Class>::METADATA.name() == \"ACME_Fan\"
}}
"
    );
    let library = workshop.crate_of(&[module], &user);
    workshop.rustc(&[&["--crate-type", "lib", "--edition", "2024"], STRICT].concat(), &library);
}

/// A temporary folder with the compiled runtime, without serde.
struct Workshop {
    folder: tempfile::TempDir,
}

impl Workshop {
    fn new() -> Self {
        let workshop = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src/lib.rs");
        let crate_type = ["--crate-name", "mof_runtime", "--crate-type", "rlib", "--edition", "2024"];
        workshop.rustc(&[&crate_type[..], &["--cap-lints", "allow"]].concat(), &source);
        workshop
    }

    /// Writes a crate with a module for each case; gives its root.
    fn crate_of_all_cases(&self, options: &rust::Options, module: &str) -> PathBuf {
        let mut root = "//! All cases.\n".to_owned();
        for case in cases() {
            let name =
                case.file_stem().and_then(|name| name.to_str()).expect("cases have plain names").replace('-', "_");
            let compilation = support::compile(&case);
            let schema = compilation.valid_schema().expect("cases have no errors");
            let generated = rust::generate(schema, options);
            generated
                .output
                .write(self.folder.path().join(&name), Stale::Keep)
                .expect("a temporary folder is writable");
            let content = match &options.layout {
                Layout::Modules => ";".to_owned(),
                Layout::SingleFile(file) => format!(" {{ include!(\"{name}/{file}\"); }}"),
            };
            root.extend(["/// A case.\n", module, " ", &name, &content, "\n"]);
        }
        if module == "mod" {
            root += "fn main() {}\n";
        }
        let path = self.folder.path().join("root.rs");
        fs::write(&path, root).expect("a temporary folder is writable");
        path
    }

    /// Writes a crate with a module `m0`, `m1` and so on for each of these texts, and one more text at its root.
    fn crate_of(&self, modules: &[String], more: &str) -> PathBuf {
        let mut root = format!("//! What was chosen.\n{more}");
        for (number, text) in modules.iter().enumerate() {
            let file = format!("m{number}.rs");
            fs::write(self.folder.path().join(&file), text).expect("a temporary folder is writable");
            root.extend(["/// A choice.\npub mod m", &number.to_string(), " { include!(\"", &file, "\"); }\n"]);
        }
        let path = self.folder.path().join("root.rs");
        fs::write(&path, root).expect("a temporary folder is writable");
        path
    }

    fn rustc(&self, arguments: &[&str], source: &Path) {
        self.run("RUSTC", "rustc", &[&["--emit=metadata"], arguments].concat(), source);
    }

    /// Runs a tool of the toolchain, which must succeed, and gives its output.
    fn run(&self, variable: &str, tool: &str, arguments: &[&str], source: &Path) -> String {
        let tool = std::env::var_os(variable).unwrap_or_else(|| tool.into());
        let mut command = Command::new(tool);
        command.args(arguments).arg(source).current_dir(self.folder.path());
        if source.starts_with(self.folder.path()) {
            command.args([OsString::from("--extern"), "mof_runtime=libmof_runtime.rmeta".into()]);
        }
        let output = command.output().expect("the toolchain that builds this test has the tool");
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(output.status.success(), "{}: {text}", source.display());
        text
    }
}

/// The files of `cases`, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("the cases are there");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "there are cases");
    cases
}
