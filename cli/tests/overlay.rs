//! Overlay files: what they correct is right in every result, and every result says that it was corrected.

mod support;

use serde_json::{Value, json};
use support::{Folder, Run};

const PAGE: &str = "# ACME_Job Server WMI Class\nThe `ACME_Job` class represents a job.\n\n## Syntax\n\n```\nClass ACME_Job\n{\n    \
    UInt32 JobID;\n    String State;\n    String Old;\n};\n```\n\n## Properties\n`JobID`\nData type: `String`\n\nAccess type: Read-only\n\n\
    Qualifiers: none\n\nNumber of the job.\n\n`State`\nData type: `String`\n\nAccess type:\n\nQualifiers: none\n\nState of the job.\n\n\
    `Old`\nData type: `String`\n\nAccess type: Read-only\n\nQualifiers: none\n\nNot there.\n";

const OVERLAY: &str = "[ACME_Job.properties]\nJobID = { type = \"UInt64\", key = true, reason = \"asked a <server>\" }\n\
    State = { access = \"Read-only\" }\nOld = { remove = true }\n\n[ACME_Rack]\nadd = true\nproperties.Id = { type = \"String\", key = true }\n";

fn folder() -> Folder {
    Folder::with(&[("pages/job.md", PAGE), ("pages/ours.overlay.toml", OVERLAY)])
}

fn dump(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).expect("a dump is JSON")
}

#[test]
fn an_overlay_is_found_beside_the_pages_and_settles_what_they_have_wrong() {
    let without = Folder::with(&[("pages/job.md", PAGE)]).run(&["check", "--message-format", "short", "pages"]);
    assert!(without.stderr.contains("MOF-D020") && without.stderr.contains("MOF-D030"), "{}", without.stderr);
    let with = folder().run(&["check", "--message-format", "short", "pages"]);
    assert_eq!(with.status, Some(0), "{}", with.stderr);
    assert!(!with.stderr.contains("MOF-"), "{}", with.stderr);
}

#[test]
fn the_dump_lists_what_was_corrected() {
    let document = dump(&folder().run(&["dump", "pages"]));
    let job = &document["classes"][0];
    assert_eq!(job["properties"][0]["type"], "uint64");
    let corrected = |of: &str, what: &str, line: u32, reason: Option<&str>| json!({"of": of, "what": what, "file": "pages/ours.overlay.toml", "line": line, "reason": reason});
    assert_eq!(
        job["source"]["corrections"],
        json!([
            corrected("JobID", "type", 2, Some("asked a <server>")),
            corrected("JobID", "key", 2, Some("asked a <server>")),
            corrected("State", "access", 3, None),
            corrected("Old", "removed", 4, None),
        ])
    );
    assert_eq!(document["classes"][1]["source"]["file"], "pages/ours.overlay.toml");
}

#[test]
fn documentation_says_what_was_corrected() {
    let folder = folder();
    let docs = folder.run(&["docs", "pages", "-o", "docs"]);
    assert_eq!(docs.status, Some(0), "{}", docs.stderr);
    let page = folder.read("docs/acme_job.md");
    assert!(page.contains("| Corrected | type, key (`ours.overlay.toml:2`: asked a \\<server>) |"), "{page}");
    assert!(page.contains("| Corrected | `Old` removed (`ours.overlay.toml:4`) |"), "{page}");
    let rust = folder.run(&["generate", "rust", "pages", "-o", "rust"]);
    assert_eq!(rust.status, Some(0), "{}", rust.stderr);
    let files = folder.files().into_iter().filter(|path| path.starts_with("rust/"));
    let code: String = files.map(|path| folder.read(&path)).collect();
    assert!(code.contains("Corrected: type, key (`ours.overlay.toml:2`: asked a"), "{code}");
}

#[test]
fn imported_text_compiles_to_the_corrected_schema() {
    let folder = folder();
    let import = folder.run(&["import", "pages", "-o", "mof"]);
    assert_eq!(import.status, Some(0), "{}", import.stderr);
    let text = folder.read("mof/ACME_Job.mof");
    assert!(text.contains("// JobID: type corrected by ours.overlay.toml:2 (asked a <server>)\n"), "{text}");
    assert!(text.contains("// Old: removed by ours.overlay.toml:4\n"), "{text}");
    let classes = |input: &str| {
        let mut classes = dump(&folder.run(&["dump", input]))["classes"].take();
        for class in classes.as_array_mut().expect("a dump lists classes") {
            class.as_object_mut().expect("a class is an object").remove("source");
        }
        classes
    };
    assert_eq!(classes("mof"), classes("pages"));
}

#[test]
fn mistakes_of_an_overlay_point_into_it() {
    let folder = Folder::with(&[("job.md", PAGE), ("fixes.toml", "[ACME_Job.properties.JobId_]\nkey = true\n")]);
    let run = folder.run(&["check", "--message-format", "short", "job.md", "fixes.toml"]);
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("fixes.toml:1:22: error[MOF-D093]"), "{}", run.stderr);
}

#[test]
fn overlays_of_one_name_are_told_apart_by_their_folders() {
    let one = "[ACME_Job.properties]\nJobID = { key = true }\n";
    let other = "[ACME_Job.properties]\nState = { access = \"Read-only\" }\n";
    let folder =
        Folder::with(&[("pages/job.md", PAGE), ("pages/a/x.overlay.toml", one), ("pages/b/x.overlay.toml", other)]);
    folder.run(&["docs", "pages", "-o", "docs"]);
    let page = folder.read("docs/acme_job.md");
    assert!(page.contains("(`a/x.overlay.toml:2`)") && page.contains("(`b/x.overlay.toml:2`)"), "{page}");
}

#[test]
fn a_class_that_an_overlay_adds_has_the_methods_of_its_pages() {
    let method = "# Stop Method in Class ACME_Rack\n\n## Syntax\n\n```\nUInt32 Stop(\n     UInt32 Speed\n);\n```\n\n#### Parameters\n `Speed`\n \
        Data type: `UInt32`\n\n Qualifiers: [in]\n\n How fast.\n\n## Return Values\n A `UInt32` data type that is 0.\n";
    let overlay = "[ACME_Rack]\nadd = true\nmethods.Stop.parameters.Speed = { type = \"UInt64\" }\n";
    let pages = [("pages/stop.md", method), ("pages/ours.overlay.toml", overlay)];
    let folder = Folder::with(&pages);
    let run = folder.run(&["check", "--message-format", "short", "pages"]);
    assert!(!run.stderr.contains("MOF-"), "{}", run.stderr);
    let class = &dump(&folder.run(&["dump", "pages"]))["classes"][0];
    assert_eq!(class["methods"][0]["name"], "Stop");
    assert_eq!(class["methods"][0]["parameters"][0]["type"], "uint64");
    let without = Folder::with(&pages[..1]).run(&["check", "--message-format", "short", "pages"]);
    assert!(
        without.stderr.contains("no page among the inputs describes class `ACME_Rack` of method `Stop`"),
        "{}",
        without.stderr
    );
}
