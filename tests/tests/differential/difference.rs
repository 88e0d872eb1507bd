//! Where two JSON documents differ.

use std::fmt;

use serde_json::Value;

/// A place where the two documents differ.
#[derive(Debug)]
pub(super) struct Difference<'a> {
    /// The members and indices that lead to the place.
    path: Vec<String>,
    /// What pywbem has there; null also where it has nothing.
    pub(super) pywbem: &'a Value,
    /// What this project has there; null also where it has nothing.
    pub(super) ours: &'a Value,
}

/// All places where the documents differ, as deep in them as can be.
pub(super) fn differences<'a>(pywbem: &'a Value, ours: &'a Value) -> Vec<Difference<'a>> {
    let mut found = Vec::new();
    compare(pywbem, ours, &mut Vec::new(), &mut found);
    found
}

fn compare<'a>(pywbem: &'a Value, ours: &'a Value, path: &mut Vec<String>, found: &mut Vec<Difference<'a>>) {
    let mut inside = |step: String, pywbem, ours| {
        path.push(step);
        compare(pywbem, ours, path, found);
        path.pop();
    };
    match (pywbem, ours) {
        (Value::Object(theirs), Value::Object(others)) => {
            for (name, member) in theirs {
                inside(name.clone(), member, others.get(name).unwrap_or(&Value::Null));
            }
            for (name, member) in others.iter().filter(|(name, _)| !theirs.contains_key(*name)) {
                inside(name.clone(), &Value::Null, member);
            }
        }
        (Value::Array(theirs), Value::Array(others)) if theirs.len() == others.len() => {
            for (index, (element, other)) in theirs.iter().zip(others).enumerate() {
                inside(index.to_string(), element, other);
            }
        }
        _ if pywbem != ours => found.push(Difference { path: path.clone(), pywbem, ours }),
        _ => {}
    }
}

impl Difference<'_> {
    pub(super) fn is_only_ours(&self) -> bool {
        self.pywbem.is_null()
    }

    pub(super) fn is_only_pywbem(&self) -> bool {
        self.ours.is_null()
    }

    pub(super) fn ends_with(&self, member: &str) -> bool {
        self.path.last().is_some_and(|last| last == member)
    }

    /// Whether it is a whole qualifier.
    pub(super) fn is_qualifier(&self) -> bool {
        matches!(&*self.path, [.., qualifiers, _] if qualifiers == "qualifiers")
    }

    /// Whether it is a whole qualifier of a class itself.
    pub(super) fn is_class_qualifier(&self) -> bool {
        self.is_qualifier() && self.path.len() == 4
    }

    /// Whether it is in a parameter of a method.
    pub(super) fn is_in_parameter(&self) -> bool {
        self.path.iter().any(|step| step == "parameters")
    }

    /// Whether it is a member of a qualifier.
    pub(super) fn is_within_qualifier(&self) -> bool {
        matches!(&*self.path, [.., qualifiers, _, _] if qualifiers == "qualifiers")
    }
}

impl fmt::Display for Difference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, pywbem, ours } = self;
        write!(f, "{}: pywbem has {pywbem}, this project {ours}", path.join("/"))
    }
}
