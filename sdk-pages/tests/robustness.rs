//! No text makes the reader panic, hang, or point outside the page.

use mof_parser::ast::ClassDeclaration;
use mof_parser::{ReadOptions, Reader, Reading, SourceMap, Span};
use mof_sdk_pages::PageReader;
use proptest::prelude::*;

const PAGES: [&str; 11] = [
    include_str!("pages/class_page.md"),
    include_str!("pages/values.md"),
    include_str!("pages/contradictions.md"),
    include_str!("pages/task_action.md"),
    include_str!("pages/headers.md"),
    include_str!("pages/qualifier_lists.md"),
    include_str!("pages/tables.md"),
    include_str!("pages/front_matter_2016.md"),
    include_str!("pages/method_page.md"),
    include_str!("pages/method_in_braces.md"),
    include_str!("pages/method_contradictions.md"),
];

fn read(text: &str) -> Reading {
    let mut sources = SourceMap::default();
    let id = sources.add("page.md", text);
    let reading = PageReader.read(sources.file(id), &ReadOptions::default());
    let slice =
        |span: Span| assert!(text.get(span.range()).is_some(), "a span must lie in the page, between characters");
    for diagnostic in &reading.diagnostics {
        slice(diagnostic.primary.span);
        diagnostic.secondary.iter().for_each(|label| slice(label.span));
    }
    for property in reading.specification.classes().flat_map(ClassDeclaration::properties) {
        slice(*property.span);
        property.qualifiers.iter().for_each(|qualifier| slice(*qualifier.span));
    }
    reading
}

#[test]
fn a_page_that_is_cut_anywhere_is_read() {
    for page in PAGES {
        // Of a long page, a part of the places will do: the others cut the same things.
        let step = 1 + page.len() / 600;
        for end in (0..=page.len()).step_by(step).filter(|end| page.is_char_boundary(*end)) {
            read(&page[..end]);
        }
    }
}

#[test]
fn a_page_that_lacks_a_line_is_read() {
    for page in PAGES {
        let lines: Vec<&str> = page.lines().collect();
        for missing in 0..lines.len() {
            let kept: Vec<&str> =
                lines.iter().enumerate().filter(|(index, _)| *index != missing).map(|(_, line)| *line).collect();
            read(&kept.join("\n"));
        }
    }
}

#[test]
fn code_with_blanks_inside_stands_where_it_stands() {
    read(&PAGES[0].replace("[bits]", "` “ `"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_qualifier_list_is_read(list in "[\\[\\](){},:;\"“”\u{FFFD}?a-z0-9 \\\\<>*`|&;.-]{0,40}") {
        read(&PAGES[0].replace("[bits]", &list));
    }

    #[test]
    fn a_page_whose_lines_are_shuffled_is_read(
        lines in prop::sample::select(&PAGES[..]).prop_flat_map(|page| Just(page.lines().collect::<Vec<_>>()).prop_shuffle())
    ) {
        read(&lines.join("\n"));
    }

    #[test]
    fn any_table_is_read(rows in prop::collection::vec("[|0-9xA(). -]{0,12}", 0..8), bits in any::<bool>()) {
        let page = PAGES[0].replace("|0|Idle|", &rows.join("\n"));
        read(&if bits { page.replace("Qualifiers: none", "Qualifiers: [bits]") } else { page });
    }

    #[test]
    fn any_line_is_read_anywhere(line in any::<String>(), at in 0usize..200) {
        let mut lines: Vec<&str> = PAGES[1].lines().collect();
        lines.insert(at.min(lines.len()), &line);
        read(&lines.join("\n"));
    }
}

/// Time grows with length: ten times the page takes no more than about ten times as long. The bound is far off, for busy machines.
#[test]
fn large_pages_take_linear_time() {
    let head = "# ACME_Big Server WMI Class\n\n## Syntax\n\n```\nClass ACME_Big\n{\n    UInt32 State;\n};\n```\n\n## Properties\n\n";
    let property =
        "`State`\nData type: `UInt32`\n\nAccess type: Read-only\n\nQualifiers: none\n\nPossible values are:\n\n";
    let repeat = |part: fn(usize) -> String, count| (0..count).map(part).collect::<String>();
    let table = format!("{head}{property}|||\n|-|-|\n{}", repeat(|row| format!("|{row}|Row {row}|\n"), 100_000));
    let captions = format!("{head}{property}|||\n|-|-|\n{}", repeat(|row| format!("|X{row}||\n|{row}|Row|\n"), 20_000));
    let tables = format!("{head}{property}{}", "|||\n|-|-|\n|1|One|\n\n".repeat(10_000));
    let paragraphs = format!("{head}{property}{}", repeat(|row| format!("Paragraph {row}.\n\n"), 50_000));
    let list = format!("{head}{property}{}", repeat(|row| format!("- {row}\n"), 50_000));
    let headings = format!("{head}{property}{}", repeat(|row| format!("## Heading {row}\n### `P{row}`\n"), 20_000));
    let lines_of_code = format!("{head}{property}{}", "`State`\n\n".repeat(20_000));
    let comments = format!("{head}{property}{}", "<!-- a -->b\n".repeat(20_000));
    let properties = format!("{head}{}", repeat(|row| format!("`P{row}`\nData type: `String`\n\nText.\n\n"), 20_000));
    let types = head.replace("    UInt32 State;\n", &repeat(|row| format!("    UIt32 P{row};\n"), 5_000));
    let qualifiers = format!("{head}{}", property.replace("none", &format!("[{}]", "Ab(1".repeat(50_000))));
    let names =
        format!("{head}{}", property.replace("none", &format!("[{}]", repeat(|row| format!("Name{row},"), 20_000))));
    let pieces = format!("{head}{}", property.replace("`UInt32`", &"`a` ".repeat(50_000)));
    let blanks = format!("{head}{}", property.replace("`UInt32`", &format!("x{}y", " ".repeat(200_000))));
    let columns =
        format!("{head}{property}{}\n{}\n{}", "|".repeat(20_000), "|-".repeat(19_999), "|a|\n".repeat(20_000));
    let quotes = format!("{head}{property}{}", "> ".repeat(50_000));
    let lists = format!("{head}{property}{}x", "- ".repeat(50_000));
    for page in [
        table,
        captions,
        tables,
        paragraphs,
        list,
        headings,
        lines_of_code,
        comments,
        properties,
        types,
        qualifiers,
        names,
        pieces,
        blanks,
        columns,
        quotes,
        lists,
    ] {
        read(&page);
    }
}

#[test]
fn large_methods_take_linear_time() {
    let head = |declared: &str| format!("# Run Method in Class ACME_Big\n\n## Syntax\n\n```\n{declared}\n```\n\n");
    let repeat = |part: fn(usize) -> String| (0..20_000).map(part).collect::<String>();
    let parameters = repeat(|row| format!("UInt32 P{row},\n"));
    let lines = repeat(|row| format!("[OUT] String P{row}\n"));
    let accounts =
        repeat(|row| format!("`P{row}`\nData type: `String`\n\nQualifiers: [id(\"{row}\"), in]\n\nText.\n\n"));
    let pairs = repeat(|row| format!("{row}\nText\n\n"));
    let errors = "For more information, see it. About Configuration Manager Errors. ".repeat(20_000);
    for page in [
        format!("{}## Parameters\n\n{accounts}", head(&format!("SInt32 Run(\n{parameters});"))),
        format!("{}## Parameters\n\n{accounts}", head(&format!("SInt32 Run\n{{\n{lines}}};"))),
        format!("{}## Return Values\n\n{pairs}{errors}", head("SInt32 Run();")),
    ] {
        read(&page);
    }
}

#[test]
fn many_methods_of_a_class_take_linear_time() {
    let entry = |row: u32| format!("|[M{row} Method in Class ACME_Big](m{row}.md)|Text.|");
    let listed = (0..3_000).map(entry).collect::<Vec<_>>().join("\n");
    let class = format!(
        "# ACME_Big Server WMI Class\n\n## Syntax\n\n```\nClass ACME_Big\n{{\n}};\n```\n\n## Methods\n\n|Method|Description|\n|-|-|\n{listed}\n{listed}\n|Gone|Text.|\n"
    );
    let mut sources = SourceMap::default();
    let mut ids = vec![sources.add("class.md", class)];
    for row in 0..6_000 {
        let page = format!(
            "# M{row} Method in Class ACME_Big\n\n## Syntax\n\n```\nSInt32 M{row}();\n```\n\n## Return Values\n\nText.\n"
        );
        ids.push(sources.add(format!("m{row}.md"), page));
    }
    let options = ReadOptions::default();
    let mut readings: Vec<Reading> = ids.iter().map(|id| PageReader.read(sources.file(*id), &options)).collect();
    let mut files: Vec<_> = ids.iter().map(|id| sources.file(*id)).zip(&mut readings).collect();
    PageReader.link(&mut files, &options);
    let methods = readings[0].specification.classes().map(|class| class.methods().count());
    assert_eq!(methods.collect::<Vec<_>>(), [6_000]);
}
