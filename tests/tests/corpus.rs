//! The real pages and the pages of this project state the same facts.
//!
//! Only facts are compared and printed: descriptions are worded differently on purpose.

use mof_model::Compilation;
use mof_model::dump::Dump;
use mof_tests::{compiler, corpus, repository};
use serde_json::Value;

const CLASSES: [&str; 3] =
    ["SMS_ClientActionStatus", "SMS_ClientDeploymentFailureBucket", "SMS_TaskSequenceExecutionStatus"];

#[test]
fn our_pages_state_the_facts_of_the_real_ones() {
    let Some(real) = corpus("seed-pages") else { return };
    let base = repository("schemas/configmgr/base.mof");
    let real = compiler().path(&base).path(real).compile();
    let ours = compiler().path(repository("schemas/configmgr")).compile();
    for name in CLASSES {
        assert_eq!(facts(&ours, name), facts(&real, name), "{name}");
    }
}

/// What a dump says of a class, without descriptions and places.
fn facts(compilation: &Compilation, class: &str) -> Value {
    let document = serde_json::to_value(Dump::new(compilation)).expect("a dump is JSON");
    let classes = document["classes"].as_array().expect("a dump lists classes");
    let mut class = classes.iter().find(|found| found["name"] == class).expect("the class is there").clone();
    strip(&mut class);
    class
}

fn strip(value: &mut Value) {
    match value {
        Value::Array(elements) => {
            elements.retain(|element| element["name"] != "Description");
            elements.iter_mut().for_each(strip);
        }
        Value::Object(members) => {
            members.remove("source");
            members.values_mut().for_each(strip);
        }
        _ => {}
    }
}
