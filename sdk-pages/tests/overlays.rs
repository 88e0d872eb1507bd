//! What `docs/overlays.md` says about overlays holds: each of its examples is applied to its pages without a complaint.

use mof_parser::{FileId, ReadOptions, Reader, Reading, SourceMap, write::write};
use mof_sdk_pages::PageReader;

const DOCUMENT: &str = include_str!("../../docs/overlays.md");

/// The texts of the document's blocks that begin with a fence.
fn blocks(fence: &str) -> Vec<&str> {
    let end = if fence.starts_with("````") { "\n````\n" } else { "\n```\n" };
    let begin = format!("\n{fence}\n");
    let after = DOCUMENT.split(&begin).skip(1);
    after.filter_map(|block| Some(block.split_once(end)?.0)).collect()
}

fn compiled(overlays: &[&str]) -> Vec<Reading> {
    let mut sources = SourceMap::default();
    let names = ["acme_disk.md", "spin.md"].map(str::to_owned);
    let pages = names.into_iter().zip(blocks("````markdown"));
    let overlays = overlays.iter().enumerate().map(|(index, text)| (format!("{index}.overlay.toml"), *text));
    let ids: Vec<FileId> = pages.chain(overlays).map(|(name, text)| sources.add(name, text)).collect();
    let options = ReadOptions { folders: vec![".".to_owned()], ..ReadOptions::default() };
    let mut readings: Vec<Reading> = ids.iter().map(|id| PageReader.read(sources.file(*id), &options)).collect();
    let mut files: Vec<_> = ids.iter().map(|id| sources.file(*id)).zip(&mut readings).collect();
    PageReader.link(&mut files, &options);
    readings
}

/// All that is reported, as codes and messages.
fn reports(readings: &[Reading]) -> Vec<String> {
    let reported = readings.iter().flat_map(|reading| &reading.diagnostics);
    reported.map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.message)).collect()
}

#[test]
fn each_example_of_the_document_is_applied_without_a_complaint() {
    let examples = blocks("```toml");
    assert!(examples.len() > 5, "the document has examples");
    for example in examples {
        let readings = compiled(&[example]);
        let complaints: Vec<String> =
            reports(&readings).into_iter().filter(|report| report.starts_with("MOF-D09")).collect();
        assert!(complaints.is_empty(), "{complaints:#?} of {example}");
        assert!(readings.iter().any(|reading| !reading.corrections.is_empty()), "{example}");
    }
}

#[test]
fn each_fault_of_the_pages_is_settled_by_an_example() {
    let faults = reports(&compiled(&[]));
    let left: Vec<Vec<String>> = blocks("```toml").iter().map(|example| reports(&compiled(&[example]))).collect();
    assert!(faults.len() > 3, "the pages have faults: {faults:#?}");
    for fault in &faults {
        assert!(left.iter().any(|left| !left.contains(fault)), "{fault}");
    }
}

#[test]
fn an_overlay_that_is_cut_anywhere_is_read() {
    let example = blocks("```toml").join("\n");
    for end in (0..=example.len()).filter(|end| example.is_char_boundary(*end)) {
        compiled(&[&example[..end]]);
    }
}

#[test]
fn an_overlay_that_lacks_a_line_is_read() {
    let example = blocks("```toml").join("\n");
    let lines: Vec<&str> = example.lines().collect();
    for missing in 0..lines.len() {
        let kept: Vec<&str> = lines.iter().enumerate().filter(|(index, _)| *index != missing).map(|of| *of.1).collect();
        compiled(&[&kept.join("\n")]);
    }
}

/// Time grows with length. The bound is far off, for busy machines.
#[test]
fn large_overlays_take_linear_time() {
    let repeat = |part: fn(usize) -> String, count| (0..count).map(part).collect::<String>();
    let values = format!("[ACME_Disk.properties.State.values]\n{}", repeat(|row| format!("{row} = \"R\"\n"), 10_000));
    let qualifiers =
        format!("[ACME_Disk.properties.State.qualifiers]\n{}", repeat(|row| format!("Q{row} = 1\n"), 10_000));
    let chain = repeat(
        |row| format!("[ACME_Disk.properties.P{}]\nadd = true\nafter = \"P{row}\"\ntype = \"String\"\n", row + 1),
        10_000,
    );
    let unknown = format!("[ACME_Disk.properties]\n{}", repeat(|row| format!("X{row} = {{ key = true }}\n"), 10_000));
    let classes = repeat(|row| format!("[ACME_Elsewhere{row}]\nsuperclass = false\n"), 10_000);
    let nested = format!("a = {}", "[".repeat(100_000));
    let dotted = format!("{}a = 1", "a.".repeat(100_000));
    for overlay in [values, qualifiers, chain, unknown, classes, nested, dotted] {
        compiled(&[&overlay]);
    }
}

#[test]
fn what_is_added_after_another_stands_there() {
    let overlay = "[ACME_Disk.properties]\nB = { add = true, after = \"A\", type = \"String\" }\n\
        A = { add = true, after = \"Number\", type = \"String\" }\n";
    let text = write(&compiled(&[overlay])[0].specification);
    let names: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_suffix(';')).collect();
    assert_eq!(names[..4], ["uint32 Number", "string A", "string B", "uint32 Region"]);
}
