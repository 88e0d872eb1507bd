//! The way from the bytes of a string value back to its literals.

use mof_parser::ast::{MofProduction, ValueKind};
use mof_parser::{Dialect, SourceMap, Span, StringPlaces, parse};
use proptest::prelude::*;

/// The value of the string literals, and what stands in the file for each character of it.
fn spelled(literals: &str, dialect: Dialect) -> (String, Vec<String>) {
    let mut sources = SourceMap::default();
    let id = sources.add("test.mof", format!("instance of A {{ B = {literals}; }};"));
    let file = sources.file(id);
    let productions = parse(file, dialect).specification.productions;
    let MofProduction::Instance(instance) = &productions[0] else { panic!("an instance: {literals}") };
    let value = instance.properties[0].value.as_ref().expect("it has a value");
    let ValueKind::String(text) = &value.kind else { panic!("a string: {literals}") };
    let places = StringPlaces::new(file, *value.span, dialect);
    let offset = |at: usize| u32::try_from(at).expect("a short text");
    let place = |(at, character): (usize, char)| places.span(offset(at)..offset(at + character.len_utf8()));
    let spelling = |span: Span| file.slice(span).to_owned();
    (text.clone(), text.char_indices().map(place).map(spelling).collect())
}

#[test]
fn each_character_has_the_place_that_spells_it() {
    let in_standard = |literals| spelled(literals, Dialect::Standard).1;
    assert_eq!(in_standard(r#""aé\"b""#), ["a", "é", r#"\""#, "b"]);
    assert_eq!(in_standard(r#""a" /* " */ "b""#), ["a", "b"]);
    assert_eq!(in_standard(r#""\x41\xE9B""#), [r"\x41", r"\xE9B"], "up to four digits");
    assert_eq!(in_standard(r#""\xD83D\xDE00!""#), [r"\xD83D\xDE00", "!"], "a surrogate pair is one character");
    assert_eq!(in_standard(r#""\q\xD83D""#), [r"\", "q", r"\xD83D"], "what is wrong is kept, or replaced");
    assert_eq!(spelled(r#""\x01F600!""#, Dialect::Mof3).1, [r"\x01F600", "!"], "up to six digits in MOF 3");
}

#[test]
fn an_empty_range_is_a_place_between_two_bytes() {
    let mut sources = SourceMap::default();
    let id = sources.add("test.mof", r#""ab" "c""#);
    let places = StringPlaces::new(sources.file(id), sources.file(id).span(), Dialect::Standard);
    let ends = |range: std::ops::Range<u32>| {
        let span = places.span(range);
        (span.start, span.end)
    };
    assert_eq!(ends(1..1), (2, 2));
    assert_eq!(ends(3..3), (8, 8), "the end of the value is the end of its literals");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What stands in the file for a character means that character again.
    #[test]
    fn the_spelling_of_a_character_means_it(pieces in prop::collection::vec(r#"([a-zé"\\ \n]|\\\\x[0-9A-F]{4}){0,8}"#, 1..4)) {
        let escaped = |piece: &String| piece.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let literals: Vec<String> = pieces.iter().map(|piece| format!("\"{}\"", escaped(piece))).collect();
        let (text, spellings) = spelled(&literals.join(" "), Dialect::Standard);
        prop_assert_eq!(&text, &pieces.concat());
        for (character, spelling) in text.chars().zip(spellings) {
            prop_assert_eq!(spelled(&format!("\"{spelling}\""), Dialect::Standard).0, character.to_string());
        }
    }
}
