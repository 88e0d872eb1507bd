//! What qualifiers say of the element on which they stand: a class, a property, a reference, a method or a parameter.

mod access;
mod arrays;
mod bit_map;
mod counters;
mod element;
mod embedded;
pub(super) mod flavors;
pub(super) mod limits;
mod multiplicities;
mod null_values;
mod octet_strings;
mod pairs;
mod qualifiers;
mod string_forms;
mod units;
mod value_map;

use crate::report::Reports;
use crate::resolve::QualifierTypes;

pub(super) use element::{Element, elements, later_of};
pub(super) use qualifiers::Undeclared;

/// Checks one element.
pub(super) fn check(element: &Element<'_>, types: &QualifierTypes, undeclared: &mut Undeclared, reports: &mut Reports) {
    qualifiers::check(element, types, undeclared, reports);
    value_map::check(element, reports);
    bit_map::check(element, reports);
    null_values::check(element, reports);
    limits::check(element, reports);
    embedded::check(element, reports);
    arrays::check(element, reports);
    octet_strings::check(element, reports);
    counters::check(element, reports);
    units::check(element, reports);
    multiplicities::check(element, reports);
    string_forms::check(element, reports);
    pairs::check(element, reports);
    access::check(element, reports);
}
