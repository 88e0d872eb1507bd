//! Objects on the stage: every CIM type, and objects within objects.

use mof_runtime::{Class, Object};
use serde::de::DeserializeOwned;
use windows::Win32::System::Wmi::{
    CIM_BOOLEAN, CIM_CHAR16, CIM_DATETIME, CIM_REAL32, CIM_REAL64, CIM_REFERENCE, CIM_SINT8, CIM_SINT16, CIM_SINT32,
    CIM_SINT64, CIM_STRING, CIM_UINT8, CIM_UINT16, CIM_UINT32, CIM_UINT64,
};
use wmi::Variant;

use crate::report::Report;
use crate::schema::AcmeEverything;
use crate::stage::Staged;

pub fn run(report: &mut Report) {
    report.section("Values of every CIM type");
    scalars(report);
    arrays(report);
    nulls(report);
    unfit(report);
}

/// An object of a class whose properties are all null.
fn blank<T: Class>() -> Staged {
    T::METADATA.properties().iter().fold(Staged::new(T::METADATA.name()), |object, property| {
        if property.is_array() {
            object.with_array(property.name(), CIM_STRING, Variant::Null)
        } else {
            object.with(property.name(), CIM_STRING, Variant::Null)
        }
    })
}

/// An object that has only its key.
fn everything() -> Staged {
    blank::<AcmeEverything>().with("ID", CIM_UINT32, Variant::I4(7))
}

fn read<T: DeserializeOwned>(object: Staged) -> Result<T, String> {
    object.wrapped().into_desr().map_err(|error| error.to_string())
}

/// A property after reading, as text.
fn property(object: &dyn Object, name: &str) -> String {
    let value = object.property(name).unwrap_or_default();
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn text(text: &str) -> Variant {
    Variant::String(text.to_owned())
}

/// What the service hands over for a property of a type, and what it is read as.
fn scalars(report: &mut Report) {
    let cases = [
        ("Boolean", CIM_BOOLEAN, Variant::Bool(true), "true"),
        ("Uint8", CIM_UINT8, Variant::UI1(255), "255"),
        ("Sint8", CIM_SINT8, Variant::I2(-128), "-128"),
        ("Uint16", CIM_UINT16, Variant::I4(65535), "65535"),
        ("Sint16", CIM_SINT16, Variant::I2(-32768), "-32768"),
        ("Uint32", CIM_UINT32, Variant::I4(-1), "4294967295"),
        ("Sint32", CIM_SINT32, Variant::I4(i32::MIN), "-2147483648"),
        ("Uint64", CIM_UINT64, text("18446744073709551615"), "18446744073709551615"),
        ("Sint64", CIM_SINT64, text("-9223372036854775808"), "-9223372036854775808"),
        ("Real32", CIM_REAL32, Variant::R4(0.5), "0.5"),
        ("Real64", CIM_REAL64, Variant::R8(-0.25), "-0.25"),
        ("Char16", CIM_CHAR16, Variant::I2(0x263A), "'\u{263A}'"),
        ("String", CIM_STRING, text("a \"b\" \\ \u{263A}"), "a \"b\" \\ \u{263A}"),
        ("Datetime", CIM_DATETIME, text("20260301083000.125000+060"), "20260301083000.125000+060"),
        ("Datetime", CIM_DATETIME, text("20260301083000.******+***"), "20260301083000.******+***"),
        ("Datetime", CIM_DATETIME, text("20260301******.******+060"), "20260301******.******+060"),
        ("Interval", CIM_DATETIME, text("00000001020304.500000:000"), "00000001020304.500000:000"),
        ("Reference", CIM_REFERENCE, text("ACME_Everything.ID=8"), "\"ACME_Everything.ID=8\""),
        ("State", CIM_UINT32, Variant::I4(1), "1"),
        ("State", CIM_UINT32, Variant::I4(9), "9"),
        ("Parts", CIM_UINT32, Variant::I4(0x13), "19"),
    ];
    for (name, cim_type, value, expected) in cases {
        let what = format!("{name} from {value:?}");
        let got = read::<AcmeEverything>(everything().with(name, cim_type, value));
        report.gives(&what, &expected.to_owned(), got.map(|object| property(&object, name)));
    }
}

fn arrays(report: &mut Report) {
    let strings = Variant::Array(vec![text("a"), text("")]);
    let dates = Variant::Array(vec![text("20260301083000.000000+000"), text("20260301083000.000000+***")]);
    let cases = [
        ("Bytes", CIM_UINT8, Variant::Array(vec![Variant::UI1(0), Variant::UI1(255)]), "[0, 255]"),
        ("Uint16s", CIM_UINT16, Variant::Array(vec![Variant::I4(65535)]), "[65535]"),
        ("Uint32s", CIM_UINT32, Variant::Array(vec![Variant::I4(-1), Variant::I4(1)]), "[4294967295, 1]"),
        ("Sint64s", CIM_SINT64, Variant::Array(vec![text("-5")]), "[-5]"),
        ("Strings", CIM_STRING, strings, "[\"a\", \"\"]"),
        ("Datetimes", CIM_DATETIME, dates, "[20260301083000.000000+000, 20260301083000.000000+***]"),
        ("Uint16s", CIM_UINT16, Variant::Null, "[]"),
        ("Strings", CIM_STRING, text("alone"), "[\"alone\"]"),
    ];
    for (name, cim_type, value, expected) in cases {
        let what = format!("{name} from {value:?}");
        let got = read::<AcmeEverything>(everything().with_array(name, cim_type, value));
        report.gives(&what, &expected.to_owned(), got.map(|object| property(&object, name)));
    }
}

fn nulls(report: &mut Report) {
    let expected = AcmeEverything { id: 7, ..AcmeEverything::default() };
    report.gives("everything but the key null", &expected, read(everything()));
}

/// What is of a wrong kind fails with the class, the property and the reason.
fn unfit(report: &mut Report) {
    let date = everything().with("Datetime", CIM_DATETIME, text("20260301083000.000000+06"));
    report.refuses("a datetime of 24 characters", "ACME_Everything.Datetime: ", read::<AcmeEverything>(date));
    let number = everything().with("Uint32", CIM_STRING, text("many"));
    report.refuses("text for a number", "ACME_Everything.Uint32: ", read::<AcmeEverything>(number));
    let key = blank::<AcmeEverything>();
    report.refuses("a key that is null", "ACME_Everything.ID: ", read::<AcmeEverything>(key));
}
