//! Whatever the user lowers, what still passes for valid can be used by every stage.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use mof_codegen::mof::Imported;
use mof_codegen::{all_codes, docs, rust};
use mof_model::dump::Dump;
use mof_parser::diagnostic::{Level, Levels};
use mof_tests::compiler;

/// Every code at this level that can have it.
fn all_at(level: Level) -> Levels {
    let mut levels = Levels::default();
    for code in all_codes().filter(|code| level == Level::Error || !code.is_always_error()) {
        levels.set(code, level).expect("a level that it can have");
    }
    levels
}

#[test]
fn what_is_valid_at_the_lowest_levels_can_be_used() {
    let mut used = 0;
    insta::glob!("../cases/err", "*.m[od]*", |path| {
        for level in [Level::Off, Level::Note] {
            let name = path.file_name().expect("a case is a file").to_string_lossy();
            let text = std::fs::read_to_string(path).expect("a case is a UTF-8 file");
            let compilation = compiler().text(name, text).levels(all_at(level)).compile();
            serde_json::to_string(&Dump::new(&compilation)).expect("any dump can be written");
            let Some(schema) = compilation.valid_schema() else { continue };
            used += 1;
            docs::generate(schema);
            rust::generate(schema, &rust::Options::default());
            Imported::new(&compilation, [""; 0]).output();
        }
    });
    assert!(used > 100, "only {used} are valid");
}

#[test]
fn at_the_highest_level_every_report_is_an_error() {
    insta::glob!("../cases/err", "*.m[od]*", |path| {
        let text = std::fs::read_to_string(path).expect("a case is a UTF-8 file");
        let compilation = compiler().text("case.mof", text).levels(all_at(Level::Error)).compile();
        let others = compilation.diagnostics.iter().filter(|diagnostic| !diagnostic.is_error());
        let others: Vec<_> = others.map(|other| (other.code, &other.message)).collect();
        assert!(others.iter().all(|(code, _)| code.id() == "MOF-P199"), "{}: {others:?}", path.display());
    });
}
