//! What `cargo check` of generated code costs, without serde and with it, beside the same types as they would be written with serde's
//! derive, without its traits and with them.
//!
//! Each of the four is a crate of its own, checked from nothing on one core, in turn, with everything that it depends on built before.
//! Read the ratios; the times are those of one machine at one moment.
//!
//! ```text
//! cargo bench -p mof-tests --bench check_time                       the CIM schema below $MOF_CORPUS (default ../shared/corpus)
//! cargo bench -p mof-tests --bench check_time -- SCHEMA [ROUNDS]
//! ```

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark writes crates, runs cargo and prints figures"
)]

mod derived;
mod measure;

use std::path::{Path, PathBuf};
use std::time::Instant;

use mof_codegen::rust::{self, Options};
use mof_model::{Compiler, Schema, Valid};

use measure::{Cost, Workshop};

/// How often each crate is checked; the least time counts.
const ROUNDS: usize = 2;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let path = arguments.next().map_or_else(corpus, PathBuf::from);
    let rounds = arguments.next().map_or(ROUNDS, |rounds| rounds.parse().expect("a number of rounds"));
    if !path.exists() {
        eprintln!("skipped: there is no {} (set MOF_CORPUS, or name a schema)", path.display());
        return;
    }
    let mut compiler = Compiler::new();
    compiler.path(&path);
    let compilation = compiler.compile();
    compare(compilation.valid_schema().expect("the schema has no errors"), rounds);
}

fn corpus() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    std::env::var_os("MOF_CORPUS").map_or(beside, PathBuf::from).join("cim/2.32.0/CIM_Schema.mof")
}

fn compare(schema: Valid<&Schema>, rounds: usize) {
    let started = Instant::now();
    let generated = rust::generate(schema, &Options::default());
    let generation = started.elapsed();
    let generated = generated.output.files().map(|(_, text)| text).collect::<String>();
    let derived = derived::library(&schema);
    let underived = derived::without_serde(&derived);
    let workshop = Workshop::new();
    let variants = [
        ("generated", workshop.generated("plain", &generated, &[]), generated.len()),
        ("with serde", workshop.generated("serde", &generated, &["serde"]), generated.len()),
        ("by hand", workshop.derived("structs", &underived), underived.len()),
        ("with serde's derive", workshop.derived("derive", &derived), derived.len()),
    ];
    let mut costs = [const { Vec::new() }; 4];
    for _ in 0..rounds {
        for ((_, folder, _), costs) in variants.iter().zip(&mut costs) {
            costs.push(workshop.check(folder));
        }
    }
    let classes = schema.types().count();
    println!("{classes} classes, generated in {generation:.1?}");
    println!("{:20}{:>10}{:>12}{:>14}", "", "user s", "peak MB", "bytes a class");
    let best: Vec<Cost> = costs.into_iter().map(Cost::least).collect();
    for ((name, _, bytes), Cost { seconds, megabytes }) in variants.iter().zip(&best) {
        println!("{name:20}{seconds:>10.2}{megabytes:>12.0}{:>14}", bytes / classes);
    }
    let [plain, serde, structs, derive] = [0, 1, 2, 3].map(|variant: usize| best[variant].seconds);
    let (added, derived) = (serde - plain, derive - structs);
    println!("serde adds {added:.2} s, {:.0} % of the time without", added / plain * 100.0);
    println!(
        "serde's derive adds {derived:.2} s; the whole takes {:.1} times the time of generated code",
        derive / serde
    );
}
