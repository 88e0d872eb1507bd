//! Any value of any type comes back from every form it is written in.
#![cfg(feature = "serde")]

mod kinds;
mod wmi_model;

use kinds::{Everything, Flags, Level, Status};
use mof_runtime::{AdminService, Char16, CimDateTime, Class, Instance, Json, Object, ObjectPath, Reference};
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

fn datetime() -> impl Strategy<Value = CimDateTime> {
    prop_oneof![timestamp(), interval()].prop_map(|text| text.parse().expect("a datetime of DSP0004"))
}

/// Reals but NaN, which equals nothing.
fn real64() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("NaN is not itself", |number| !number.is_nan())
}

fn real32() -> impl Strategy<Value = f32> {
    any::<f32>().prop_filter("NaN is not itself", |number| !number.is_nan())
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
        flags in of(any::<i32>().prop_map(Flags)),
    ) -> Everything {
        Everything {
            id, boolean, uint8, sint8, uint16, sint16, uint32, sint32, uint64, sint64, real32, real64, flags,
            ..Everything::default()
        }
    }
}

prop_compose! {
    fn everything()(
        numbers_of_all_widths in numbers(),
        char16 in of(any::<u16>().prop_map(Char16)),
        string in of(any::<String>()),
        datetime in of(datetime()),
        reference in of(any::<String>().prop_map(ObjectPath::new)),
        status in of(any::<String>().prop_map(Status::from)),
        bytes in any::<Vec<u8>>(),
        numbers in any::<Vec<u16>>(),
        names in of(any::<Vec<String>>()),
        states in of(any::<Vec<u8>>().prop_map(|states| states.into_iter().map(Level).collect())),
    ) -> Everything {
        Everything {
            char16, string, datetime, reference, status, bytes, numbers, names, states, ..numbers_of_all_widths
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn json(object in everything()) {
        let json = serde_json::to_string(&object).expect("plain values");
        prop_assert_eq!(&serde_json::from_str::<Everything>(&json).expect("what was written"), &object);
        let mut document = serde_json::Deserializer::from_str(&json);
        let instance = Instance::read(Everything::METADATA, &mut document).expect("what was written");
        prop_assert_eq!(&Everything::from_instance(instance).expect("what was written"), &object);
    }

    #[test]
    fn documents(object in everything()) {
        let document = serde_json::to_string(&Json(&object)).expect("plain values");
        prop_assert_eq!(serde_json::from_str::<Everything>(&document).expect("what was written"), object);
    }

    #[test]
    fn request_bodies(object in everything()) {
        let body = serde_json::to_string(&AdminService(&object)).expect("plain values");
        prop_assert_eq!(serde_json::from_str::<Everything>(&body).expect("what was written"), object);
    }

    #[test]
    fn rows_of_the_wmi_crate(object in everything()) {
        let (name, row) = row_of(&object).expect("values of kinds that the crate has");
        prop_assert!(build_query::<Everything>().expect("a named struct").ends_with(name));
        prop_assert_eq!(Everything::deserialize(&row).expect("what was written"), object);
    }

    #[test]
    fn texts_of_numbers(object in numbers()) {
        let mut read = Everything::default();
        for name in Everything::METADATA.property_names() {
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
    fn instances(object in everything()) {
        prop_assert_eq!(Everything::from_instance(Instance::from_object(&object)), Ok(object));
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
    let object = Everything::default();
    let (_, mut row) = row_of(&object).expect("nulls");
    for (_, value) in row.0.iter_mut().filter(|(_, value)| *value == wmi_model::Variant::Null) {
        *value = wmi_model::Variant::Empty;
    }
    assert_eq!(Everything::deserialize(&row).expect("nulls"), object);
}
