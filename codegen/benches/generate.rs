//! What it costs to generate Rust from a schema, beside what it costs to read and check that schema.
//!
//! ```text
//! cargo bench -p mof-codegen --bench generate                    the CIM schema below $MOF_CORPUS (default ../shared/corpus)
//! cargo bench -p mof-codegen --bench generate -- SCHEMA
//! ```
//!
//! Everything runs on one thread but the reading of files. The steps are measured in turn, so that all see the same machine; read the ratios.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark looks for its schema and prints figures"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mof_codegen::Layout;
use mof_codegen::rust::{self, Options};
use mof_model::{Compilation, Compiler, Schema, Valid};

/// How often each step is taken; the median counts.
const ROUNDS: usize = 7;

fn main() {
    let given = std::env::args().skip(1).find(|argument| argument != "--bench");
    let path = given.map_or_else(corpus, PathBuf::from);
    if !path.exists() {
        eprintln!("skipped: there is no {} (set MOF_CORPUS, or name a schema)", path.display());
        return;
    }
    let [mut compiled, mut generated, mut divided] = [const { Vec::new() }; 3];
    let mut bytes = 0;
    for _ in 0..ROUNDS {
        let (compilation, time) = timed(|| compile(&path));
        compiled.push(time);
        let schema = compilation.valid_schema().expect("the schema has no errors");
        let (text, time) = timed(|| generate(schema, Layout::default()));
        generated.push(time);
        bytes = text;
        divided.push(timed(|| generate(schema, Layout::Modules)).1);
    }
    let check = median(compiled);
    println!("{bytes} bytes of Rust");
    println!("{:24}{:>12}{:>12}", "", "median", "of check");
    for (name, time) in
        [("check", check), ("generate one file", median(generated)), ("generate modules", median(divided))]
    {
        println!("{name:24}{time:>12.1?}{:>12.2}", time.as_secs_f64() / check.as_secs_f64());
    }
}

fn corpus() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    std::env::var_os("MOF_CORPUS").map_or(beside, PathBuf::from).join("cim/2.32.0/CIM_Schema.mof")
}

fn compile(path: &Path) -> Compilation {
    let mut compiler = Compiler::new();
    compiler.path(path);
    compiler.compile()
}

/// The size of the code.
fn generate(schema: Valid<&Schema>, layout: Layout) -> usize {
    let mut options = Options::default();
    options.layout = layout;
    let generated = rust::generate(schema, &options);
    generated.output.files().map(|(_, text)| text.len()).sum()
}

fn timed<T>(step: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let result = black_box(step());
    (result, started.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
