//! How the time for a class grows with the number of classes: it should not.
//!
//! ```text
//! cargo bench -p mof-model --bench many_classes
//! ```
//!
//! The schema is made up: chains of six classes, each of which adds a key or properties with values, a reference and a method, and
//! overrides one. Sizes are measured in turn, so that all see the same machine; read the last column.

#![expect(clippy::print_stdout, reason = "a benchmark prints figures")]

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use mof_model::Compiler;

const SIZES: [usize; 4] = [5_000, 10_000, 20_000, 40_000];

/// How often each size is compiled.
const ROUNDS: usize = 7;

/// How many classes derive from one another.
const DEPTH: usize = 6;

fn main() {
    let texts = SIZES.map(schema);
    let mut times = SIZES.map(|_| Vec::with_capacity(ROUNDS));
    for _ in 0..ROUNDS {
        for (text, times) in texts.iter().zip(&mut times) {
            times.push(timed(text));
        }
    }
    println!("{:>8}  {:>10}  {:>12}  {:>8}", "classes", "median", "each class", "growth");
    let mut first = None;
    for ((classes, text), times) in SIZES.into_iter().zip(&texts).zip(times) {
        let median = median(times);
        let each = median.as_secs_f64() / f64::from(u32::try_from(classes).expect("a small number"));
        let growth = each / *first.get_or_insert(each) - 1.0;
        println!(
            "{classes:>8}  {median:>10.1?}  {:>9.2} µs  {:>+7.1}%   {} KiB",
            each * 1e6,
            growth * 100.0,
            text.len() >> 10
        );
    }
}

fn timed(text: &str) -> Duration {
    let mut compiler = Compiler::new();
    compiler.text("many.mof", text);
    let started = Instant::now();
    let compilation = black_box(compiler.compile());
    let time = started.elapsed();
    assert!(!compilation.has_errors(), "{:?}", compilation.diagnostics.first());
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn schema(classes: usize) -> String {
    let mut text = String::new();
    for index in 0..classes {
        let _ = if index % DEPTH == 0 { first_of_chain(&mut text, index) } else { next_of_chain(&mut text, index) };
    }
    text
}

fn first_of_chain(text: &mut String, index: usize) -> std::fmt::Result {
    write!(
        text,
        r#"[Abstract, Description("The first of a chain, number {index}."), Version("1.0.0")]
class ACME_Class{index} {{
   [Key, Description("Names the instance."), MaxLen(256)] string InstanceId;
   [Description("How it is."), ValueMap{{"0", "1", "2..9", ".."}}, Values{{"Unknown", "Good", "Bad", "Reserved"}}] uint16 State;
   [Description("Changes its state.")] uint32 Change([In, Description("The new state.")] uint16 State, [Out] string Job);
}};
"#
    )
}

fn next_of_chain(text: &mut String, index: usize) -> std::fmt::Result {
    let above = index - 1;
    write!(
        text,
        r#"[Description("Derives from number {above}."), Version("1.0.0")]
class ACME_Class{index} : ACME_Class{above} {{
   [Override("State"), Description("How this one is.")] uint16 State;
   [Description("A size in bytes."), PUnit("byte"), Counter] uint64 Size{index};
   [Description("Notes."), ArrayType("Ordered")] string Notes{index}[];
   [Write, Description("Whether it is in use.")] boolean Used{index} = FALSE;
}};
"#
    )
}
