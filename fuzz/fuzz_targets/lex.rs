//! Bytes to text to tokens: the tokens lie within the text, in order, and the last is the end.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mof_parser::lex::{TokenKind, lex, trivia};
use mof_parser::source::decode;
use mof_parser::{Dialect, Diagnostics, SourceMap};

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes.to_vec()) else { return };
    let mut sources = SourceMap::default();
    let id = sources.add("fuzz.mof", decoded.text);
    let file = sources.file(id);
    let span = file.span();
    let mut diagnostics = Diagnostics::new(Dialect::Standard);
    let tokens = lex(file, span.start..span.end, &mut diagnostics);

    let mut end = 0;
    for token in &tokens {
        // Between two tokens lies trivia and nothing else, so that nothing is lost.
        let between = trivia(file.text(), end).last().map_or(end, |piece| piece.range.end);
        assert_eq!(between, token.start);
        assert!(file.text().get(token.start as usize..token.end as usize).is_some());
        end = token.end;
    }
    assert_eq!(tokens.last().map(|token| token.kind), Some(TokenKind::End));
    assert_eq!(end, span.end);
});
