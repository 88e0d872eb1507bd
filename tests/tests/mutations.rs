//! Damaged schemas: pieces of real files cut out, doubled and exchanged. Whatever comes of it is read to its end, reports at places that
//! are in the text, and reports the same each time.
//!
//! The cases of this project are damaged everywhere; real schemas where `MOF_CORPUS` or `../shared/corpus` has them.

#![expect(clippy::disallowed_methods, reason = "the schemas are files")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mof_model::Compiler;
use mof_parser::lex::{Token, lex, trivia};
use mof_parser::source::decode;
use mof_parser::{Diagnostic, Diagnostics, Dialect, SourceMap, parse};
use mof_tests::{corpus, report, repository};
use proptest::prelude::*;

/// The largest file that is damaged, in bytes: what matters is the damage.
const MAX_LENGTH: u64 = 20_000;

/// How many files of a folder are damaged.
const MAX_FILES: usize = 400;

/// Places are counted in this many parts of a file.
const WHOLE: usize = 10_000;

/// One damage: at a token.
#[derive(Clone, Debug)]
enum Damage {
    CutOut(usize),
    Double(usize),
    Exchange(usize, usize),
    Insert(usize, &'static str),
}

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut folders = vec![repository("tests/cases")];
    folders.extend(["cim", "dsc", "linux", "windows", "mof3"].into_iter().filter_map(corpus));
    folders.iter().flat_map(|folder| texts(folder)).collect()
});

/// The texts of files spread over a folder.
fn texts(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    mof_files(folder, &mut paths);
    let step = paths.len().div_ceil(MAX_FILES).max(1);
    let read = |path: &PathBuf| Some(decode(std::fs::read(path).ok()?).ok()?.text);
    paths.iter().step_by(step).filter_map(read).collect()
}

fn mof_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        let is_small = entry.metadata().is_ok_and(|data| data.len() < MAX_LENGTH);
        if path.is_dir() {
            mof_files(&path, found);
        } else if is_small && path.extension().is_some_and(|extension| extension == "mof" || extension == "mfl") {
            found.push(path);
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0..WHOLE;
    let piece = prop::sample::select(vec![
        "(", ")", "{", "}", "[", "]", ";", ",", ":", "=", "\"", "'", "$", "#", "/*", "//", "\\", "class", "“", "；",
        "-", "\0",
    ]);
    prop_oneof![
        place().prop_map(Damage::CutOut),
        place().prop_map(Damage::Double),
        (place(), place()).prop_map(|(one, other)| Damage::Exchange(one, other)),
        (place(), piece).prop_map(|(place, piece)| Damage::Insert(place, piece)),
    ]
}

fn damaged() -> impl Strategy<Value = String> {
    let damages = prop::collection::vec(damage(), 1..5);
    (0..TEXTS.len(), damages)
        .prop_map(|(index, damages)| damages.iter().fold(TEXTS[index].clone(), |text, damage| inflict(&text, damage)))
}

fn inflict(text: &str, damage: &Damage) -> String {
    let (_, tokens) = tokens(text);
    let token = |place: usize| tokens[place * tokens.len() / WHOLE];
    let slice = |token: Token| &text[token.start as usize..token.end as usize];
    let with = |place: usize, new: &str| {
        let Token { start, end, .. } = token(place);
        format!("{}{new}{}", &text[..start as usize], &text[end as usize..])
    };
    match damage {
        Damage::CutOut(place) => with(*place, ""),
        Damage::Double(place) => with(*place, &format!("{0} {0}", slice(token(*place)))),
        Damage::Exchange(one, other) => with(*one, slice(token(*other))),
        Damage::Insert(place, piece) => with(*place, &format!("{piece} {}", slice(token(*place)))),
    }
}

fn tokens(text: &str) -> (Vec<Diagnostic>, Vec<Token>) {
    let mut sources = SourceMap::default();
    let id = sources.add("damaged.mof", text);
    let mut diagnostics = Diagnostics::new(Dialect::Standard);
    let span = sources.file(id).span();
    let tokens = lex(sources.file(id), span.start..span.end, &mut diagnostics);
    (diagnostics.into_vec(), tokens)
}

fn all_within(text: &str, diagnostics: &[Diagnostic]) -> bool {
    let places = diagnostics.iter().flat_map(|found| found.secondary.iter().chain([&found.primary]));
    places.map(|label| label.span.range()).all(|range| text.get(range).is_some())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_schema_is_tokens_with_trivia_between_them(text in damaged()) {
        let (diagnostics, tokens) = tokens(&text);
        prop_assert!(all_within(&text, &diagnostics));
        let mut end = 0;
        for token in tokens {
            prop_assert_eq!(trivia(&text, end).last().map_or(end, |piece| piece.range.end), token.start);
            end = token.end;
        }
    }

    #[test]
    fn a_damaged_schema_is_a_tree_in_every_dialect(text in damaged()) {
        let mut sources = SourceMap::default();
        let id = sources.add("damaged.mof", text.clone());
        for dialect in Dialect::ALL {
            prop_assert!(all_within(&text, &parse(sources.file(id), dialect).diagnostics));
        }
    }
}

/// A place, and a few bytes of whatever encoding.
fn foreign_bytes() -> impl Strategy<Value = (usize, Vec<u8>)> {
    (0..WHOLE, proptest::collection::vec(any::<u8>(), 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_schema_compiles_to_the_same_diagnostics_each_time(text in damaged(), foreign in foreign_bytes()) {
        let mut bytes = text.into_bytes();
        let at = bytes.len() * foreign.0 / WHOLE;
        bytes.splice(at..at, foreign.1);
        let compile = || {
            let mut compiler = Compiler::new();
            compiler.bytes("damaged.mof", bytes.clone());
            compiler.compile()
        };
        let compilation = compile();
        prop_assert_eq!(report(&compilation).is_empty(), compilation.diagnostics.is_empty());
        prop_assert_eq!(compile().diagnostics, compilation.diagnostics);
    }
}
