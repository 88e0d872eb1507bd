//! The same schema in every encoding and with every kind of line end.

mod support;

use mof_model::{Compilation, Compiler};
use mof_parser::source::Position;
use support::{class, reported};

/// A comment whose last character takes two units of UTF-16, a name that is not ASCII, and a mistake after both on its line.
const TEXT: &str = "// größer 𝄞\nclass ACME_Gehäuse {\n    [Description(\"Größe 𝄞\")] uint8 Größe = 256;\n};\n";

fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

fn compile(bytes: &[u8]) -> Compilation {
    Compiler::new().bytes("test.mof", bytes).compile()
}

/// Where the only diagnostic begins.
#[track_caller]
fn position(compilation: &Compilation) -> Position {
    let [diagnostic] = compilation.diagnostics.as_slice() else { panic!("{:?}", reported(compilation)) };
    let span = diagnostic.primary.span;
    compilation.sources.file(span.file).position(span.start)
}

#[test]
fn a_text_means_the_same_in_every_encoding() {
    let marked = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
    let encodings = [
        ("UTF-8", TEXT.as_bytes().to_vec()),
        ("UTF-8 with a mark", marked),
        ("UTF-16LE with a mark", utf16(TEXT, true, u16::to_le_bytes)),
        ("UTF-16BE with a mark", utf16(TEXT, true, u16::to_be_bytes)),
        ("UTF-16LE", utf16(TEXT, false, u16::to_le_bytes)),
        ("UTF-16BE", utf16(TEXT, false, u16::to_be_bytes)),
    ];
    for (encoding, bytes) in encodings {
        let compilation = compile(&bytes);
        assert_eq!(position(&compilation), Position { line: 3, column: 44 }, "{encoding}");
        let property = class(&compilation, "ACME_Gehäuse").property("größe").expect("names compare without case");
        assert_eq!(property.qualifiers.string("Description"), Some("Größe 𝄞"), "{encoding}");
    }
}

#[test]
fn a_text_means_the_same_with_every_line_end() {
    for line_end in ["\n", "\r\n", "\r", "\n\r"] {
        let compilation = compile(TEXT.replace('\n', line_end).as_bytes());
        let line = if line_end == "\n\r" { 5 } else { 3 };
        assert_eq!(position(&compilation), Position { line, column: 44 }, "{line_end:?}");
    }
    let mixed = compile(TEXT.replacen('\n', "\r\n", 1).replacen("{\n", "{\r", 1).as_bytes());
    assert_eq!(position(&mixed), Position { line: 3, column: 44 });
}

#[test]
fn a_directive_ends_at_every_line_end() {
    for line_end in ["\n", "\r\n", "\r"] {
        let text = ["// mofc: dialect = wmi", "#pragma autorecover", "class ACME_A { };"].join(line_end);
        let compilation = compile(text.as_bytes());
        assert_eq!(reported(&compilation), [""; 0], "{line_end:?}");
        assert!(compilation.schema.class("ACME_A").is_some());
    }
}

#[test]
fn an_old_code_page_is_read_with_a_warning() {
    let compilation = compile(b"class ACME_A { [Description(\"Gr\xF6\xDFe\")] uint8 Level; };");
    assert_eq!(position(&compilation), Position { line: 1, column: 32 });
    let property = class(&compilation, "ACME_A").property("Level").expect("declared above");
    assert_eq!(property.qualifiers.string("Description"), Some("Größe"));
}
