//! Object paths: taken apart, and put together.

use mof_runtime::{Char16, CimDateTime, KeyValue, ObjectPath, ObjectPathParts, PathKeys};
use proptest::prelude::*;

fn parts(text: &str) -> ObjectPathParts {
    ObjectPath::from(text).parse().expect("the path is well formed")
}

#[test]
fn the_place_is_read_in_both_forms() {
    for text in [r"\\server\root\cimv2:X", "//server/root/cimv2:X", r"\\server/root\cimv2:X"] {
        let parts = parts(text);
        assert_eq!(parts.host.as_deref(), Some("server"), "{text}");
        assert_eq!(parts.namespace.as_deref(), Some("root/cimv2"), "{text}");
        assert_eq!(parts.class_name, "X");
    }
    let with_port = parts("https://10.0.0.1:5989/root/cimv2:X.K=1");
    assert_eq!(with_port.scheme.as_deref(), Some("https"));
    assert_eq!(with_port.host.as_deref(), Some("10.0.0.1:5989"));
    assert_eq!(parts("root/cimv2:X").namespace.as_deref(), Some("root/cimv2"));
    assert_eq!(parts("X.K=1").namespace, None);
}

#[test]
fn keys_may_be_left_out_unnamed_or_at() {
    assert_eq!(parts("X").keys, PathKeys::Class);
    assert_eq!(parts("root:X=@").keys, PathKeys::Singleton);
    assert_eq!(parts(r#"X="a:b""#).keys, PathKeys::Unnamed("a:b".into()));
    assert_eq!(parts("X=5").keys, PathKeys::Unnamed(5.into()));
}

#[test]
fn values_of_every_kind_are_read() {
    let parts = parts(r#"X.S="a,\"b\"\\",I=-5,H=0x1F,B=true,C='k',W='word',R=1.5"#);
    assert_eq!(parts.key("s"), Some(&r#"a,"b"\"#.into()));
    assert_eq!(parts.key("I"), Some(&KeyValue::Integer(-5)));
    assert_eq!(parts.key("H"), Some(&KeyValue::Integer(31)));
    assert_eq!(parts.key("B"), Some(&KeyValue::Boolean(true)));
    assert_eq!(parts.key("C"), Some(&KeyValue::Char16(Char16(0x6B))));
    assert_eq!(parts.key("W"), Some(&"word".into()));
    assert_eq!(parts.key("R"), Some(&KeyValue::Real(1.5)));
    assert_eq!(parts.key("missing"), None);
}

#[test]
fn a_reference_among_the_keys_is_a_text_of_its_own() {
    let inner = r#"\\s\root:A.K="x\"y""#;
    let outer = ObjectPath::builder("L").key("Target", inner).build();
    assert_eq!(outer.as_str(), r#"L.Target="\\\\s\\root:A.K=\"x\\\"y\"""#);
    let parts = outer.parse().expect("what the builder wrote");
    assert_eq!(parts.key("Target"), Some(&inner.into()));
}

#[test]
fn errors_point_at_the_place() {
    let error = |text| ObjectPath::from(text).parse().map_err(|error| error.to_string());
    assert_eq!(error(""), Err("expected a class name at position 0 of the object path".into()));
    assert_eq!(error("root:"), Err("expected a class name at position 5 of the object path".into()));
    assert_eq!(error("X.=1"), Err("expected the name of a key at position 2 of the object path".into()));
    assert_eq!(error("X.K"), Err("expected `=` at position 3 of the object path".into()));
    assert_eq!(error("X.K=\"a"), Err("expected the closing quote at position 6 of the object path".into()));
    assert_eq!(error("X.K=a b"), Err("expected the value of a key at position 4 of the object path".into()));
    assert_eq!(error("X.K=0x+5"), Err("expected the value of a key at position 4 of the object path".into()));
    assert_eq!(error("X.K=nan"), Err("expected the value of a key at position 4 of the object path".into()));
    assert_eq!(error("X.K=\"a\"b"), Err("expected `,` or the end at position 7 of the object path".into()));
    assert_eq!(error("X K"), Err("expected `.`, `=` or the end at position 1 of the object path".into()));
    assert_eq!(error("X.K=1,"), Err("expected the name of a key at position 6 of the object path".into()));
}

#[test]
fn the_builder_writes_what_wmi_writes() {
    let path = |builder: mof_runtime::ObjectPathBuilder| builder.build().to_string();
    assert_eq!(path(ObjectPath::builder("X")), "X");
    assert_eq!(path(ObjectPath::builder("X").singleton()), "X=@");
    assert_eq!(path(ObjectPath::builder("X").singleton().key("K", true)), "X.K=TRUE");
    assert_eq!(path(ObjectPath::builder("X").host("s").key("K", -1_i8)), r"\\s\root:X.K=-1");
    assert_eq!(path(ObjectPath::builder("X").namespace("/root/cimv2/").key("C", Char16(0x27))), r"root\cimv2:X.C='\''");
    let at: CimDateTime = "20240830225506.000000+120".parse().expect("well formed");
    assert_eq!(path(ObjectPath::builder("X").key("At", at)), "X.At=\"20240830225506.000000+120\"");
}

proptest! {
    #[test]
    fn what_the_builder_writes_reads_back(text in any::<String>(), number in any::<i64>(), unit in any::<u16>()) {
        let path = ObjectPath::builder("X")
            .namespace("root/cimv2")
            .key("Text", text.as_str())
            .key("Number", number)
            .key("Unit", Char16(unit))
            .build();
        let parts = path.parse().expect("what the builder wrote");
        prop_assert_eq!(parts.key("Text"), Some(&KeyValue::from(text)));
        prop_assert_eq!(parts.key("Number"), Some(&KeyValue::from(number)));
        let unit = Char16(unit);
        let expected = if unit.to_char().is_some() { KeyValue::from(unit) } else { KeyValue::from(unit.0) };
        prop_assert_eq!(parts.key("Unit"), Some(&expected));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in r#"[X.=,@:/\\"'0-9eé+-]{0,30}"#) {
        let _ = ObjectPath::from(text).parse();
    }
}
