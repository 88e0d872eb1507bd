//! Pages that point to each other, as a user gives them: in a folder, or one by one.

#![expect(clippy::disallowed_methods, reason = "the pages lie in a folder that the test makes")]

use std::path::Path;

use mof_model::{Compilation, Value};
use tempfile::TempDir;

/// A class with a table of values, one that points to it, and a link to a page that nobody wrote.
fn pages() -> TempDir {
    let job = ("UInt32 State;", "`State`", "State of the job.\n\n|Value|Description|\n|-|-|\n|0|Idle|\n|1|Busy|");
    let backup = ("UInt32 State;", "`State`", "See [ACME_Job Server WMI Class](../jobs/job.md).");
    let tape = ("UInt32 Length;", "`Length`", "Length of the [reel](reel.md).");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, class, (declaration, header, description)) in
        [("jobs/job.md", "ACME_Job", job), ("backups/backup.md", "ACME_Backup", backup), ("tape.md", "ACME_Tape", tape)]
    {
        let syntax =
            format!("# {class} Server WMI Class\n\n## Syntax\n\n```\nClass {class}\n{{\n{declaration}\n}};\n```\n");
        let metadata = "Data type: `UInt32`\n\nAccess type: Read-only\n\nQualifiers: [key]";
        let page = format!("{syntax}\n## Properties\n\n{header}\n{metadata}\n\n{description}\n");
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("the file lies in a folder")).expect("a folder can be made");
        std::fs::write(path, page).expect("a page can be written");
    }
    folder
}

fn compile<'a>(inputs: impl IntoIterator<Item = &'a Path>) -> Compilation {
    let mut compiler = mof_tests::compiler();
    for input in inputs {
        compiler.path(input);
    }
    compiler.compile()
}

/// The codes, each with the text at its place.
fn reported(compilation: &Compilation) -> Vec<(&str, &str)> {
    let text = |span| compilation.sources.slice(span);
    compilation.diagnostics.iter().map(|found| (found.code.id(), text(found.primary.span))).collect()
}

fn description(compilation: &Compilation, class: &str) -> String {
    let class = compilation.schema.class(class).expect("the class is declared");
    match class.property("State").and_then(|state| state.qualifiers.get("Description")).map(|of| &of.value) {
        Some(Value::String(text)) => text.to_string(),
        other => panic!("a description is a string: {other:?}"),
    }
}

#[test]
fn in_a_folder_pages_explain_each_other_and_dangling_links_are_reported() {
    let folder = pages();
    let compilation = compile([folder.path()]);
    assert_eq!(description(&compilation, "ACME_Backup"), "State of the job.");
    let state = compilation.schema.class("ACME_Backup").and_then(|class| class.property("State")).expect("declared");
    assert!(state.qualifiers.get("ValueMap").is_some(), "the values come with the description");
    assert_eq!(reported(&compilation), [("MOF-D080", "reel.md")]);
}

#[test]
fn one_by_one_pages_only_miss_what_is_not_there() {
    let folder = pages();
    let (backup, job, tape) =
        (folder.path().join("backups/backup.md"), folder.path().join("jobs/job.md"), folder.path().join("tape.md"));
    let alone = compile([backup.as_path(), &tape]);
    assert_eq!(description(&alone, "ACME_Backup"), "See ACME_Job Server WMI Class.");
    assert_eq!(reported(&alone), [("MOF-D070", "ACME_Job Server WMI Class")]);

    let together = compile([backup.as_path(), &job, &tape]);
    assert_eq!(description(&together, "ACME_Backup"), "State of the job.");
    assert_eq!(reported(&together), []);
}
