//! `mofc.toml`, and the settings of generated Rust on the command line.

mod support;

use std::path::Path;

use mof_codegen::settings::{self, Form};
use support::{Folder, GOOD, run};

const SCHEMA: &str =
    "class ACME_Fan { [Key] string DeviceID; uint32 Speed; };\nclass ACME_Disk { [Key] string DeviceID; };\n";
const CONFIGURATION: &str =
    "input = [\"schemas\"]\n\n[rust]\noutput = \"generated\"\nclass = [\"ACME_F*\"]\nrename = { ACME_Fan = \"Fan\" }\n";

#[test]
fn a_project_is_generated_as_its_configuration_says() {
    let folder = Folder::with(&[("mofc.toml", CONFIGURATION), ("schemas/devices.mof", SCHEMA)]);
    let run = folder.run(&["generate", "rust"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), "wrote 1 file, in generated: mof.rs\n"));
    let code = folder.read("generated/mof.rs");
    assert!(code.contains("pub struct Fan {") && !code.contains("AcmeDisk"), "{code}");
    assert_eq!(folder.run(&["generate", "rust", "--check"]).status, Some(0));
}

#[test]
fn the_command_line_takes_the_place_of_the_file() {
    let folder = Folder::with(&[("mofc.toml", CONFIGURATION), ("schemas/devices.mof", SCHEMA), ("other.mof", GOOD)]);
    let run =
        folder.run(&["generate", "rust", "other.mof", "-o", "out", "--class", "*", "--rename", "ACME_Fan.Speed=rate"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let code = folder.read("out/mof.rs");
    assert!(code.contains("pub struct Fan {") && code.contains("pub rate:"), "other keys stay: {code}");
}

#[test]
fn paths_of_a_configuration_start_at_its_folder() {
    let folder = Folder::with(&[("project/mofc.toml", CONFIGURATION), ("project/schemas/devices.mof", SCHEMA)]);
    let run = folder.run(&["generate", "rust", "--config", "project/mofc.toml"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(folder.files().contains(&"project/generated/mof.rs".to_owned()));
}

#[test]
fn every_command_that_reads_reads_what_is_configured() {
    let levels = "input = \"fan.mof\"\nlevel = { MOF-S131 = \"error\" }\n";
    let fan = "class ACME_Fan { [Key, ValueMap{\"1\", \"2\"}, Values{\"Slow\"}] uint8 Speed; };";
    let folder = Folder::with(&[("mofc.toml", levels), ("fan.mof", fan)]);
    let run = folder.run(&["check"]);
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("error[MOF-S131]"), "{}", run.stderr);
    assert_eq!(folder.run(&["check", "--level", "MOF-S131=note"]).status, Some(0));
}

#[test]
fn what_is_wrong_with_a_configuration_is_shown_at_its_place_and_nothing_is_read() {
    let folder = Folder::with(&[("mofc.toml", "input = \"none.mof\"\n[rust]\nlayuot = \"modules\"\n")]);
    let run = folder.run(&["generate", "rust", "-o", "out"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("error[MOF-G021]") && run.stderr.contains("mofc.toml:3:1"), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `layout`?") && !run.stderr.contains("none.mof\":"), "{}", run.stderr);
    let json = folder.run(&["check", "--message-format", "json"]);
    assert!(json.stderr.lines().all(|line| line.starts_with('{')), "{}", json.stderr);
}

#[test]
fn a_pattern_of_the_command_line_that_matches_nothing_is_shown_there() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let run = folder.run(&[
        "generate",
        "rust",
        "fan.mof",
        "-o",
        "out",
        "--exclude",
        "ACME_Fan.Sped",
        "--message-format",
        "short",
    ]);
    assert_eq!(run.status, Some(0));
    assert!(
        run.stderr.contains("<command line>:3:11: warning[MOF-G023]: `ACME_Fan.Sped` matches no class"),
        "{}",
        run.stderr
    );
}

#[test]
fn settings_that_cannot_be_are_refused() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    for (arguments, expected) in [
        (["--rename", "ACME_Fan"], "write ITEM=NAME"),
        (["--layout", "folder"], "possible values: single-file, modules"),
        (["--attribute", "ACME_Fan=must_use"], "error[MOF-G026]"),
        (["--config", "none.toml"], "cannot read the configuration `none.toml`"),
    ] {
        let run = folder.run(&[&["generate", "rust", "fan.mof", "-o", "out"], &arguments[..]].concat());
        assert_eq!(run.status, Some(2), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(expected), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn without_an_input_or_a_folder_the_help_says_what_to_name() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let nothing = folder.run(&["generate", "rust", "-o", "out"]);
    assert_eq!(nothing.status, Some(2));
    assert!(nothing.stderr.contains("write `input = [\"schemas\"]` in `mofc.toml`"), "{}", nothing.stderr);
    let nowhere = folder.run(&["generate", "rust", "fan.mof"]);
    assert_eq!(nowhere.status, Some(2));
    assert!(nowhere.stderr.contains("name one: `-o DIR`"), "{}", nowhere.stderr);
}

#[test]
fn a_configuration_of_any_size_or_kind_is_survived() {
    let huge = "# ".to_owned() + &"x".repeat(2 << 20);
    let deep = "input = ".to_owned() + &"[".repeat(100_000);
    for text in [huge, deep, "rust = 1".to_owned(), "\u{feff}input = 1".to_owned(), "[[rust]]\nclass = 1".to_owned()] {
        let run = Folder::with(&[("mofc.toml", &text)]).run(&["check"]);
        assert_eq!(run.status, Some(2), "{}", &run.stderr[..run.stderr.len().min(1000)]);
    }
}

#[test]
fn every_setting_is_an_option_with_the_help_of_the_table() {
    let help = run(&["generate", "rust", "--help"]).stdout;
    let words: Vec<&str> = help.split_whitespace().collect();
    let help = words.join(" ");
    for setting in settings::all() {
        assert!(setting.name == "input" || help.contains(&format!("--{} ", setting.name)), "{}", setting.name);
        assert!(help.contains(setting.help), "{}", setting.name);
        let Form::Word(words) = setting.form else { continue };
        for word in words {
            assert!(help.contains(&format!("- {}: {}", word.name(), word.help())), "{}", setting.name);
        }
    }
}

/// A configuration of `docs/options.md`, with the schemas of the project where it has them.
#[expect(clippy::disallowed_methods, reason = "the test reads what the project ships")]
fn example_of_the_guide(with: &str) -> String {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let guide = std::fs::read_to_string(project.join("docs/options.md")).expect("the guide is there");
    let examples = guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let example = examples.into_iter().find(|example| example.contains(with)).expect("the guide has it");
    let schemas = project.join("schemas").display().to_string().replace('\\', "/");
    example.replace("[\"schemas", &format!("[\"{schemas}"))
}

#[test]
fn whole_configurations_of_the_guide_generate() {
    for (with, expected) in
        [("class = [\"SMS_ClientAction*\"]", "struct ActionStatus"), ("file = \"inventory.rs\"", "pub mod")]
    {
        let mut example = example_of_the_guide(with);
        if !example.contains("input") {
            example = format!("input = \"fan.mof\"\n{example}");
        }
        let folder = Folder::with(&[("mofc.toml", &example), ("fan.mof", GOOD)]);
        let run = folder.run(&["generate", "rust", "-o", "out"]);
        assert_eq!(run.status, Some(0), "{example}\n{}", run.stderr);
        let file = folder.files().into_iter().find(|file| file.starts_with("out/")).expect("a file is written");
        assert!(folder.read(&file).contains(expected), "{example}");
    }
}

#[test]
fn warnings_are_shown_denied_or_hidden() {
    let uneven = "class ACME_Fan { [Key] string Id; [ValueMap{\"0\", \"1\"}, Values{\"Off\"}] uint8 State; };";
    let folder = Folder::with(&[
        ("mofc.toml", "input = \"fan.mof\"\ndialect = \"wmi\"\nwarnings = \"deny\"\n"),
        ("fan.mof", uneven),
    ]);
    assert_eq!(folder.run(&["check"]).status, Some(1));
    assert_eq!(folder.run(&["generate", "rust", "-o", "out"]).status, Some(1));
    let shown = folder.run(&["check", "--warnings", "show"]);
    assert_eq!((shown.status, shown.stderr.contains("warning[MOF-S131]")), (Some(0), true), "{}", shown.stderr);
    let hidden = folder.run(&["check", "--warnings", "hide"]);
    assert_eq!((hidden.status, hidden.stderr.contains("S131")), (Some(0), false), "{}", hidden.stderr);
}

#[test]
fn files_that_are_stale_are_deleted_where_the_configuration_says_so() {
    let configuration = "input = \"fan.mof\"\n[rust]\noutput = \"out\"\nlayout = \"modules\"\nstale = \"delete\"\n";
    let folder = Folder::with(&[("mofc.toml", configuration), ("fan.mof", SCHEMA)]);
    folder.run(&["generate", "rust"]);
    folder.write("fan.mof", "class ACME_Fan { [Key] string DeviceID; };");
    folder.run(&["generate", "rust", "--stale", "keep"]);
    assert!(folder.files().contains(&"out/acme_disk.rs".to_owned()), "the command line counts before the file");
    folder.run(&["generate", "rust"]);
    assert!(!folder.files().contains(&"out/acme_disk.rs".to_owned()));
}
