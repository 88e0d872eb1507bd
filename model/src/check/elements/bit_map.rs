//! `BitMap` and `BitValues`: S138, S139 (DSP0004 5.6.3).

use hashbrown::HashMap;

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::element::{Element, later_of};
use super::value_map::{check_lengths, texts};
use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::value_map::bit;

/// Checks the bit map that stands on an element, wholly or in part.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    if let Some(any) = element.own("BitMap").or_else(|| element.own("BitValues")) {
        check_bits(element, any, reports);
    }
    check_both(element, reports);
}

/// S139: the value is a number or a set of bits, not both.
fn check_both(element: &Element<'_>, reports: &mut Reports) {
    let any = |names: [&str; 2]| names.into_iter().find_map(|name| element.qualifiers.get(name));
    let (Some(values), Some(bits)) = (any(["ValueMap", "Values"]), any(["BitMap", "BitValues"])) else { return };
    let (here, other) = later_of(values, bits);
    if !here.propagated {
        let message = format!("`{}` and `{}` stand on one element", here.name, other.name);
        let diagnostic = Diagnostic::new(codes::VALUES_AND_BITS, here.span, message).label(other.span, "the other one");
        reports.report(diagnostic.help("keep the one that says what the value is: one of several, or a set of bits"));
    }
}

/// S138.
fn check_bits(element: &Element<'_>, any: &Qualifier, reports: &mut Reports) {
    let Some(width) = element.cim_type().filter(|cim_type| cim_type.is_integer()).and_then(CimType::bit_width) else {
        let message = format!("`{}` stands on type `{}`, which has no bits to name", any.name, element.type_name());
        let diagnostic = Diagnostic::new(codes::BIT_MAP, any.span, message).label(element.type_span(), "the type");
        return reports.report(diagnostic.help("remove it, or declare an unsigned integer"));
    };
    let (map, names) = (element.qualifiers.get("BitMap"), element.qualifiers.get("BitValues"));
    check_lengths(map, names, codes::BIT_MAP, reports);
    match (map, names) {
        (Some(map), _) if !map.propagated => check_positions(element, map, width, reports),
        (None, Some(names)) => check_number_of_bits(element, names, width, reports),
        _ => {}
    }
}

fn check_positions(element: &Element<'_>, map: &Qualifier, width: u32, reports: &mut Reports) {
    let mut first: HashMap<u8, usize> = HashMap::new();
    for (index, text) in texts(map).iter().enumerate() {
        let span = element.entry_span(map, index);
        let Some(position) = bit(text, width) else {
            let message = format!("`BitMap` entry `{text}` is no bit of type `{}`", element.type_name());
            let diagnostic = Diagnostic::new(codes::BIT_MAP, span, message).label(element.type_span(), "the type");
            reports.report(
                diagnostic.help(format!("write a position from 0 to {}; 0 is the least significant bit", width - 1)),
            );
            continue;
        };
        let earlier = *first.entry(position).or_insert(index);
        if earlier != index {
            let diagnostic = Diagnostic::new(codes::BIT_MAP, span, format!("bit {position} is named twice"));
            reports
                .report(diagnostic.label(element.entry_span(map, earlier), "first here").help("remove one of the two"));
        }
    }
}

fn check_number_of_bits(element: &Element<'_>, names: &Qualifier, width: u32, reports: &mut Reports) {
    let count = texts(names).len();
    if count > width as usize {
        let message = format!("`BitValues` names {count} bits, but type `{}` has {width}", element.type_name());
        let diagnostic = Diagnostic::new(codes::BIT_MAP, names.span, message).label(element.type_span(), "the type");
        reports.report(diagnostic.help("remove the surplus names, or say with `BitMap` which bits they mean"));
    }
}
