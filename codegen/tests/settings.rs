//! What settings do, and what is said of those that are wrong.

mod support;

use mof_codegen::find_code;
use mof_codegen::rust::{Generated, generate};
use mof_codegen::settings::{self, Form, Notation, Resolved, Settings, setting};
use mof_model::{Compilation, Compiler, World};
use mof_parser::diagnostic::render::Renderer;
use mof_parser::{Diagnostic, Dialect, Severity, SourceMap};

const SCHEMA: &str = r#"
class ACME_Device {
    [Key] string Id;
    [ValueMap{"0", "1", "2..4"}, Values{"OK", "Broken", "Reserved"}] uint8 State;
    uint32 Stop([In] ACME_Reason Reason);
};
class ACME_Fan : ACME_Device { [Not_Null] uint32 Speed; [Lazy] string Log; datetime Start; };
class ACME_Rack { [Key] string Id; ACME_Slot Slots[]; ACME_Device ref Main; };
class ACME_Slot { uint8 Number; };
class ACME_WideSlot : ACME_Slot { uint8 Width; };
class ACME_Reason { string Text; };
"#;

fn compile() -> Compilation {
    let mut compiler = Compiler::new();
    let compilation = compiler.dialect(Dialect::Wmi).text("devices.mof", SCHEMA).compile();
    assert_eq!(support::reported(&compilation.diagnostics, &compilation.sources), "");
    compilation
}

/// What comes of a configuration: the code, and what is reported of the settings.
fn configured(toml: &str) -> (String, String) {
    let mut settings = Settings::default();
    settings.configuration("mofc.toml", toml);
    resolved(&settings)
}

fn resolved(settings: &Settings) -> (String, String) {
    let mut compilation = compile();
    let Resolved { options, mut diagnostics, .. } = settings.resolve(&mut compilation.sources);
    let Generated { output, diagnostics: more, .. } =
        generate(compilation.valid_schema().expect("nothing is wrong with it"), &options);
    diagnostics.extend(more.into_iter().filter(|diagnostic| diagnostic.code.id() >= "MOF-G020"));
    let code = output.files().map(|(_, text)| text).collect();
    (code, rendered(&diagnostics, &compilation.sources))
}

fn rendered(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let renderer = Renderer::new(sources);
    diagnostics.iter().map(|diagnostic| renderer.long(diagnostic) + "\n\n").collect()
}

fn structs(code: &str) -> Vec<&str> {
    code.lines().filter_map(|line| line.trim().strip_prefix("pub struct ")?.strip_suffix(" {")).collect()
}

/// The code of a configuration with which nothing is wrong.
fn code_of(toml: &str) -> String {
    let (code, reported) = configured(toml);
    assert_eq!(reported, "", "{toml}");
    code
}

#[test]
fn every_example_of_the_table_is_a_setting_of_its_form() {
    for setting in settings::all() {
        let section = if setting.section == settings::Section::Top { "" } else { "[rust]\n" };
        let mut settings = Settings::default();
        settings.configuration("mofc.toml", format!("{section}{}", setting.example));
        let mut sources = SourceMap::default();
        let resolved = settings.resolve(&mut sources);
        assert_eq!(rendered(&resolved.diagnostics, &sources), "", "{}", setting.name);
        assert!(setting.help.chars().count() < 110 && !setting.help.ends_with('.'), "{}", setting.name);
    }
}

/// What is read, by two files and a command line.
fn project(files: [&str; 2], arguments: &[(&str, &str)]) -> settings::Project {
    let mut settings = Settings::new(Notation::CommandLine);
    settings.configuration("one/mofc.toml", files[0]);
    settings.configuration("two/mofc.toml", files[1]);
    for (name, text) in arguments {
        settings.add(setting(name).expect("there is one"), text).expect("settings with keys have some");
    }
    let mut sources = SourceMap::default();
    let resolved = settings.resolve(&mut sources);
    assert_eq!(rendered(&resolved.diagnostics, &sources), "");
    resolved.project
}

#[test]
fn a_later_place_counts_for_each_setting_and_within_a_place_it_adds_up() {
    let one = "input = [\"a\", \"b\"]\ninclude = \"c\"\nworld = \"open\"\ndialect = \"wmi\"\nmax-file-size = 1";
    let two = "input = \"d\"\nworld = \"closed\"";
    let paths = |paths: &[&str]| paths.iter().map(std::path::PathBuf::from).collect::<Vec<_>>();
    let read = project([one, two], &[]);
    assert_eq!((read.input, read.include, read.max_file_size), (paths(&["two/d"]), paths(&["one/c"]), Some(1)));
    assert_eq!((read.world, read.dialect), (World::Closed, Some(Dialect::Wmi)));
    let read = project([one, two], &[("input", "x"), ("dialect", "auto"), ("input", "y"), ("max-file-size", "2")]);
    assert_eq!((read.input, read.include, read.max_file_size), (paths(&["x", "y"]), paths(&["one/c"]), Some(2)));
    assert_eq!((read.world, read.dialect), (World::Closed, None));
}

#[test]
fn of_a_setting_with_keys_a_later_place_counts_for_each_key() {
    let levels = |texts: &[(&str, &str)]| {
        let files = ["level = { MOF-S131 = \"note\", MOF-S303 = \"note\" }", "level = { s131 = \"warning\" }"];
        let levels = project(files, texts).levels;
        ["S131", "S303"].map(|code| levels.severity(find_code(code).expect("a code"), Dialect::Standard))
    };
    assert_eq!(levels(&[]), [Some(Severity::Warning), Some(Severity::Note)]);
    assert_eq!(levels(&[("level", "s303=error"), ("level", "s131=off")]), [None, Some(Severity::Error)]);
    let mut settings = Settings::new(Notation::CommandLine);
    let file = "[rust]\nrename = { ACME_Fan = \"Fan\", ACME_Rack = \"Rack\" }\nderive = { ACME_Slot = \"my::First\" }";
    settings.configuration("mofc.toml", file);
    for (name, text) in [("rename", "acme_fan=Blower"), ("derive", "ACME_Slot=my::Second,my::Third")] {
        settings.add(setting(name).expect("there is one"), text).expect("it has a key");
    }
    let (code, reported) = resolved(&settings);
    assert_eq!(reported, "");
    assert!(structs(&code).contains(&"Blower") && structs(&code).contains(&"Rack"), "{:?}", structs(&code));
    assert!(["my::Second", "my::Third"].iter().all(|derived| code.contains(derived)), "{code}");
    assert!(!code.contains("my::First"), "{code}");
}

#[test]
fn what_says_nothing_or_the_same_twice_is_an_error() {
    assert_eq!(messages("[rust]\nproperty = { ACME_Fan = [] }"), ["error[MOF-G022]: `property` is given no text"]);
    assert_eq!(messages("[rust]\nclass = []"), ["error[MOF-G022]: `class` is given no text"]);
    let twice = "error[MOF-G022]: `acme_fan` is the same item as `ACME_Fan`, of which something is said already";
    assert_eq!(messages("[rust]\nrename = { ACME_Fan = \"Fan\", acme_fan = \"Blower\" }"), [twice]);
    assert_eq!(messages("[rust]\nderive = { ACME_Slot = \"Eq\", acme_slot = \"Hash\" }"), [""; 0], "both count");
}

#[test]
fn a_class_brings_what_it_embeds_and_neither_its_superclass_nor_what_it_refers_to() {
    assert_eq!(structs(&code_of("[rust]\nclass = \"acme_rack\"")), ["AcmeRack", "AcmeSlot", "AcmeWideSlot"]);
    assert!(structs(&code_of("[rust]\nclass = \"ACME_F?n\"")).starts_with(&["AcmeFan"]));
    assert!(structs(&code_of("[rust]\nclass = \"ACME_Fan\"")).contains(&"AcmeReason"), "a method takes it");
    let without = code_of("[rust]\nclass = \"ACME_Fan\"\nmethods = \"omit\"");
    assert_eq!(structs(&without), ["AcmeFan"]);
    assert!(without.contains("superclass(\"ACME_Device\")"), "the superclass stands by its name");
    let without = code_of("[rust]\nclass = \"ACME_Rack\"\nexclude = [\"ACME_WideSlot\"]");
    assert_eq!(structs(&without), ["AcmeRack", "AcmeSlot"]);
}

#[test]
fn properties_are_chosen_and_keys_stay() {
    let fan = code_of("[rust]\nclass = \"ACME_Fan\"\nmethods = \"omit\"\nproperty.ACME_Fan = \"S*e?d\"");
    assert!(fan.contains("pub id:") && fan.contains("pub speed:") && !fan.contains("pub state:"), "{fan}");
    let fan = code_of("[rust]\nclass = \"ACME_Fan\"\nexclude = [\"ACME_Device.State\"]\nlazy = \"omit\"");
    let same = code_of("[rust]\nclass = \"ACME_Fan\"\nlazy = \"omit\"\nrename.ACME_Fan.Speed = \"rate\"");
    assert!(same.contains("pub rate:"), "a dot needs no quotes");
    assert!(!fan.contains("pub state:") && !fan.contains("pub log:") && fan.contains("pub speed:"), "{fan}");
}

#[test]
fn names_are_chosen_for_classes_properties_and_values() {
    let code = code_of(
        "[rust.rename]\nACME_Fan = \"Blower\"\n\"ACME_Fan.Speed\" = \"r#type\"\n\"*.State\" = \"r#final\"\n\"ACME_Device.State:1\" = \"OUT_OF_ORDER\"",
    );
    for expected in [
        "pub mod blower",
        "pub struct Blower",
        "pub r#type:",
        "pub r#final:",
        "pub struct Final(",
        "const OUT_OF_ORDER:",
    ] {
        assert!(code.contains(expected), "{expected}");
    }
    assert!(code.contains("\"ACME_Fan\"") && code.contains("\"Speed\""), "names on the wire stay");
}

#[test]
fn items_get_derives_attributes_and_types_of_the_users() {
    let code = code_of(
        "[rust]\ndatetime = \"crate::Time\"\nnullability = \"promised\"\n[rust.derive]\nACME_Slot = [\"Eq\", \"Clone\"]\n\"*.State\" = \"my::Trait\"\n\
         [rust.attribute]\nACME_Slot = \"#[must_use]\"\n\"ACME_Slot.Number\" = [\"#[allow(unused)]\", \"#[doc(alias = \\\"n\\\")]\"]\n\
         [rust.value-attribute]\n\"*.State\" = \"#[must_use]\"\n[rust.extern-type]\n\"ACME_Slot.Number\" = \"my::Number\"",
    );
    for expected in [
        "#[derive(Clone, Debug, Default, PartialEq, Eq)]\n    #[must_use]\n    pub struct AcmeSlot {",
        "#[allow(unused)]\n        #[doc(alias = \"n\")]\n        pub number: ::core::option::Option<::my::Number>,",
        ", Hash, my::Trait)]\n    #[must_use]\n    pub struct State(pub u8);",
        "pub start: ::core::option::Option<crate::Time>,",
        "pub speed: u32,",
    ] {
        assert!(code.contains(expected), "{expected}\n{code}");
    }
}

#[test]
fn documentation_can_be_left_out() {
    let with = code_of("");
    let without = code_of("[rust]\ndocumentation = \"none\"");
    assert!(with.contains("/// Class `ACME_Fan`, superclass "));
    assert!(!without.contains("ACME_Fan`") && without.contains("#[doc(inline)]"), "{without}");
    assert_eq!(structs(&with), structs(&without));
}

#[test]
fn documentation_of_the_users_stays_without_that_of_the_schema() {
    let code = code_of(
        "[rust]\ndocumentation = \"none\"\n[rust.attribute]\nACME_Fan = '#[doc = \"A fan of mine.\"]'\n\"ACME_Fan.Speed\" = '#[doc = \"Mine, too.\"]'",
    );
    let documented: Vec<&str> =
        code.lines().map(str::trim).filter(|line| line.starts_with("///") || line.starts_with("#[doc =")).collect();
    assert_eq!(documented, ["///A fan of mine.", "///Mine, too."], "{code}");
}

#[test]
fn what_matches_nothing_is_reported_with_what_was_meant() {
    let (_, reported) = configured(
        r#"[rust]
class = ["ACME_Fan", "ACEM_Ra*"]
exclude = ["ACME_Device.Id"]
property = { ACME_Fan = ["Sped"], ACME_Slot = "Number" }
rename = { "ACME_Fan.State:Broken" = "B", "ACME_Fan.State:7" = "C" }
derive = { "ACME_Fan.Speed" = "Eq" }
"#,
    );
    insta::assert_snapshot!(reported);
}

/// What is reported of a configuration, one line each, without places.
fn messages(toml: &str) -> Vec<String> {
    let (_, reported) = configured(toml);
    let is_message = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    reported.lines().filter(is_message).map(str::to_owned).collect()
}

#[test]
fn a_near_miss_is_in_the_message_and_of_the_kind_that_is_meant() {
    assert_eq!(
        messages("[rust]\nclass = [\"ACME_Fann\", \"ACME_Rack\"]"),
        ["warning[MOF-G023]: `ACME_Fann` matches no class; did you mean `ACME_Fan`?"]
    );
    let property = "warning[MOF-G023]: `ACME_Device.Stp` matches no property of a class that is generated";
    assert_eq!(messages("[rust]\nproperty = { ACME_Device = \"Stp\" }"), [property], "`Stop` is a method");
    let far = configured("[rust]\nclass = [\"SMS_Site\", \"ACME_Rack\"]").1;
    assert!(far.contains("there are `ACME_Device`, `ACME_Fan`, `ACME_Rack` and 3 more"), "{far}");
}

#[test]
fn to_generate_nothing_is_an_error() {
    let error = |toml: &str| messages(&format!("[rust]\n{toml}\nrename = {{ ACME_Fan = \"Fan\" }}"));
    let misspelt = "error[MOF-G027]: `ACME_Fann` matches no class; did you mean `ACME_Fan`?";
    assert_eq!(error("class = \"ACME_Fann\""), [misspelt]);
    assert_eq!(error("exclude = \"*\""), ["error[MOF-G027]: `*` leaves nothing to generate"]);
    let both = "class = \"ACME_Fan\"\nextern-type = { ACME_Fan = \"crate::Fan\" }";
    assert_eq!(error(both), ["error[MOF-G027]: `ACME_Fan` leaves nothing to generate"]);
}

#[test]
fn the_single_file_has_a_name_that_every_system_can_hold() {
    for name in ["a", "a.json", ".rs", "con.rs", "COM1.x.rs", "a?.rs", "a\\b.rs", " a.rs", "..rs"] {
        assert_eq!(messages(&format!("[rust]\nfile = '{name}'")).len(), 1, "{name}");
    }
    for name in ["a.rs", "größe.rs", "a.b.rs", "console.rs"] {
        assert_eq!(messages(&format!("[rust]\nfile = '{name}'")), [""; 0], "{name}");
    }
    let modules = messages("[rust]\nlayout = \"modules\"\nfile = \"a.rs\"");
    assert_eq!(modules, ["error[MOF-G022]: a folder of modules has no single file to name"]);
}

#[test]
fn a_runtime_module_does_not_convert_types_of_date_libraries() {
    let refused = "error[MOF-G022]: a runtime module has no conversions of `::jiff::Timestamp`";
    let module = |more: &str| messages(&format!("[rust]\nruntime = \"module\"\n{more}"));
    assert_eq!(module("datetime = \"jiff::Timestamp\""), [refused]);
    assert_eq!(module("extern-type = { \"*.Start\" = \"jiff::Timestamp\" }"), [refused]);
    assert_eq!(module("datetime = \"crate::Time\""), [""; 0]);
    assert_eq!(messages("[rust]\ndatetime = \"jiff::Timestamp\""), [""; 0]);
}

#[test]
fn rust_of_any_depth_and_form_is_refused_where_it_stands() {
    let deep = |open: &str, close: &str, count| format!("crate::A<{}u8{}>", open.repeat(count), close.repeat(count));
    let refused = |toml: &str| messages(toml).first().is_some_and(|error| error.starts_with("error[MOF-G026]"));
    let extern_type = |path: &str| format!("[rust.extern-type]\n\"*.Id\" = \"{path}\"");
    assert_eq!(messages(&extern_type(&deep("A<", ">", 20))), [""; 0]);
    for path in [deep("A<", ">", 300), deep("&", "", 900), deep("(", ")", 400), deep("fn() -> ", "", 100)] {
        assert!(refused(&extern_type(&path)), "{path}");
    }
    for path in ["crate", "crate::crate", "self", "a::super::B"] {
        assert!(refused(&extern_type(path)), "{path}");
    }
    for path in ["Foo<u8>", "self::Foo", "super", "Fn() -> u8"] {
        assert!(refused(&format!("[rust]\nderive = {{ ACME_Fan = \"{path}\" }}")), "{path}");
    }
    let broken = "[rust]\nattribute = { ACME_Fan = '''#[deprecated(note = \"a\nb\")]''' }";
    assert!(configured(broken).1.contains("write a line break in a text as `\\n`"));
    assert!(!refused("[rust]\nattribute = { ACME_Fan = '''#[must_use]\n#[allow(\ndead_code)]''' }"));
}

#[test]
fn wrong_settings_are_errors_at_their_places() {
    let (_, reported) = configured(
        r##"
class = "ACME_Fan"
imput = ["schemas"]
dialect = "wim"
locale = "de"
level = { MOF-S1311 = "note", MOF-P002 = "off", MOF-G005 = "loud" }
max-file-size = true
[rust]
input = []
lay-out = "modules"
layout = 7
file = "../mof.rs"
class = ["ACME Fan", "ACME_Fan.Speed", 1]
exclude = ["A.B:3"]
property = ["ACME_Fan"]
rename = { "ACME_Fan.Speed" = "a b", "ACME_Fan.Log" = "self", ACME_Fan = "acme_fan", ACME_Rack = "r#Rack", ".x" = "y" }
derive = { ACME_Fan = "Eq +" }
attribute = { ACME_Fan = "#[a", ACME_Slot = "struct X;", ACME_Rack = "" }
value-attribute = { ACME_Fan = "#[a]" }
extern-type = { ACME_Fan = "Fan", ACME_Slot = "super::Slot", "*.Id" = "[u8; 3]" }
datetime = "Time"
"##,
    );
    insta::assert_snapshot!(reported);
}

#[test]
fn a_name_is_given_once() {
    let (_, reported) = configured(
        r#"[rust.rename]
"ACME_*Slot" = "Slot"
ACME_Fan = "AcmeRack"
"ACME_Fan.*" = "same"
"ACME_Device.State" = "id"
"ACME_Device.State:0" = "BROKEN"
"#,
    );
    insta::assert_snapshot!(reported);
}

#[test]
fn a_value_cannot_have_the_name_of_the_table() {
    let (_, reported) = configured("[rust.rename]\n\"ACME_Device.State:0\" = \"ENTRIES\"");
    assert!(
        reported.contains("error[MOF-G024]: value `0` is given the name `ENTRIES`, which the table of all values has")
    );
}

#[test]
fn a_file_that_is_no_toml_is_reported_by_line() {
    insta::assert_snapshot!(configured("[rust\nclass = \n").1);
    let dotted = configured("[rust.rename]\nACME_Fan = \"Fan\"\nACME_Fan.Speed = \"rate\"\n").1;
    assert!(dotted.contains("mofc.toml:3:1") && dotted.contains("write a key with a dot in quotes"), "{dotted}");
}

#[test]
fn arguments_and_calls_are_shown_as_they_were_given() {
    for notation in [Notation::CommandLine, Notation::Builder] {
        let mut settings = Settings::new(notation);
        for (name, text) in [
            ("property", "ACME_Fn=Speed,Log"),
            ("class", "ACME_Fn"),
            ("class", "ACME_Rack"),
            ("value-attribute", "X.Y=#[a = \"b\"]"),
        ] {
            settings.add(setting(name).expect("there is one"), text).expect("it has a key");
        }
        insta::assert_snapshot!(format!("{notation:?}"), resolved(&settings).1);
    }
    let error = Settings::default().add(setting("rename").expect("there is one"), "ACME_Fan").expect_err("no key");
    assert_eq!(error.to_string(), "write ITEM=NAME");
}

/// `docs/options.md`.
#[expect(clippy::disallowed_methods, reason = "the test reads what the project ships")]
fn guide() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/options.md");
    std::fs::read_to_string(path).expect("the guide is there")
}

#[test]
fn the_guide_tells_of_every_setting_and_its_words() {
    let guide = guide();
    for setting in settings::all() {
        assert!(guide.contains(&format!("`{}`", setting.name)) || guide.contains(&format!("### {}\n", setting.name)));
        if let Form::Word(words) = setting.form {
            assert!(words.iter().all(|word| guide.contains(&format!("`{}`", word.name()))), "{}", setting.name);
        }
    }
}

#[test]
fn the_examples_of_the_guide_are_right() {
    let guide = guide();
    let examples: Vec<&str> = guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(examples.len() > 10);
    for example in examples {
        let mut settings = Settings::default();
        settings.configuration("mofc.toml", example);
        let mut sources = SourceMap::default();
        assert_eq!(rendered(&settings.resolve(&mut sources).diagnostics, &sources), "", "{example}");
    }
}
