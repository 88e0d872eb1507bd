//! How fast text becomes tokens, and a syntax tree.
//!
//! ```text
//! cargo bench -p mof-parser --bench parse
//! MOF_CORPUS=/folder/of/schemas cargo bench -p mof-parser --bench parse
//! ```
//!
//! The made-up text has what schemas have: long descriptions in short strings, value maps, references, methods. The real one is all
//! files of `cim` in the folder that `MOF_CORPUS` names, as one text.

#![expect(clippy::disallowed_methods, reason = "a corpus lies in files outside the repository")]

use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use mof_parser::source::decode;
use mof_parser::{Diagnostics, Dialect, SourceMap};

/// That of the command line.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many classes the made-up text has: about three megabytes.
const CLASSES: usize = 2_000;

static TEXTS: LazyLock<Vec<(&str, SourceMap)>> = LazyLock::new(|| {
    let corpus = std::env::var_os("MOF_CORPUS").map(|root| real(&Path::new(&root).join("cim")));
    let texts = [("made up", Some(made_up())), ("real", corpus.filter(|text| !text.is_empty()))];
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name, text?)));
    texts.map(|(name, text)| (name, sources(text))).collect()
});

fn main() {
    divan::main();
}

#[divan::bench(args = names())]
fn lex(bencher: Bencher, name: &str) {
    let sources = text(name);
    let file = sources.files().next().expect("each has one file");
    let span = file.span();
    let read = || mof_parser::lex::lex(file, span.start..span.end, &mut Diagnostics::new(Dialect::Standard));
    bencher.counter(BytesCount::of_str(file.text())).bench_local(read);
}

#[divan::bench(args = names())]
fn parse(bencher: Bencher, name: &str) {
    let file = text(name).files().next().expect("each has one file");
    bencher.counter(BytesCount::of_str(file.text())).bench_local(|| mof_parser::parse(file, Dialect::Standard));
}

fn names() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(name, _)| *name)
}

fn text(name: &str) -> &'static SourceMap {
    TEXTS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, sources)| sources)
        .expect("the names are those of the texts")
}

fn sources(text: String) -> SourceMap {
    let mut sources = SourceMap::default();
    sources.add("benchmark.mof", text);
    sources
}

fn made_up() -> String {
    (0..CLASSES).fold(String::new(), |mut text, class| {
        let _ = write!(
            text,
            r#"
// A class of the benchmark.
   [Version ( "2.{class}.0" ), UMLPackagePath ( "ACME::Core::Part{class}" ),
    Description (
       "ACME_Part{class} stands for a part of a machine. It has a state and "
       "a speed, it knows the machine that it belongs to, and it can be "
       "switched to another state." )]
class ACME_Part{class} : ACME_Part {{
      [Key, Description ( "Within the machine, the identifier names the part." ), MaxLen ( 256 )]
   string PartID;
      [Description ( "The state of the part.\n0 means that it is not known." ),
       ValueMap {{ "0", "1", "2", "..", "32768..65535" }},
       Values {{ "Unknown", "Other", "Running", "DMTF Reserved", "Vendor Reserved" }},
       ModelCorrespondence {{ "ACME_Part{class}.RequestState" }}]
   uint16 State = 0;
      [Write, Units ( "Revolutions per Minute" ), MinValue ( 0 ), MaxValue ( 0x7FFF )]
   uint32 Speeds[];
   ACME_Machine REF Machine;
      [Description ( "Asks the part to change to another state." ), ValueMap {{ "0", "1" }}, Values {{ "Done", "Failed" }}]
   uint32 RequestState([In] uint16 State, [In (false), Out] ACME_Job REF Job, [In] datetime Until);
}};
"#
        );
        text
    })
}

fn real(folder: &Path) -> String {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries.iter().fold(String::new(), |mut text, path| {
        if path.is_dir() {
            text += &real(path);
        } else if path.extension().is_some_and(|extension| extension == "mof") {
            let decoded = std::fs::read(path).ok().and_then(|bytes| decode(bytes).ok());
            text += &decoded.map(|decoded| decoded.text).unwrap_or_default();
        }
        text
    })
}
