//! Any value of any type comes back from every form it is written in.
#![cfg(feature = "serde")]

#[path = "support/every_type.rs"]
mod every_type;
mod wmi_model;

use every_type::{AnyRule, Flags, Level, Matrix, Part, Rule, RuleDirect, State, Status};
use mof_runtime::{AdminService, Char16, CimDateTime, Class, Instance, Json, Object, Reference};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde::Deserialize;
use wmi_model::{build_query, row_of};

fn timestamp() -> impl Strategy<Value = String> {
    let date =
        (1600..9000_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| format!("{year:04}{month:02}{day:02}"));
    let time =
        (0..24_u8, 0..60_u8, 0..60_u8).prop_map(|(hour, minute, second)| format!("{hour:02}{minute:02}{second:02}"));
    (date, time, 0..1_000_000_u32, -900..=900_i16)
        .prop_map(|(date, time, micro, offset)| format!("{date}{time}.{micro:06}{offset:+04}"))
}

fn interval() -> impl Strategy<Value = String> {
    (0..100_000_000_u32, 0..24_u8, 0..60_u8, 0..60_u8, 0..1_000_000_u32).prop_map(
        |(day, hour, minute, second, micro)| format!("{day:08}{hour:02}{minute:02}{second:02}.{micro:06}:000"),
    )
}

/// A datetime with asterisks from some place on to the end, and maybe, as WMI has them, for the offset.
fn imprecise() -> impl Strategy<Value = String> {
    let places = prop::sample::select(vec![0, 4, 6, 8, 10, 12, 15, 16, 17, 18, 19, 20, 21]);
    (timestamp(), places, any::<bool>()).prop_map(|(text, place, has_offset)| {
        let hidden = |(index, byte)| if (place..21).contains(&index) && byte != '.' { '*' } else { byte };
        let text: String = text.chars().enumerate().map(hidden).collect();
        if has_offset && place > 0 { text } else { format!("{}+***", &text[..21]) }
    })
}

fn datetime() -> impl Strategy<Value = CimDateTime> {
    prop_oneof![timestamp(), interval(), imprecise()]
        .prop_map(|text| text.parse().expect("a datetime of DSP0004 or WMI"))
}

/// One that `AdminService` has a form for.
fn whole_datetime() -> impl Strategy<Value = CimDateTime> {
    prop_oneof![timestamp(), interval()].prop_map(|text| text.parse().expect("a datetime of DSP0004"))
}

/// Reals but NaN, which equals nothing.
fn real64() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("NaN is not itself", |number| !number.is_nan())
}

fn real32() -> impl Strategy<Value = f32> {
    any::<f32>().prop_filter("NaN is not itself", |number| !number.is_nan())
}

fn text() -> impl Strategy<Value = String> {
    any::<String>()
}

fn reference() -> impl Strategy<Value = Reference<Part>> {
    text().prop_map(Reference::new)
}

fn part() -> impl Strategy<Value = Part> {
    (text(), of(whole_datetime()), of(any::<u64>())).prop_map(|(name, since, size)| Part { name, since, size })
}

/// An object of a class that the schema does not have, with members of several kinds.
fn stranger() -> impl Strategy<Value = Instance> {
    (text(), any::<u64>(), any::<bool>()).prop_map(|(text, number, boolean)| {
        let mut instance = Instance::of_class("T_RuleNew");
        instance.set("Text", text);
        instance.set("Number", number);
        instance.set("List", vec![boolean]);
        instance
    })
}

fn rule() -> impl Strategy<Value = AnyRule> {
    prop_oneof![
        of(text()).prop_map(|rule_name| Rule { rule_name }.into()),
        (of(text()), of(any::<u32>()))
            .prop_map(|(rule_name, resource_id)| RuleDirect { rule_name, resource_id }.into()),
    ]
}

prop_compose! {
    fn numbers()(
        id in any::<u32>(),
        boolean in of(any::<bool>()),
        (uint8, sint8) in (of(any::<u8>()), of(any::<i8>())),
        (uint16, sint16) in (of(any::<u16>()), of(any::<i16>())),
        (uint32, sint32) in (of(any::<u32>()), of(any::<i32>())),
        (uint64, sint64) in (of(any::<u64>()), of(any::<i64>())),
        (real32, real64) in (of(real32()), of(real64())),
        (flags, state) in (of(any::<u32>().prop_map(Flags)), of(any::<u32>().prop_map(State))),
    ) -> Matrix {
        Matrix {
            id, boolean, uint8, sint8, uint16, sint16, uint32, sint32, uint64, sint64, real32, real64, state, flags,
            ..Matrix::default()
        }
    }
}

prop_compose! {
    fn texts()(
        rest in numbers(),
        char16 in of(any::<u16>().prop_map(Char16)),
        string in of(text()),
        (datetime, interval) in (of(whole_datetime()), of(whole_datetime())),
        reference in of(reference()),
        status in of(text().prop_map(Status::from)),
    ) -> Matrix {
        Matrix { char16, string, datetime, interval, reference, status, ..rest }
    }
}

prop_compose! {
    fn arrays()(
        rest in texts(),
        (bytes, octets) in (any::<Vec<u8>>(), any::<Vec<u8>>()),
        (numbers, signed) in (any::<Vec<u16>>(), any::<Vec<i64>>()),
        (names, sparse) in (any::<Vec<String>>(), vec(of(text()), 0..4)),
        (booleans, reals) in (any::<Vec<bool>>(), vec(real32(), 0..4)),
        (dates, characters) in (vec(whole_datetime(), 0..4), vec(any::<u16>().prop_map(Char16), 0..4)),
        (references, states) in (vec(reference(), 0..4), vec(any::<u8>().prop_map(Level), 0..4)),
        fixed in prop_oneof![Just(Vec::new()), vec(any::<u16>(), 2)],
    ) -> Matrix {
        Matrix {
            bytes, numbers, names, dates, fixed, states, booleans, signed, reals, characters, references, octets, sparse,
            ..rest
        }
    }
}

prop_compose! {
    /// What every target has a form for.
    fn everything()(
        rest in arrays(),
        (part, parts) in (of(part().prop_map(Box::new)), vec(part(), 0..4)),
        (rule, rules) in (of(rule()), vec(rule(), 0..4)),
    ) -> Matrix {
        Matrix { part, parts, rule, rules, ..rest }
    }
}

prop_compose! {
    /// With what `AdminService` has no form for, or gives another class member.
    fn everything_and_more()(
        rest in everything(),
        (datetime, dates) in (of(datetime()), vec(datetime(), 0..4)),
        anything in of(stranger().prop_map(Box::new)),
        more in vec(stranger().prop_map(|rule| AnyRule::Other(Box::new(rule))), 0..3),
    ) -> Matrix {
        let rules = rest.rules.iter().cloned().chain(more).collect();
        Matrix { datetime, dates, rules, anything, ..rest }
    }
}

/// Without the classes of embedded objects, of which plain JSON says nothing.
fn of_declared_classes(object: Matrix) -> Matrix {
    Matrix { rule: None, rules: Vec::new(), ..object }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn json(object in everything_and_more().prop_map(of_declared_classes)) {
        let json = serde_json::to_string(&object).expect("plain values");
        prop_assert_eq!(serde_json::from_str::<Matrix>(&json).expect("what was written"), object);
    }

    #[test]
    fn documents(object in everything_and_more()) {
        let document = serde_json::to_string(&Json(&object)).expect("plain values");
        prop_assert_eq!(&serde_json::from_str::<Matrix>(&document).expect("what was written"), &object);
        let mut document = serde_json::Deserializer::from_str(&document);
        let instance = Instance::read(Matrix::METADATA, &mut document).expect("what was written");
        prop_assert_eq!(&Matrix::from_instance(instance).expect("what was written"), &object);
    }

    #[test]
    fn request_bodies(object in everything()) {
        let body = serde_json::to_string(&AdminService(&object)).expect("plain values");
        prop_assert_eq!(&serde_json::from_str::<Matrix>(&body).expect("what was written"), &object);
        let mut body_again = serde_json::Deserializer::from_str(&body);
        let instance = Instance::read(Matrix::METADATA, &mut body_again).expect("what was written");
        prop_assert_eq!(serde_json::to_string(&AdminService(&instance)).expect("plain values"), body);
    }

    /// The crate writes no arrays of objects.
    #[test]
    fn rows_of_the_wmi_crate(object in everything(), datetime in of(datetime())) {
        let object = Matrix { parts: Vec::new(), rules: Vec::new(), datetime, ..object };
        let (name, row) = row_of(&object).expect("values of kinds that the crate has");
        prop_assert!(build_query::<Matrix>().expect("a named struct").ends_with(name));
        prop_assert_eq!(Matrix::deserialize(&row).expect("what was written"), object);
    }

    #[test]
    fn texts_of_numbers(object in numbers()) {
        let mut read = Matrix::default();
        for name in Matrix::METADATA.property_names() {
            let value = object.property(name).expect("a declared property");
            if value.as_integer().is_some() || matches!(value, mof_runtime::CimValue::Boolean(_)) {
                read.set_property(name, value.to_string().into()).expect("the text of the value");
            } else {
                read.set_property(name, value).expect("the value itself");
            }
        }
        prop_assert_eq!(read, object);
    }

    #[test]
    fn instances(object in everything_and_more()) {
        prop_assert_eq!(Matrix::from_instance(Instance::from_object(&object)), Ok(object));
    }

    /// A member that comes again is refused, wherever it is; so is depth beyond the limit.
    #[test]
    fn twice_or_too_deep(object in everything(), depth in 64..200_usize) {
        let body = serde_json::to_string(&AdminService(&object)).expect("plain values");
        let members = &body[1..body.len() - 1];
        let twice = format!("{{{members},{members}}}");
        prop_assert!(serde_json::from_str::<Matrix>(&twice).is_err());
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for name in Matrix::METADATA.property_names() {
            let document = format!(r#"{{"{name}":{deep}}}"#);
            prop_assert!(serde_json::from_str::<Matrix>(&document).is_err());
        }
    }

    #[test]
    fn keys_of_paths(id in any::<u32>(), name in any::<String>()) {
        let object = Keys { id, name };
        prop_assert_eq!(Reference::to(&object).expect("plain keys").keys(), Ok(object));
    }
}

#[derive(Debug, Default, PartialEq)]
struct Keys {
    id: u32,
    name: String,
}

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata};

    static KEYS: ClassMetadata = ClassMetadata::new(
        "T_Keys",
        &[PropertyMetadata::new("ID", CimType::Uint32).key(), PropertyMetadata::new("Name", CimType::String).key()],
        &["ID", "Name"],
    );
    mof_runtime::impl_class!(Keys, KEYS, { 0 => id, 1 => name });
};

#[test]
fn wmi_variants_without_a_value_are_null() {
    let object = Matrix::default();
    let (_, mut row) = row_of(&object).expect("nulls");
    for (_, value) in row.0.iter_mut().filter(|(_, value)| *value == wmi_model::Variant::Null) {
        *value = wmi_model::Variant::Empty;
    }
    assert_eq!(Matrix::deserialize(&row).expect("nulls"), object);
}
