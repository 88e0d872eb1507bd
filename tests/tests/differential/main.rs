//! The DMTF's schema as two compilers resolve it: this one, and pywbem's with the resolver of its mock server.
//!
//! Every difference must have its reason in [`KNOWN`], and every reason there must still be needed. `MOFC_PYWBEM` names a Python with
//! pywbem, which `.ci/run differential` sets up; without it, or without the schema, the test says so and passes.

#![expect(clippy::disallowed_methods, reason = "the test looks for a Python, and starts it")]

mod canonical;
mod difference;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use canonical::canonical;
use difference::{Difference, differences};
use mof_model::dump::Dump;
use mof_tests::{compiler, corpus, repository};
use serde_json::Value;

/// Why the two differ in some place.
struct Known {
    reason: &'static str,
    covers: fn(&Difference<'_>) -> bool,
}

const KNOWN: &[Known] = &[
    Known {
        reason: "pywbem drops the escape sequence \\' from strings",
        covers: |of| {
            of.pywbem.as_str().zip(of.ours.as_str()).is_some_and(|(pywbem, ours)| pywbem == ours.replace('\'', ""))
        },
    },
    Known {
        reason: "pywbem lets a Restricted qualifier propagate with a feature that the subclass does not restate; \
                 DSP0004 keeps it on the element where it is written",
        covers: |of| {
            of.is_only_pywbem() && of.is_qualifier() && of.pywbem["propagated"] == true && is_restricted(of.pywbem)
        },
    },
    Known {
        reason: "pywbem calls a qualifier propagated that the subclass restates with the same value",
        covers: |of| of.ends_with("propagated") && of.is_within_qualifier() && of.ours == false,
    },
    Known {
        reason: "pywbem calls a feature propagated that the subclass overrides; DSP0201 means by it one that is not modified",
        covers: |of| of.ends_with("propagated") && !of.is_within_qualifier() && of.ours == false,
    },
    Known {
        reason: "pywbem calls no qualifier of a parameter propagated, though the method is",
        covers: |of| of.ends_with("propagated") && of.is_within_qualifier() && of.is_in_parameter() && of.ours == true,
    },
    Known {
        reason: "pywbem does not propagate qualifiers of a class to its subclasses",
        covers: |of| of.is_only_ours() && of.is_class_qualifier() && of.ours["propagated"] == true,
    },
    Known {
        reason: "an overriding property that states no default keeps that of the property it overrides; in pywbem it has none",
        covers: |of| of.ends_with("default") && of.pywbem.is_null(),
    },
];

fn is_restricted(qualifier: &Value) -> bool {
    qualifier["flavors"].as_array().is_some_and(|flavors| flavors.contains(&"Restricted".into()))
}

#[test]
fn pywbem_resolves_the_cim_schema_alike() {
    let Some(folder) = corpus("cim/2.32.0") else { return };
    let Some(python) = std::env::var_os("MOFC_PYWBEM") else {
        return eprintln!("skipped: MOFC_PYWBEM names no Python that has pywbem");
    };
    let schema = folder.join("CIM_Schema.mof");
    let theirs = pywbem(Path::new(&python), &schema);
    let compilation = compiler().path(&schema).compile();
    assert!(!compilation.has_errors());
    let ours = canonical(&serde_json::to_value(Dump::new(&compilation)).expect("a dump is JSON"));

    let differences = differences(&theirs, &ours);
    let (known, unknown): (Vec<_>, Vec<_>) = differences.iter().partition(|of| reason(of).is_some());
    let shown: Vec<String> = unknown.iter().take(20).map(ToString::to_string).collect();
    assert!(unknown.is_empty(), "{} differences without a reason:\n{}", unknown.len(), shown.join("\n"));
    let counts = known.iter().filter_map(|of| reason(of)).fold(BTreeMap::new(), |mut counts, reason| {
        *counts.entry(reason).or_insert(0) += 1;
        counts
    });
    eprintln!(
        "{} classes compared; known differences: {counts:#?}",
        ours["classes"].as_object().map_or(0, serde_json::Map::len)
    );
    for known in KNOWN {
        assert!(counts.contains_key(known.reason), "no longer needed: {}", known.reason);
    }
}

fn reason(difference: &Difference<'_>) -> Option<&'static str> {
    KNOWN.iter().find(|known| (known.covers)(difference)).map(|known| known.reason)
}

/// The schema as pywbem resolves it.
fn pywbem(python: &Path, schema: &Path) -> Value {
    let script = repository("tests/tests/differential/pywbem_schema.py");
    let output = Command::new(python).arg(script).arg(schema).output().expect("MOFC_PYWBEM names a Python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the script prints JSON")
}
