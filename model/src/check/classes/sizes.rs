//! How much fits into one class in WMI: S054.

use mof_parser::Diagnostic;

use crate::codes;
use crate::report::Reports;
use crate::resolve::ResolvedClass;
use crate::schema::{Class, Schema};

/// The most properties that a class has in WMI.
const MAX_PROPERTIES: usize = 1024;

/// The most keys that a class has in WMI.
const MAX_KEYS: usize = 256;

/// Checks the number of properties and keys, at the topmost class that has too many.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    let resolved = &schema[class.id];
    let superclass = class.superclass.map(|superclass| &schema[superclass]);
    for (what, count, limit) in [("properties", properties as Count, MAX_PROPERTIES), ("keys", keys, MAX_KEYS)] {
        let number = count(resolved);
        if number > limit && superclass.is_none_or(|superclass| count(superclass) <= limit) {
            let message = format!("class `{}` has {number} {what}; WMI takes {limit}", resolved.name);
            let diagnostic = Diagnostic::new(codes::CLASS_SIZE, resolved.name_span, message);
            reports.report(diagnostic.help("divide the class, or move some into an embedded instance"));
        }
    }
}

type Count = fn(&Class) -> usize;

fn properties(class: &Class) -> usize {
    class.properties.len()
}

fn keys(class: &Class) -> usize {
    class.keys().count()
}
