//! Each page in `tests/pages` is read; its snapshot shows the syntax tree as MOF, and what was reported.

#![expect(clippy::disallowed_methods, reason = "the pages are files, so that a new case is a new file")]

use std::fmt::Write;

use mof_parser::{Diagnostic, ReadOptions, Reader, SourceFile, SourceMap, write::write};
use mof_sdk_pages::PageReader;

#[test]
fn pages_read_as_their_snapshots_show() {
    insta::glob!("pages/*.md", |path| {
        let text = std::fs::read_to_string(path).expect("the page can be read");
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("{text}\n======== read as ========\n\n{}", read(&text)));
        });
    });
}

#[test]
fn line_ends_make_no_difference() {
    insta::glob!("pages/*.md", |path| {
        let text = std::fs::read_to_string(path).expect("the page can be read");
        assert_eq!(read(&text), read(&text.replace('\n', "\r\n")));
    });
}

#[test]
fn what_to_write_for_a_parameter_speaks_of_no_property() {
    let page = "# Start Method in Class ACME_Job\n\n## Syntax\n\n```\nSInt32 Start(\n    UInt32 Count,\n    String Mode\n);\n```\n\n\
                #### Parameters\n\n`Count`\nQualifiers: [in]\n\nHow often.\n\n`Mode`\nData type: `String`\n\n\
                Qualifiers: [in]\n\nHow. Possible values are:\n\n|Value|Description|\n|-|-|\n|0|Slow|\n|1|Fast|\n\n\
                ## Return Values\n\nAn `SInt32` data type that is 0 to indicate success.\n";
    let mut sources = SourceMap::default();
    let id = sources.add("page.md", page);
    let reading = PageReader.read(sources.file(id), &ReadOptions::default());
    let helps: Vec<_> = reading.diagnostics.iter().filter_map(|found| found.help.as_deref()).collect();
    let expected = [
        "add the lines `Data type:` and `Qualifiers:` that are missing",
        "give the parameter an integer type, or the values that the strings have; they are read as strings",
    ];
    assert_eq!(helps, expected);
}

fn read(text: &str) -> String {
    let mut sources = SourceMap::default();
    let id = sources.add("page.md", text);
    let file = sources.file(id);
    let reading = PageReader.read(file, &ReadOptions::default());
    let mut shown = write(&reading.specification);
    if let Some(reason) = &reading.skipped {
        writeln!(shown, "skipped: {reason}").expect("a string takes everything");
    }
    for diagnostic in &reading.diagnostics {
        show(&mut shown, file, diagnostic).expect("a string takes everything");
    }
    shown
}

fn show(shown: &mut String, file: &SourceFile, diagnostic: &Diagnostic) -> std::fmt::Result {
    let place = |offset| {
        let position = file.position(offset);
        format!("{}:{}", position.line, position.column)
    };
    writeln!(shown, "{} {} {}", diagnostic.code, place(diagnostic.primary.span.start), diagnostic.message)?;
    for label in &diagnostic.secondary {
        writeln!(shown, "    {} {}", place(label.span.start), label.text)?;
    }
    Ok(())
}
