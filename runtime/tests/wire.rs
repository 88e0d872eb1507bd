//! Every form of a value that a source writes, and every way it can be wrong.
#![cfg(feature = "serde")]

mod kinds;
mod wmi_model;

use kinds::{Everything, Flags, Level, Status};
use mof_runtime::{AdminService, Char16, CimValue, Class, Collection, Instance, Object};
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};
use wmi_model::{Row, Variant, build_query, row_of};

/// Reads an object with one property besides the key.
fn read(property: &str, json: &str) -> Result<Everything, String> {
    let document = format!(r#"{{"ID": 1, "{property}": {json}}}"#);
    serde_json::from_str(&document).map_err(|error| error.to_string())
}

/// The value of the property after reading, as it prints.
fn value(property: &str, json: &str) -> String {
    let object = read(property, json).unwrap_or_else(|error| panic!("{property} {json}: {error}"));
    object.property(property).expect("a declared property").to_string()
}

/// Why the value cannot be read, without the place in the document.
fn reason(property: &str, json: &str) -> String {
    let Err(error) = read(property, json) else { panic!("{property} accepts {json}") };
    let reason = error.split(" at line ").next().expect("split gives one part at least");
    reason.trim_start_matches(&format!("T_Everything.{property}: ")).to_owned()
}

#[test]
fn integers_come_as_numbers_and_as_texts() {
    for json in ["7", "7.0", r#""7""#, r#"" 7 ""#, r#""+7""#, r#""0x7""#, r#""0X07""#] {
        for property in ["Uint8", "Sint8", "Uint16", "Sint16", "Uint32", "Sint32", "Uint64", "Sint64"] {
            assert_eq!(value(property, json), "7", "{property} {json}");
        }
    }
    assert_eq!(value("Uint64", "18446744073709551615"), "18446744073709551615");
    assert_eq!(value("Uint64", r#""18446744073709551615""#), "18446744073709551615");
    assert_eq!(value("Sint64", "-9223372036854775808"), "-9223372036854775808");
    assert_eq!(value("Sint32", r#""-0x10""#), "-16");
}

#[test]
fn senders_without_unsigned_numbers_are_understood() {
    assert_eq!(value("Uint32", "-1"), "4294967295");
    assert_eq!(value("Uint32", "-2147483648"), "2147483648");
    assert_eq!(value("Uint64", "-1"), "18446744073709551615");
    assert_eq!(reason("Uint32", "-2147483649"), "-2147483649 is out of range for uint32 (0 to 4294967295)");
    assert_eq!(reason("Uint16", "-1"), "-1 is out of range for uint16 (0 to 65535)");
}

#[test]
fn integers_that_do_not_fit_are_refused_with_the_range() {
    assert_eq!(reason("Uint8", "256"), "256 is out of range for uint8 (0 to 255)");
    assert_eq!(reason("Sint8", "-129"), "-129 is out of range for sint8 (-128 to 127)");
    assert_eq!(reason("Uint64", "1e300"), format!("{} is out of range for uint64 (0 to {})", 1e300_f64, u64::MAX));
    assert_eq!(
        reason("Uint64", r#""99999999999999999999999999999999999999999""#),
        format!("\"{}\" is out of range for uint64 (0 to {})", "9".repeat(41), u64::MAX)
    );
    assert_eq!(reason("Uint32", "7.5"), "expected an integer, found real 7.5");
    for json in [r#""""#, r#""seven""#, r#""--7""#, r#""0x-7""#, r#""7 7""#] {
        assert!(reason("Uint32", json).starts_with("expected an integer, found string"), "{json}");
    }
    assert_eq!(reason("Uint32", "true"), "expected an integer, found boolean true");
    assert_eq!(reason("Uint32", "[7]"), "expected an integer, found array [7]");
}

#[test]
fn booleans_come_in_words_and_numbers() {
    for json in ["true", "1", "-1", r#""TRUE""#, r#"" true ""#] {
        assert_eq!(value("Boolean", json), "true", "{json}");
    }
    for json in ["false", "0", r#""False""#] {
        assert_eq!(value("Boolean", json), "false", "{json}");
    }
    assert_eq!(reason("Boolean", "2"), "expected a boolean, found integer 2");
    assert_eq!(reason("Boolean", r#""yes""#), "expected a boolean, found string \"yes\"");
}

#[test]
fn reals_come_as_numbers_and_as_texts() {
    for json in ["1.5", r#""1.5""#, r#""15e-1""#] {
        assert_eq!(value("Real32", json), "1.5", "{json}");
        assert_eq!(value("Real64", json), "1.5", "{json}");
    }
    assert_eq!(value("Real64", "3"), "3");
    for (json, printed) in [(r#""INF""#, "inf"), (r#""-INF""#, "-inf"), (r#""Infinity""#, "inf"), (r#""NaN""#, "NaN")] {
        assert_eq!(value("Real64", json), printed);
    }
    assert_eq!(reason("Real32", "1e300"), format!("{} is out of range for real32", 1e300_f64));
    assert_eq!(reason("Real32", r#""1e39""#), "\"1e39\" is out of range for real32");
    assert_eq!(reason("Real64", r#""-1e999""#), "\"-1e999\" is out of range for real64");
    assert_eq!(reason("Real64", r#""1,5""#), "expected a number, found string \"1,5\"");
}

#[test]
fn infinities_survive_json() {
    let object =
        Everything { id: 1, real64: Some(f64::NEG_INFINITY), real32: Some(f32::INFINITY), ..Everything::default() };
    let json = serde_json::to_string(&object).expect("texts for infinities");
    assert!(json.contains(r#""Real32":"INF","Real64":"-INF""#), "{json}");
    assert_eq!(serde_json::from_str::<Everything>(&json).expect("what was written"), object);
}

#[test]
fn characters_come_as_texts_and_numbers() {
    assert_eq!(read("Char16", r#""K""#).expect("one character").char16, Some(Char16(0x4B)));
    assert_eq!(read("Char16", "75").expect("a number").char16, Some(Char16(0x4B)));
    assert_eq!(read("Char16", "55296").expect("half of a pair").char16, Some(Char16(0xD800)));
    assert_eq!(reason("Char16", r#""😀""#), "expected a text of one UCS-2 character, found string \"😀\"");
    assert_eq!(reason("Char16", r#""""#), "expected a text of one UCS-2 character, found string \"\"");
    assert_eq!(reason("Char16", "65536"), "65536 is out of range for char16");
}

#[test]
fn datetimes_come_in_every_form() {
    for json in
        [r#""20240830225506.123456+120""#, r#""2024-08-30T20:55:06.123456Z""#, r#""2024-08-30T22:55:06.1234569+02:00""#]
    {
        let read = read("Datetime", json).expect("a form of the instant").datetime;
        assert_eq!(read, "20240830205506.123456+000".parse().ok(), "{json}");
    }
    for json in [
        r#""\/Date(1725051306000)\/""#,
        r#""/Date(1725051306000+0200)/""#,
        r#"{"value": "\/Date(1725051306000)\/", "DisplayHint": 2, "DateTime": "Friday"}"#,
    ] {
        let read = read("Datetime", json).expect("a form of the instant").datetime;
        assert_eq!(read, "20240830205506.000000+000".parse().ok(), "{json}");
    }
    for json in [
        r#""00000001020304.500000:000""#,
        r#""1.02:03:04.5000000""#,
        r#""P1DT2H3M4.5S""#,
        r#"{"Ticks": 937845000000, "Days": 1, "Hours": 2, "Milliseconds": 500, "TotalDays": 1.08}"#,
    ] {
        let read = read("Datetime", json).expect("a form of the interval").datetime;
        assert_eq!(read, "00000001020304.500000:000".parse().ok(), "{json}");
    }
}

#[test]
fn malformed_datetimes_are_refused_with_their_text_and_the_place() {
    assert_eq!(
        reason("Datetime", r#""20241330225506.123456+120""#),
        "\"20241330225506.123456+120\" is not a datetime: month 13 is not in the range 01 to 12, at position 4"
    );
    assert_eq!(
        reason("Datetime", r#""2024-02-30T00:00:00Z""#),
        "\"2024-02-30T00:00:00Z\" is not a datetime: month 02 has no day 30, at position 8"
    );
    assert!(reason("Datetime", r#""tomorrow""#).starts_with("\"tomorrow\" is not a datetime: expected"));
    assert_eq!(reason("Datetime", "1725051306"), "expected a datetime, found integer 1725051306");
    assert_eq!(reason("Datetime", r#"{"Ticks": -1}"#), "object is not a datetime: a CIM interval cannot be negative");
}

#[test]
fn bytes_come_as_numbers_and_in_base64() {
    for json in ["[251, 255]", r#""+/8=""#, r#""-_8""#, r#"["251", 255.0]"#] {
        assert_eq!(read("Bytes", json).expect("a form of the bytes").bytes, [0xFB, 0xFF], "{json}");
    }
    // The text of an octet string is one of base64 as well, but for its length in front.
    assert_eq!(read("Bytes", r#""0x00000006FBff""#).expect("octets").bytes, [0, 0, 0, 6, 0xFB, 0xFF]);
    assert_eq!(read("Bytes", r#""0x00""#).expect("base64").bytes, [0xD3, 0x1D, 0x34]);
    assert_eq!(
        reason("Bytes", r#""0x00000007ABCD""#),
        "\"0x00000007ABCD\" is not an octet string: the length is stated as 7, and is 6"
    );
    let too_short = "is not an octet string: an octet string begins with its length in four octets";
    assert_eq!(reason("Bytes", r#""0xABCD""#), format!("\"0xABCD\" {too_short}"));
    assert_eq!(reason("Bytes", r#""0x""#), format!("\"0x\" {too_short}"));
    assert_eq!(reason("Bytes", r#""A""#), "\"A\" is not a uint8 array: the base64 text ends within a byte");
    assert_eq!(reason("Bytes", "[1, 256]"), "element 1: 256 is out of range for uint8 (0 to 255)");
}

#[test]
fn arrays_come_as_null_as_one_element_and_as_many() {
    assert_eq!(read("Numbers", "null").expect("no elements").numbers, [0_u16; 0]);
    assert_eq!(read("Numbers", "5").expect("one element").numbers, [5]);
    assert_eq!(read("Numbers", r#"[5, "6"]"#).expect("two elements").numbers, [5, 6]);
    assert_eq!(read("Names", "null").expect("null").names, None);
    assert_eq!(read("Names", "[]").expect("empty").names, Some(vec![]));
    assert_eq!(read("Names", r#""a""#).expect("one element").names, Some(vec!["a".to_owned()]));
    assert_eq!(
        reason("Names", r#"["a", null]"#),
        "element 1: null is not allowed (the setting `arrays = \"optional-elements\"` takes it)"
    );
    for list in [r#"{"value": [5, "6"], "Count": 2}"#, r#"{"value": [5, 6], "Count": "2"}"#] {
        let read = read("Numbers", list).map(|object| object.numbers);
        assert_eq!(read.ok(), list.ends_with("2}").then(|| vec![5, 6]), "{list}");
    }
    assert_eq!(reason("Numbers", "[[1]]"), "element 0: expected an integer, found array [1]");
}

/// `ConvertTo-Json` shows an object so where its `-Depth` is too small.
#[test]
fn a_text_that_shows_an_object_is_no_path() {
    let shown = reason("Reference", r#""T_Part (Name = \"p\")""#);
    assert!(shown.starts_with("expected an object path, found string"), "{shown}");
    assert!(shown.ends_with("(ConvertTo-Json writes a text where its -Depth is too small)"), "{shown}");
    let path = r#"T_Part.Name="a (b = c)""#;
    assert_eq!(value("Reference", &format!("{path:?}")), format!("{path:?}"));
}

#[test]
fn value_types_keep_what_the_schema_does_not_name() {
    let status = read("Status", r#""Pred Fail""#).expect("a text").status.expect("not null");
    assert_eq!(status, Status("Pred Fail".into()));
    assert_eq!(format!("{status:?}"), r#"Status("Pred Fail": "Degraded")"#);
    assert_eq!(read("Status", r#""New""#).expect("a text").status, Some(Status::from("New")));

    let flags = read("Flags", "-2147483646").expect("a number").flags.expect("not null");
    assert_eq!(flags.names().collect::<Vec<_>>(), ["Last"]);
    assert_eq!(flags.unknown(), Flags(2));
    assert_eq!(format!("{flags:?}"), "Flags(0x80000002: Last | 0x2)");

    assert_eq!(read("Flags", r#""first, Last""#).expect("names").flags, Some(Flags(i32::MIN | 1)));
    assert_eq!(read("Flags", r#""0x1""#).expect("a number").flags, Some(Flags(1)));
    assert_eq!(
        reason("Flags", r#""First, Other""#),
        "expected an integer or the names of bits, found string \"First, Other\" (no bit is named \"Other\")"
    );
    assert_eq!(read("States", r#"["low", "1"]"#).expect("values").states, Some(vec![Level(1), Level(1)]));
    assert_eq!(
        reason("States", r#"["High"]"#),
        "element 0: expected an integer or the name of a value, found string \"High\" \
         (that is the name of a range, which has many values)"
    );

    let levels = read("States", "[1, 5, 77]").expect("numbers").states.expect("not null");
    assert_eq!(levels, [Level(1), Level(5), Level(77)]);
    assert_eq!(format!("{levels:?}"), r#"[Level(1: "Low"), Level(5: "High"), Level(77)]"#);
}

#[test]
fn names_match_exactly_and_otherwise_without_letter_case() {
    let object: Everything =
        serde_json::from_str(r#"{"id": 5, "STRING": "text", "odd": [1, {"a": 2}]}"#).expect("names");
    assert_eq!((object.id, object.string.as_deref()), (5, Some("text")));
    let twice = serde_json::from_str::<Everything>(r#"{"ID": 5, "id": 6}"#).expect_err("the key is there twice");
    assert!(twice.to_string().starts_with("T_Everything.ID: the property is there twice"), "{twice}");
}

#[test]
fn a_key_must_be_there() {
    let error = |json| serde_json::from_str::<Everything>(json).expect_err("no key").to_string();
    assert!(error("{}").starts_with("T_Everything.ID: the property is missing"));
    assert!(error(r#"{"ID": null}"#).starts_with("T_Everything.ID: null is not allowed"));
    assert!(
        error("[]").starts_with(
            "expected an object of the class T_Everything, but the document is an array: read it as `Coll"
        )
    );
}

#[test]
fn a_list_that_is_read_as_an_object_says_so() {
    for list in [r#"{"value": [{"ID": 1}]}"#, r#"{"@odata.context": "…", "value": 5}"#] {
        let error = serde_json::from_str::<Everything>(list).expect_err(list).to_string();
        let expected = "expected an object of the class T_Everything, but the object holds nothing of the class but a \
                        `value`: read it as `Collection`";
        assert!(error.starts_with(expected), "{error}");
    }
    assert_eq!(serde_json::from_str::<Everything>(r#"{"ID": 1, "value": 5}"#).expect("the key is there").id, 1);
}

#[test]
fn what_a_pager_needs_is_not_passed_over() {
    let error = |page: &str| serde_json::from_str::<Collection<Everything>>(page).expect_err(page).to_string();
    for (page, expected) in [
        (r#"{"@odata.nextLink": 5, "value": []}"#, "@odata.nextLink: expected a string, found integer 5"),
        (r#"{"@odata.count": "many", "value": []}"#, "@odata.count: expected an integer, found string \"many\""),
        (
            r#"{"value": [], "@odata.nextLink": "a", "@odata.nextLink": "b"}"#,
            "the member \"@odata.nextLink\" is there twice",
        ),
        (r#"{"value": [{"ID": 1}], "value": []}"#, "the member \"value\" is there twice"),
    ] {
        assert!(error(page).starts_with(expected), "{page}: {}", error(page));
    }
}

#[test]
fn digits_that_serde_json_keeps_as_text_are_numbers() {
    let digits = MapDeserializer::<_, Error>::new([("$serde_json::private::Number", "12")].into_iter());
    assert_eq!(CimValue::deserialize(digits).expect("digits"), CimValue::from("12"));
}

#[test]
fn nesting_has_a_limit() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(serde_json::from_str::<CimValue>(&nested(64)).is_ok());
    let error = serde_json::from_str::<CimValue>(&nested(65)).expect_err("too deep");
    assert!(error.to_string().starts_with("arrays and objects lie more than 64 deep within each other"), "{error}");
}

#[test]
fn wmi_rows_are_read_by_the_rules_of_the_wmi_crate() {
    let mut fields: Vec<(&'static str, Variant)> =
        Everything::METADATA.property_names().iter().map(|name| (*name, Variant::Null)).collect();
    let mut put = |name: &str, value| {
        let field = fields.iter_mut().find(|(known, _)| *known == name).expect("a declared property");
        field.1 = value;
    };
    put("ID", Variant::Ui4(1));
    put("Uint64", Variant::Ui8(u64::MAX));
    put("Uint16", Variant::Empty);
    put("Sint8", Variant::I1(-1));
    put("Uint32", Variant::I4(-1));
    put("Real32", Variant::R4(0.1));
    put("Boolean", Variant::Bool(true));
    put("Char16", "K".into());
    put("Reference", r#"\\.\root:X.K="1""#.into());
    put("Bytes", Variant::Array(vec![Variant::Ui1(1), Variant::Ui1(2)]));
    put("Numbers", Variant::Array(vec![]));
    let object = Everything::deserialize(&Row(fields.clone())).expect("a row of the class");
    let expected = Everything {
        id: 1,
        boolean: Some(true),
        sint8: Some(-1),
        uint32: Some(u32::MAX),
        uint64: Some(u64::MAX),
        real32: Some(0.1),
        char16: Some(Char16(0x4B)),
        reference: Some(r#"\\.\root:X.K="1""#.into()),
        bytes: vec![1, 2],
        ..Everything::default()
    };
    assert_eq!(object, expected);

    fields.pop();
    let error = Everything::deserialize(&Row(fields)).expect_err("the class has no such property");
    assert_eq!(error.to_string(), "HRESULT 0x80041002 for States");
    assert!(build_query::<Everything>().expect("a named struct").ends_with(" FROM T_Everything"));
}

#[test]
fn wmi_is_written_the_widths_of_the_schema() {
    let object = Everything {
        id: 1,
        uint8: Some(1),
        sint16: Some(-2),
        uint16: Some(3),
        sint64: Some(-4),
        char16: Some(Char16(0x4B)),
        flags: Some(Flags(-1)),
        bytes: vec![1, 2],
        states: Some(vec![Level(1)]),
        ..Everything::default()
    };
    let (_, row) = row_of(&object).expect("values the wmi crate knows");
    let written = |name| row.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    assert_eq!(written("ID"), Some(Variant::Ui4(1)));
    assert_eq!(written("Uint8"), Some(Variant::Ui1(1)));
    assert_eq!(written("Sint16"), Some(Variant::I2(-2)));
    assert_eq!(written("Uint16"), Some(Variant::Ui2(3)));
    assert_eq!(written("Sint64"), Some(Variant::I8(-4)));
    assert_eq!(written("Char16"), Some("K".into()));
    assert_eq!(written("Flags"), Some(Variant::I4(-1)));
    assert_eq!(written("Bytes"), Some(Variant::Array(vec![Variant::Ui1(1), Variant::Ui1(2)])));
    assert_eq!(written("States"), Some(Variant::Array(vec![Variant::Ui1(1)])));
    assert_eq!(written("String"), Some(Variant::Null));
}

#[test]
fn request_bodies_have_base64_and_no_nulls() {
    let object = Everything { id: 1, bytes: vec![0xFB, 0xFF], numbers: vec![5], ..Everything::default() };
    assert_eq!(
        serde_json::to_string(&AdminService(&object)).expect("plain values"),
        r#"{"ID":1,"Bytes":"+/8=","Numbers":[5]}"#
    );
}

#[test]
fn lists_come_in_every_shape() {
    let ids = |json: &str| -> Vec<u32> {
        let list: Collection<Everything> = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
        list.into_iter().map(|item| item.id).collect()
    };
    assert_eq!(ids(r#"{"@odata.context": "x", "value": [{"ID": 1}, {"ID": 2}], "@odata.count": 2}"#), [1, 2]);
    assert_eq!(ids(r#"{"@odata.context": "x/$entity", "ID": 1}"#), [1]);
    assert_eq!(ids(r#"{"@odata.context": "x", "value": {"ID": 1}}"#), [1]);
    assert_eq!(ids(r#"{"value": [{"ID": 1}], "Count": 1}"#), [1]);
    assert_eq!(ids(r#"[{"ID": 1}, {"ID": 2}]"#), [1, 2]);
    assert_eq!(ids(r#"{"ID": 1}"#), [1]);
    assert_eq!(ids("[]"), [0; 0]);
    assert_eq!(ids("null"), [0; 0]);
    assert_eq!(ids(r#"{"value": null}"#), [0; 0]);
}

#[test]
fn a_list_says_where_it_goes_on() {
    let json = r#"{"value": [], "@odata.nextLink": "https://server/wmi/T?$skip=10", "@odata.count": "12"}"#;
    let list: Collection<Everything> = serde_json::from_str(json).expect("a page");
    assert_eq!((list.next_link.as_deref(), list.count), (Some("https://server/wmi/T?$skip=10"), Some(12)));
}

#[test]
fn an_answer_that_is_no_list_names_what_is_missing() {
    let json = r#"{"error": {"code": "", "message": "not found"}}"#;
    let error = serde_json::from_str::<Collection<Everything>>(json).expect_err("an error document");
    assert!(error.to_string().starts_with("the answer is an error: not found"), "{error}");
    let entity = json.replacen('{', r#"{"ID": 1, "#, 1);
    assert!(serde_json::from_str::<Collection<Everything>>(&entity).is_ok(), "an entity with a member of that name");
    let error = serde_json::from_str::<Collection<Everything>>(r#"{"errors": []}"#).expect_err("something else");
    assert!(error.to_string().starts_with("T_Everything.ID: a key must have a value"), "{error}");
    let error = serde_json::from_str::<Collection<Everything>>("5").expect_err("a number");
    assert!(error.to_string().starts_with("expected objects of the class T_Everything, found integer 5 at"), "{error}");
    for (list, found) in [(r#"{"value": [{"ID": 1}, null]}"#, "null"), (r#"[{"ID": 1}, 5]"#, "integer 5")] {
        let error = serde_json::from_str::<Collection<Everything>>(list).expect_err(list);
        let expected = format!("element 1: expected an object of the class T_Everything, found {found} at");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}

#[test]
fn an_instance_is_written_like_the_class() {
    let json = r#"{"ID":1,"Datetime":"2024-08-30T20:55:06Z","Uint8":"7"}"#;
    let typed: Everything = serde_json::from_str(json).expect("a document");
    let mut document = serde_json::Deserializer::from_str(json);
    let dynamic = Instance::read(Everything::METADATA, &mut document).expect("a document");
    let dynamic = serde_json::to_string(&dynamic).expect("plain values");
    let typed = serde_json::to_string(&typed).expect("plain values");
    assert_eq!(dynamic, typed.replace("[]", "null"), "only arrays that were not there differ");
}
