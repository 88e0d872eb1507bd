//! Text to a syntax tree, in every dialect: diagnostics lie within the text, and what is written from a tree without errors parses
//! to an equal tree.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mof_parser::source::decode;
use mof_parser::write::write;
use mof_parser::{Diagnostic, Dialect, SourceMap, parse};

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes.to_vec()) else { return };
    let dialect = Dialect::ALL[bytes.len() % Dialect::ALL.len()];
    let mut sources = SourceMap::default();
    let id = sources.add("fuzz.mof", decoded.text);
    let parsed = parse(sources.file(id), dialect);
    for diagnostic in &parsed.diagnostics {
        let labels = diagnostic.secondary.iter().chain([&diagnostic.primary]);
        assert!(labels.map(|label| label.span.range()).all(|range| sources.file(id).text().get(range).is_some()));
    }
    if !parsed.diagnostics.iter().any(Diagnostic::is_error) {
        let id = sources.add("written.mof", write(&parsed.specification));
        assert_eq!(parse(sources.file(id), dialect).specification, parsed.specification);
    }
});
