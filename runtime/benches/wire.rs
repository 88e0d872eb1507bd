//! What it costs to read, write and validate objects, beside the same struct with serde's derive.
//!
//! ```text
//! cargo bench -p mof-runtime --features serde --bench wire
//! ```
//!
//! The steps are measured in turn, so that all see the same machine; read the ratios. Reading takes the forms of every source, ignores
//! letter case and reports the property, which the derive does none of.

#![expect(clippy::print_stdout, reason = "a benchmark prints figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use mof_runtime::{Collection, Validate};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How often each step is taken; the fastest counts, since whatever else runs only adds.
const ROUNDS: usize = 31;

/// How many objects a document has.
const ROWS: usize = 10_000;

/// How many objects lie within each other in a deep document.
const DEPTH: usize = 60;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Derived {
    handle: String,
    name: Option<String>,
    command_line: Option<String>,
    process_id: Option<u32>,
    parent_process_id: Option<u32>,
    priority: Option<u32>,
    thread_count: Option<u32>,
    working_set_size: Option<u64>,
    kernel_mode_time: Option<u64>,
    user_mode_time: Option<u64>,
    status: Option<String>,
    arguments: Vec<String>,
}

/// The same, as generated code has it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Win32Process {
    handle: String,
    name: Option<String>,
    command_line: Option<String>,
    process_id: Option<u32>,
    parent_process_id: Option<u32>,
    priority: Option<u32>,
    thread_count: Option<u32>,
    working_set_size: Option<u64>,
    kernel_mode_time: Option<u64>,
    user_mode_time: Option<u64>,
    status: Option<String>,
    arguments: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Node {
    text: Option<String>,
    next: Option<Box<Node>>,
}

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata, property_names};

    static PROCESS: ClassMetadata = ClassMetadata::new("Win32_Process", PROPERTIES, PROPERTY_NAMES);
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("Handle", CimType::String).key().constraints(&[Constraint::MaxLen(256)]),
        PropertyMetadata::new("Name", CimType::String),
        PropertyMetadata::new("CommandLine", CimType::String),
        PropertyMetadata::new("ProcessId", CimType::Uint32),
        PropertyMetadata::new("ParentProcessId", CimType::Uint32),
        PropertyMetadata::new("Priority", CimType::Uint32).constraints(&[Constraint::MaxValue(31)]),
        PropertyMetadata::new("ThreadCount", CimType::Uint32),
        PropertyMetadata::new("WorkingSetSize", CimType::Uint64),
        PropertyMetadata::new("KernelModeTime", CimType::Uint64),
        PropertyMetadata::new("UserModeTime", CimType::Uint64),
        PropertyMetadata::new("Status", CimType::String).constraints(&[Constraint::MaxLen(10)]),
        PropertyMetadata::new("Arguments", CimType::String).array(),
    ];
    mof_runtime::impl_class!(Win32Process, PROCESS, {
        0 => handle, 1 => name, 2 => command_line, 3 => process_id, 4 => parent_process_id, 5 => priority,
        6 => thread_count, 7 => working_set_size, 8 => kernel_mode_time, 9 => user_mode_time, 10 => status, 11 => arguments,
    });

    static NODE: ClassMetadata = ClassMetadata::new(
        "T_Node",
        &[
            PropertyMetadata::new("Text", CimType::String).constraints(&[Constraint::MaxLen(1_000_000)]),
            PropertyMetadata::new("Next", CimType::Instance).class_name("T_Node"),
        ],
        &["Text", "Next"],
    );
    mof_runtime::impl_class!(Node, NODE, { 0 => text, 1 => next });
    mof_runtime::impl_serde!(Win32Process, Node);
};

fn main() {
    rows();
    depth();
}

fn rows() {
    let text = rows_of_json();
    let derived: Vec<Derived> = serde_json::from_str(&text).expect("what was written");
    let Collection { items, .. } = serde_json::from_str::<Collection<Win32Process>>(&text).expect("what was written");
    println!("{ROWS} objects of 12 properties, {} bytes of JSON", text.len());
    println!("{:30}{:>12}{:>12}", "", "fastest", "of derive");
    let read: [&dyn Fn(); 2] = [&|| drop(black_box(serde_json::from_str::<Vec<Derived>>(&text))), &|| {
        drop(black_box(serde_json::from_str::<Collection<Win32Process>>(&text)));
    }];
    let write: [&dyn Fn(); 3] = [
        &|| drop(black_box(serde_json::to_string(&derived))),
        &|| drop(black_box(serde_json::to_string(&items))),
        &|| items.iter().for_each(|item| drop(black_box(item.validate()))),
    ];
    show(&["read, derive", "read"], &read);
    show(&["write, derive", "write", "validate"], &write);
}

fn rows_of_json() -> String {
    let row = |number: usize| {
        json!({
            "Handle": number.to_string(), "Name": "svchost.exe", "CommandLine": "C:\\Windows\\System32\\svchost.exe -k netsvcs",
            "ProcessId": number, "ParentProcessId": 4, "Priority": 8, "ThreadCount": 17, "WorkingSetSize": 16_777_216_u64 + number as u64,
            "KernelModeTime": 1_250_000, "UserModeTime": 937_500, "Status": null, "Arguments": ["-k", "netsvcs"],
        })
    };
    serde_json::to_string(&(0..ROWS).map(row).collect::<Vec<_>>()).expect("JSON")
}

/// A large text in an object that lies in none, and in one that lies deep: the ratio is what depth costs.
fn depth() {
    let texts = [1, DEPTH].map(|depth| {
        let inner = format!(r#"{{"Text":"{}"}}"#, "x".repeat(1_000_000));
        format!("{}{inner}{}", r#"{"Next":"#.repeat(depth - 1), "}".repeat(depth - 1))
    });
    let nodes = texts.each_ref().map(|text| serde_json::from_str::<Node>(text).expect("what was written"));
    println!("\na text of 1,000,000 bytes in an object, and {DEPTH} deep");
    println!("{:30}{:>12}{:>12}", "", "fastest", "of flat");
    for (name, step) in [
        ("read", &(|index: usize| drop(black_box(serde_json::from_str::<Node>(&texts[index])))) as &dyn Fn(usize)),
        ("write", &|index| drop(black_box(serde_json::to_string(&nodes[index])))),
        ("validate", &|index| drop(black_box(nodes[index].validate()))),
    ] {
        show(&[&format!("{name}, flat"), &format!("{name}, deep")], &[&|| step(0), &|| step(1)]);
    }
}

/// Prints how long steps take, and the ratios to the first.
fn show(names: &[&str], steps: &[&dyn Fn()]) {
    let mut fastest = vec![Duration::MAX; steps.len()];
    for _ in 0..ROUNDS {
        for (step, fastest) in steps.iter().zip(&mut fastest) {
            let started = Instant::now();
            step();
            *fastest = started.elapsed().min(*fastest);
        }
    }
    for (name, time) in names.iter().zip(&fastest) {
        println!("{name:30}{time:>12.2?}{:>12.2}", time.as_secs_f64() / fastest[0].as_secs_f64());
    }
}
