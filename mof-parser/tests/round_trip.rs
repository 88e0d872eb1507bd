//! What is written from a syntax tree parses to an equal tree: on a sample, and on real schemas where there are any.
//!
//! The folder of real schemas is `MOF_CORPUS`, by default `../shared/corpus` beside the repository; without it the test says so.

#![expect(clippy::disallowed_methods, reason = "a corpus lies in files outside the repository")]

use std::path::{Path, PathBuf};

use mof_parser::source::decode;
use mof_parser::{Diagnostic, Dialect, SourceMap, parse, write::write};

/// Whether the text round-trips; `None` where it has errors, so that its tree is not all that it says.
fn round_trips(text: String) -> Option<bool> {
    let mut sources = SourceMap::default();
    let file = sources.add("original.mof", text);
    let original = parse(sources.file(file), Dialect::Wmi);
    if original.diagnostics.iter().any(Diagnostic::is_error) {
        return None;
    }
    let file = sources.add("written.mof", write(&original.specification));
    Some(parse(sources.file(file), Dialect::Wmi).specification == original.specification)
}

fn mof_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            mof_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "mof" || extension == "mfl") {
            found.push(path);
        }
    }
}

#[test]
fn a_sample_of_every_construct_round_trips() {
    let sample = r#"
        #pragma namespace("\\\\.\\root\\cimv2")
        Qualifier Mine : string[] = {"a", "b"}, Scope(class, property), Flavor(DisableOverride);
        [Abstract, Description("a \"quoted\" text\n\x0001") : Amended ToSubclass]
        class ACME_A as $Class : ACME_Base
        {
            [Key, ValueMap{"0", "1..2"}, Values{"None", "Some"}] uint16 State = 0x1F;
            real64 Ratio = -1.5e300; char16 Letter = '\''; datetime When[3]; object Any; ACME_B Inner[];
            ACME_B REF Other = $Alias;
            [Static] uint32 Run([In, Out] string Names[], boolean Fast = TRUE);
            void Stop();
        };
        [DynProps] instance of ACME_A as $Alias
        {
            State = 1; Names = {"x", NULL}; Inner = {instance of ACME_B { C = 1; }}; [Dynamic] FromProvider;
        };
    "#;
    assert_eq!(round_trips(sample.to_owned()), Some(true));
}

#[test]
fn values_stand_beside_what_they_are_called() {
    let text = r#"class ACME_Job { [Read, ValueMap{"1", "10", "*/"}, Values{"A", "B", "C"}, Description("One.\n\nTwo.")] uint8 A;
        [ValueMap{"1", "10"}, Values{"Waiting for the other job that has to end before this one may begin to run", "Done"}] uint8 B; };"#;
    let mut sources = SourceMap::default();
    let file = sources.add("a.mof", text);
    let specification = parse(sources.file(file), Dialect::Wmi).specification;
    let expected = r#"class ACME_Job
{
    [Read, ValueMap{"1", "10", "*/"}, Values{"A", "B", "C"},
     Description(
        "One.\n\n"
        "Two.")]
    uint8 A;

    [ValueMap{"1", "10"},
     Values{
        /*  1 */ "Waiting for the other job that has to end before this one may begin to run",
        /* 10 */ "Done"}]
    uint8 B;
};
"#;
    assert_eq!(write(&specification), expected);
    assert_eq!(round_trips(text.to_owned()), Some(true));
}

#[test]
fn real_schemas_round_trip() {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let corpus = std::env::var_os("MOF_CORPUS").map_or(default, PathBuf::from);
    let mut files = Vec::new();
    mof_files(&corpus, &mut files);
    if files.is_empty() {
        println!("skipped: there are no schemas in {} (set MOF_CORPUS)", corpus.display());
    }
    let text = |path: &PathBuf| Some(decode(std::fs::read(path).ok()?).ok()?.text);
    let failed: Vec<_> = files.iter().filter(|path| text(path).and_then(round_trips) == Some(false)).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
