//! Every raw value survives every type of named values, on the way through `CimValue` and through JSON.

#![cfg(feature = "serde")]
#![expect(missing_docs, reason = "generated types have their documentation from the schema")]

use std::borrow::Cow;
use std::fmt::{Debug, Display};

use mof_runtime::{CimValue, IntegerEntry, NamedValue, Scalar};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State(pub u16);

mof_runtime::integer_values!(
    State,
    u16,
    [IntegerEntry::value(1, "Active"), IntegerEntry::range(2, 4, "Reserved"), IntegerEntry::other("Vendor"),]
);

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub i64);

mof_runtime::integer_values!(
    Code,
    i64,
    [IntegerEntry::value(-1, "Unknown"), IntegerEntry::value(1, "one"), IntegerEntry::value(2, "One")]
);

#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(pub Cow<'static, str>);

mof_runtime::string_values!(Kind, [StringEntry::new("ca", "Certificate authority")]);

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flags(pub u64);

mof_runtime::bit_values!(Flags, u64, [BitEntry::new(0, "Locked"), BitEntry::new(63, "Hidden")]);

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signs(pub i8);

mof_runtime::bit_values!(Signs, i8, [BitEntry::new(0, "First"), BitEntry::new(7, "Last")]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenState {
    Active,
    Lowest,
    Reserved(i8),
    Unnamed(i8),
}

mof_runtime::integer_enum!(OpenState, i8, [
    IntegerEntry::value(1, "Active"),
    IntegerEntry::value(-128, "Lowest"),
    IntegerEntry::range(2, 4, "Reserved"),
], { 1 => Active, -128 => Lowest }, { 2..=4 => Reserved }, open Unnamed, Self::Unnamed(0));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedState {
    Off,
    On,
    Reserved(u8),
}

mof_runtime::integer_enum!(ClosedState, u8, [
    IntegerEntry::value(0, "Off"),
    IntegerEntry::value(1, "On"),
    IntegerEntry::range(100, 255, "Reserved"),
], { 0 => Off, 1 => On }, { 100..=255 => Reserved }, closed, Self::Off);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenKind {
    Ca,
    Unnamed(String),
}

mof_runtime::string_enum!(OpenKind, [
    StringEntry::new("ca", "Certificate authority"),
], { "ca" => Ca }, open Unnamed, Self::Unnamed(String::new()));

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosedKind {
    Ca,
    Root,
}

mof_runtime::string_enum!(ClosedKind, [
    StringEntry::new("ca", "Certificate authority"),
    StringEntry::new("root", "Root"),
], { "ca" => Ca, "root" => Root }, closed, Self::Ca);

/// Through `CimValue`, through JSON, and into words.
fn survives<R, T>(raw: &R)
where
    R: Scalar + Clone + PartialEq + Debug,
    T: NamedValue + Into<R> + TryFrom<R> + Clone + PartialEq + Debug + Display + Serialize + DeserializeOwned,
{
    let value: T = raw.clone().try_into().unwrap_or_else(|_| panic!("{raw:?} has a value"));
    assert_eq!(&value.clone().into(), raw);
    assert_eq!(value.to_value(), raw.to_value());
    assert_eq!(T::from_value(value.to_value()).as_ref(), Ok(&value));
    let json = serde_json::to_string(&value).expect("a value is JSON");
    assert_eq!(serde_json::from_str::<T>(&json).expect("what was written can be read"), value, "{json}");
    assert!(!format!("{value:?}").is_empty());
    assert!(raw.to_value() == CimValue::String(String::new()) || !value.to_string().is_empty());
}

proptest! {
    #[test]
    fn every_integer_survives(short in any::<u16>(), long in any::<i64>(), bits in any::<u64>(), signed in any::<i8>()) {
        survives::<u16, State>(&short);
        survives::<i64, Code>(&long);
        survives::<u64, Flags>(&bits);
        survives::<i8, Signs>(&signed);
        survives::<i8, OpenState>(&signed);
    }

    #[test]
    fn every_string_survives(text in "\\PC*|ca|root") {
        let kind = Kind::from(text.as_str());
        prop_assert_eq!(kind.as_str(), &text);
        prop_assert_eq!(Kind::from_value(kind.to_value()), Ok(kind.clone()));
        survives::<String, OpenKind>(&text);
    }

    #[test]
    fn a_closed_enum_takes_exactly_what_has_a_name(raw in any::<u8>(), text in "ca|root|Ca|") {
        let is_named = !(2..100).contains(&raw);
        prop_assert_eq!(ClosedState::try_from(raw).is_ok(), is_named);
        prop_assert_eq!(ClosedState::from_value(raw.into()).is_err_and(|error| error.is_unnamed()), !is_named);
        prop_assert_eq!(ClosedKind::try_from(text.clone()).is_ok(), ["ca", "root"].contains(&text.as_str()));
        if is_named {
            survives::<u8, ClosedState>(&raw);
        }
    }

    #[test]
    fn bits_are_what_they_are_made_of(bits in any::<u64>(), others in any::<u64>(), signed in any::<i8>()) {
        let (flags, others) = (Flags(bits), Flags(others));
        prop_assert_eq!(flags.iter().collect::<Flags>(), flags);
        prop_assert_eq!(flags.iter().count(), bits.count_ones() as usize);
        prop_assert_eq!(flags & Flags::all() | flags.unknown(), flags);
        prop_assert_eq!((flags | others) - others, flags & !others);
        prop_assert_eq!(flags ^ others, (flags | others) - (flags & others));
        prop_assert_eq!(Signs(signed).iter().collect::<Signs>(), Signs(signed));
        let known = flags - flags.unknown();
        prop_assert_eq!(Flags::from_names(flags.names()), Some(known));
    }
}

#[test]
fn a_name_gives_its_value_in_its_own_case_first() {
    assert_eq!(Code::from_name("One"), Some(Code(2)));
    assert_eq!(Code::from_name("ONE"), Some(Code(1)));
    assert_eq!(State::from_name("Vendor"), None);
    assert_eq!(Signs::from_name("last"), Some(Signs(-128)));
    assert_eq!(Kind::from_name("certificate authority"), Some(Kind::from("ca")));
    assert_eq!(OpenState::from_name("Reserved"), None);
    assert_eq!(ClosedKind::all_named().collect::<Vec<_>>(), [ClosedKind::Ca, ClosedKind::Root]);
    assert_eq!(Signs::all(), Signs(-127));
    assert_eq!(Signs::from_names(["First", "Middle"]), None);
}

#[test]
fn ranges_are_told_apart_by_patterns_and_entries() {
    let kind_of = |state| match state {
        State(1) => "one",
        State(2..=4) => "some",
        _ => "any other",
    };
    assert_eq!([1, 3, 9].map(|raw| kind_of(State(raw))), ["one", "some", "any other"]);
    assert_eq!(State(3).entry().and_then(IntegerEntry::values), Some(2..=4));
    assert_eq!(State(9).entry().map(|entry| (entry.name(), entry.values())), Some(("Vendor", None)));
}

#[test]
fn a_text_that_names_no_value_is_refused_with_what_it_may_be() {
    let refused = |text: &str| State::from_value(text.into()).expect_err(text).to_string();
    assert_eq!(refused("Soon"), "expected an integer or the name of a value, found string \"Soon\"");
    assert_eq!(
        refused("reserved"),
        "expected an integer or the name of a value, found string \"reserved\" \
         (that is the name of a range, which has many values)"
    );
    let error = State::from_value("Soon".into()).expect_err("no name");
    assert_eq!(error.found(), "\"Soon\"", "the value alone");
    assert!(refused("70000").starts_with("\"70000\" is out of range for uint16"));
}
