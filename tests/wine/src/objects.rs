//! Objects on the stage: every CIM type, and objects within objects.

use std::rc::Rc;

use mof_runtime::{AnyClass, Class, Object, ObjectPath, Reference};
use serde::de::DeserializeOwned;
use windows::Win32::System::Wmi::{
    CIM_BOOLEAN, CIM_CHAR16, CIM_DATETIME, CIM_REAL32, CIM_REAL64, CIM_REFERENCE, CIM_SINT8, CIM_SINT16, CIM_SINT32,
    CIM_SINT64, CIM_STRING, CIM_UINT8, CIM_UINT16, CIM_UINT32, CIM_UINT64,
};
use wmi::Variant;

use crate::methods::call_on;
use crate::report::Report;
use crate::schema::acme_group::{AddRuleInput, AddRuleReturnValue};
use crate::schema::acme_rule::AnyAcmeRule;
use crate::schema::{AcmeEvent, AcmeEverything, AcmeGroup, AcmePlace, AcmeRule, AcmeRuleDirect, AcmeRuleQuery};
use crate::stage::{Stage, Staged};

pub fn run(report: &mut Report) {
    report.section("Values of every CIM type");
    scalars(report);
    arrays(report);
    nulls(report);
    unfit(report);
    report.section("Embedded objects");
    embedded(report);
    polymorphic(report);
    unknown_class(report);
    any_class(report);
    queried(report);
    report.section("What calls send");
    called(report);
    sent_types(report);
    array_of_objects(report);
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

fn direct(name: &str, resource: i32) -> Staged {
    blank::<AcmeRuleDirect>().with("RuleName", CIM_STRING, text(name)).with(
        "ResourceID",
        CIM_UINT32,
        Variant::I4(resource),
    )
}

fn by_query(query: &str) -> Staged {
    blank::<AcmeRuleQuery>().with("QueryExpression", CIM_STRING, text(query))
}

fn group() -> Staged {
    Staged::new("ACME_Group")
        .with("GroupID", CIM_STRING, text("A1"))
        .with_objects("Rules", Vec::new())
        .with_object("FirstRule", None)
        .with_object("Place", None)
        .with_object("Parent", None)
}

fn embedded(report: &mut Report) {
    let nothing = AcmeGroup { group_id: "A1".to_owned(), ..AcmeGroup::default() };
    report.gives("embedded objects that are null", &nothing, read(group()));

    let place = Staged::new("ACME_Place").with("Latitude", CIM_REAL64, Variant::R8(48.5));
    let expected = AcmeGroup { place: Some(Box::new(AcmePlace { latitude: Some(48.5) })), ..nothing.clone() };
    report.gives("an embedded object", &expected, read(group().with_object("Place", Some(place))));

    let inner = group().with("GroupID", CIM_STRING, text("B2"));
    let parent = AcmeGroup { group_id: "B2".to_owned(), ..AcmeGroup::default() };
    let expected = AcmeGroup { parent: Some(Box::new(parent)), ..nothing };
    report.gives("an object within one of its class", &expected, read(group().with_object("Parent", Some(inner))));
}

/// Objects of subclasses keep their class and what it adds.
fn polymorphic(report: &mut Report) {
    let rules = vec![direct("one", 7), by_query("SELECT"), blank::<AcmeRule>()];
    let expected = vec![
        AnyAcmeRule::from(AcmeRuleDirect { rule_name: Some("one".to_owned()), resource_id: Some(7) }),
        AnyAcmeRule::from(AcmeRuleQuery { query_expression: Some("SELECT".to_owned()), ..AcmeRuleQuery::default() }),
        AnyAcmeRule::from(AcmeRule::default()),
    ];
    let got = read::<AcmeGroup>(group().with_objects("Rules", rules)).map(|group| group.rules);
    report.gives("an array of objects of three classes", &expected, got);

    let expected =
        AnyAcmeRule::from(AcmeRuleQuery { query_expression: Some("SELECT".to_owned()), ..AcmeRuleQuery::default() });
    let got = read::<AcmeGroup>(group().with_object("FirstRule", Some(by_query("SELECT"))));
    report.gives("one object of a subclass", &Some(expected), got.map(|group| group.first_rule));
}

/// An object of a class that the schema does not have keeps its class, and what the declared class says of it.
fn unknown_class(report: &mut Report) {
    let rule = Staged::new("ACME_RuleLater").with("RuleName", CIM_STRING, text("later")).with(
        "Later",
        CIM_UINT8,
        Variant::UI1(1),
    );
    let got = read::<AcmeGroup>(group().with_object("FirstRule", Some(rule)));
    let described = got.map(|group| match group.first_rule {
        Some(AnyAcmeRule::Other(rule)) => {
            format!("{} {:?}", rule.class_name(), rule.get("RuleName").map(ToString::to_string))
        }
        other => format!("{other:?}"),
    });
    report.gives("an object of an unknown class", &"ACME_RuleLater Some(\"\\\"later\\\"\")".to_owned(), described);
}

/// Where the schema names no class, the object's own is all that the crate can be asked for.
fn any_class(report: &mut Report) {
    let event = blank::<AcmeEvent>().with("Number", CIM_UINT32, Variant::I4(1));
    let event = read::<AcmeEvent>(event.with_object("Target", Some(direct("one", 7))));
    let class = event.map(|event| event.target.map(|object| object.class_name().to_owned()));
    report.gives("an object of any class keeps its class", &Some("ACME_RuleDirect".to_owned()), class);
}

/// The same through a query of a connection.
fn queried(report: &mut Report) {
    let stage = Rc::new(Stage::default().object(group().with_objects("Rules", vec![direct("one", 7)])));
    let groups = stage.connect().and_then(|connection| connection.query::<AcmeGroup>());
    let classes = groups.map(|groups| {
        let rules = groups.iter().flat_map(|group| &group.rules);
        rules.map(|rule| rule.as_object().metadata().name()).collect::<Vec<_>>()
    });
    report.gives("query for objects with embedded ones", &vec!["ACME_RuleDirect"], classes);
}

/// The class of groups, with its method and the classes of what goes into it.
fn stage() -> Rc<Stage> {
    let parameters = Staged::new("__PARAMETERS")
        .with_object("Rule", None)
        .with_array("Weights", CIM_UINT16, Variant::Null)
        .with_array("Signature", CIM_UINT8, Variant::Null)
        .with("Limit", CIM_UINT64, text("100"))
        .with("Since", CIM_DATETIME, Variant::Null)
        .with("Origin", CIM_REFERENCE, Variant::Null)
        .with_objects("Others", Vec::new());
    let output = Staged::new("__PARAMETERS")
        .with("RuleID", CIM_UINT32, Variant::I4(5))
        .with_objects("Rules", vec![direct("one", 7), by_query("SELECT")])
        .with("ReturnValue", CIM_UINT32, Variant::I4(1));
    let stage = Stage::default()
        .class("ACME_Group", group().with_method("AddRule", parameters))
        .class("ACME_RuleDirect", direct("", 0))
        .answer(output);
    Rc::new(stage)
}

/// An object of a subclass goes in, and objects come out.
fn called(report: &mut Report) {
    let stage = stage();
    let rule = AcmeRuleDirect { rule_name: Some("one".to_owned()), resource_id: Some(u32::MAX) };
    let input = AddRuleInput { rule: Some(rule.clone().into()), ..AddRuleInput::default() };
    let path = ObjectPath::new("ACME_Group.GroupID=\"A1\"");
    let output = stage.connect().and_then(|connection| call_on(&connection, &path, &input));
    let came = output.map(|output| (output.return_value, output.rule_id, output.rules.len()));
    report.gives("AddRule gives back", &(Some(AddRuleReturnValue::THERE_ALREADY), Some(5), 2), came);

    let Some((called_path, method, Some(sent))) = stage.last_call() else {
        return report.holds("the service was called", "a call with input", &"no call", false);
    };
    report.equal("the call", &(path.to_string(), "AddRule".to_owned()), &(called_path, method));
    let received = AddRuleInput {
        limit: Some(100),
        weights: Some(Vec::new()),
        signature: Some(Vec::new()),
        others: Some(Vec::new()),
        ..input
    };
    report.gives("what is not set keeps its default", &received, sent.into_desr().map_err(|error| error.to_string()));
}

/// Every kind of parameter arrives as it was.
fn sent_types(report: &mut Report) {
    let stage = stage();
    let input = AddRuleInput {
        rule: Some(AcmeRuleDirect::default().into()),
        weights: Some(vec![0, u16::MAX]),
        signature: Some(vec![0, 255]),
        limit: Some(u64::MAX),
        since: "20260301083000.125000+060".parse().ok(),
        origin: Some(Reference::new("ACME_Group.GroupID=\"B2\"")),
        others: None,
    };
    let path = ObjectPath::new("ACME_Group.GroupID=\"A1\"");
    let output = stage.connect().and_then(|connection| call_on(&connection, &path, &input));
    report.holds("a call with everything set", "no error", &output.as_ref().map(|_| ()), output.is_ok());
    let sent = stage.last_call().and_then(|(_, _, sent)| sent);
    let sent = sent.ok_or("no call".to_owned()).and_then(|sent| sent.into_desr().map_err(|error| error.to_string()));
    // What is null in the embedded object is not sent, and so is what its class begins with.
    let rule = AcmeRuleDirect { rule_name: Some(String::new()), resource_id: Some(0) };
    let received = AddRuleInput { rule: Some(rule.into()), others: Some(Vec::new()), ..input };
    report.gives("everything arrives", &received, sent);
}

/// The crate makes no arrays of objects, and says so before it calls.
fn array_of_objects(report: &mut Report) {
    let others = vec![AcmeRuleDirect::default().into()];
    let input = AddRuleInput { others: Some(others), ..AddRuleInput::default() };
    let path = ObjectPath::new("ACME_Group.GroupID=\"A1\"");
    let output = stage().connect().and_then(|connection| call_on(&connection, &path, &input));
    report.refuses("an array of objects", "Object", output);
}
