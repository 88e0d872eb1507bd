//! MOF 3: structures and enumerations with what they inherit, names in bodies, values (DSP0221 7.5, 7.6).

mod support;

use mof_model::{ClassKind, Compilation, Enumeration, Mof3Type, Value};
use mof_parser::Dialect;
use mof_runtime::CimType;
use support::{compile_in, report_in, reported};

fn compile(text: &str) -> Compilation {
    let compilation = compile_in(Dialect::Mof3, text);
    assert_eq!(reported(&compilation), [""; 0]);
    compilation
}

fn report(text: &str) -> Vec<String> {
    report_in(Dialect::Mof3, text)
}

fn enumeration<'a>(compilation: &'a Compilation, name: &str) -> &'a Enumeration {
    let mut enumerations = compilation.schema.enumerations().iter();
    enumerations.find(|of| of.data_type.name.is(name)).unwrap_or_else(|| panic!("enumeration {name} is declared"))
}

/// The literals of an enumeration with their values.
fn literals(compilation: &Compilation, name: &str) -> Vec<String> {
    let elements = &enumeration(compilation, name).elements;
    elements.iter().map(|element| format!("{}={:?}", element.name, element.value)).collect()
}

#[test]
fn a_derived_enumeration_has_the_elements_of_its_base_first_in_any_order_of_declaration() {
    let compilation = compile(
        "enumeration ACME_C : ACME_B { Three = 3 };
         enumeration ACME_B : ACME_A { };
         enumeration ACME_A : uint8 { One = 1, Two = 0x2 };",
    );
    assert_eq!(literals(&compilation, "ACME_C"), ["One=Integer(1)", "Two=Integer(2)", "Three=Integer(3)"]);
    let derived = enumeration(&compilation, "ACME_C");
    assert_eq!(derived.data_type.cim_type, CimType::Uint8);
    let origins: Vec<_> =
        derived.elements.iter().map(|of| compilation.schema[of.origin].data_type.name.as_str()).collect();
    assert_eq!(origins, ["ACME_A", "ACME_A", "ACME_C"]);
}

#[test]
fn an_element_of_a_string_enumeration_stands_for_its_name_unless_it_says_otherwise() {
    let compilation = compile("enumeration ACME_A : string { Red, Green = \"gr\" \"een\" };");
    assert_eq!(literals(&compilation, "ACME_A"), ["Red=String(\"Red\")", "Green=String(\"green\")"]);
}

#[test]
fn a_literal_becomes_what_it_stands_for_with_or_without_the_name_of_its_enumeration() {
    let compilation = compile(
        "enumeration ACME_A : integer { One = 1 };
         enumeration ACME_B : ACME_A { Two = 2 };
         class ACME_C { ACME_B X = One; ACME_B Y = ACME_B.two; ACME_B Z[] = {acme_a.One, NULL}; };",
    );
    let class = compilation.schema.class("ACME_C").expect("declared above");
    let default = |name| class.property(name).expect("declared above").default.clone().expect("it has one");
    assert_eq!([default("X"), default("Y")], [Value::Integer(1), Value::Integer(2)]);
    assert_eq!(default("Z"), [Value::Integer(1), Value::Null].into_iter().collect());
    let x = class.property("X").expect("declared above");
    assert_eq!((x.data_type.cim_type, x.data_type.name()), (CimType::Sint64, "ACME_B"));
    let labels: Vec<_> = x.values.iter().filter_map(|value| value.label.as_deref()).collect();
    assert_eq!(labels, ["One", "Two"], "as those of a ValueMap");
}

#[test]
fn types_that_only_mof_3_has_stand_for_cim_types() {
    let compilation = compile("class ACME_A { integer X = -1; octetstring Y[] = {\"0x\", \"0X00ff\"}; };");
    let class = compilation.schema.class("ACME_A").expect("declared above");
    let data_type = |name| class.property(name).expect("declared above").data_type.clone();
    assert_eq!((data_type("X").cim_type, data_type("X").mof3), (CimType::Sint64, Some(Mof3Type::Integer)));
    assert_eq!((data_type("Y").cim_type, data_type("Y").mof3), (CimType::String, Some(Mof3Type::OctetString)));
}

#[test]
fn a_class_has_the_features_of_the_structures_that_it_derives_from() {
    let compilation = compile(
        "class ACME_C : ACME_B { [Key] string Id; };
         structure ACME_B : ACME_A { [Override] string X = \"b\"; string Y; };
         structure ACME_A { string X; };",
    );
    let class = compilation.schema.class("ACME_C").expect("declared above");
    let features: Vec<_> =
        class.properties.iter().map(|property| (property.name.as_str(), property.class_origin.as_str())).collect();
    assert_eq!(features, [("X", "ACME_A"), ("Y", "ACME_B"), ("Id", "ACME_C")]);
    assert_eq!(compilation.schema.classes().len(), 1);
    let structures: Vec<_> = compilation.schema.structures().map(|structure| structure.name.as_str()).collect();
    assert_eq!(structures, ["ACME_A", "ACME_B"]);
}

#[test]
fn what_derives_from_an_association_is_one() {
    let compilation = compile(
        "class ACME_A { [Key] string Id; };
         association ACME_B { ACME_A REF X; ACME_A REF Y; };
         class ACME_C : ACME_B { string Z; };",
    );
    assert_eq!(compilation.schema.class("ACME_C").expect("declared above").kind, ClassKind::Association);
}

#[test]
fn a_name_in_a_body_means_what_is_local_then_inherited_then_around_it_then_of_the_schema() {
    let text = "
        enumeration ACME_E : string { Global };
        class ACME_Base { enumeration E : string { Inherited }; enumeration F : string { Far }; };
        class ACME_A : ACME_Base
        {
            enumeration G : string { Own };
            structure S { F X = Far; G Y = Own; E Z = Inherited; ACME_E W = Global; };
            E X = Inherited;
            S Inner = value of S { X = F.Far; };
        };";
    let compilation = compile(text);
    let inner = compilation.schema.structures().next().expect("it is local");
    let around = inner.declared_in.expect("it is local");
    assert_eq!(compilation.schema[around].name.as_str(), "ACME_A");
    assert!(compilation.schema.class("S").is_none(), "only the body of its class and of subclasses see it");
}

#[test]
fn two_classes_may_have_local_types_of_one_name() {
    let compilation = compile(
        "class ACME_A { structure S { string X; }; S Y = value of S { X = \"a\"; }; };
         class ACME_B { structure S { uint8 X; }; S Y = value of S { X = 1; }; };",
    );
    assert_eq!(compilation.schema.structures().count(), 2);
}

#[test]
fn local_types_are_not_seen_from_outside() {
    let found = report(
        "class ACME_A { enumeration E : string { X }; };
         class ACME_B { E Y; };
         value of E as $Z { };",
    );
    assert_eq!(
        found,
        [
            "error MOF-S144 \"E\": type `E` is not declared",
            "error MOF-S307 \"E\": structure `E` of a value is not declared",
        ]
    );
}

#[test]
fn structure_values_have_the_types_of_their_properties_and_stand_beside_the_instances() {
    let compilation = compile(
        "enumeration ACME_E : integer { Two = 2 };
         structure ACME_S { ACME_E X; ACME_S Next; };
         class ACME_C { [Key] string Id; ACME_S Y; };
         value of ACME_S as $Shared { X = Two; };
         instance of ACME_C { Id = \"1\"; Y = value of ACME_S { X = ACME_E.Two; Next = $Shared; }; };",
    );
    let [shared] = compilation.schema.structure_values() else { panic!("one has an alias") };
    assert_eq!(shared.properties[0].value, Value::Integer(2));
    let [instance] = compilation.schema.instances() else { panic!("one is declared") };
    let Value::Instance(value) = &instance.properties[1].value else { panic!("it is embedded") };
    assert_eq!(value.properties, [("X".into(), Value::Integer(2)), ("Next".into(), Value::Alias("Shared".into()))]);
}

#[test]
fn a_policy_is_a_pair_of_flavors() {
    let compilation = compile(
        "Qualifier A : boolean = false Scope(any) Policy(Restricted);
         Qualifier B : boolean = false Scope(any) Policy(DisableOverride);
         Qualifier C : boolean = false Scope(any);",
    );
    let flavors: Vec<Vec<_>> =
        compilation.schema.qualifier_types().iter().map(|of| of.flavors.keywords().collect()).collect();
    let expected =
        [["EnableOverride", "Restricted"], ["DisableOverride", "ToSubclass"], ["EnableOverride", "ToSubclass"]];
    assert_eq!(flavors, expected);
}

#[test]
fn what_follows_from_a_mistake_is_not_reported_again() {
    let unknown_base = "enumeration ACME_A : ACME_Unknown { One = 1 }; class ACME_B { ACME_A X = Two; };";
    assert_eq!(
        report(unknown_base),
        ["error MOF-S302 \"ACME_Unknown\": the base `ACME_Unknown` of enumeration `ACME_A` is not declared"]
    );
    let unknown_type = "class ACME_B { ACME_Unknown X = Two; ACME_Unknown Y = ACME_Unknown.One; };";
    assert_eq!(report(unknown_type), ["error MOF-S144 \"ACME_Unknown\": type `ACME_Unknown` is not declared"]);
    let no_value = "enumeration ACME_A : integer { One }; class ACME_B { ACME_A X = One; };";
    assert_eq!(report(no_value), ["error MOF-S301 \"One\": `One` of an integer enumeration has no value"]);
    let unreadable = "enumeration ACME_A : string { One, = }; class ACME_B { ACME_A X = Two; };";
    assert_eq!(report(unreadable), ["error MOF-P100 \"=\": expected the name of an element, found `=`"]);
}

#[test]
fn enumerations_and_classes_share_their_names() {
    let found = report("enumeration ACME_A : string { Y }; class ACME_A { string X; };");
    assert_eq!(found, ["error MOF-S002 \"ACME_A\": class `ACME_A` is declared twice"]);
}

#[test]
fn long_chains_of_enumerations_and_structures_end() {
    let chain = |declare: &dyn Fn(usize) -> String| (1..20_000).map(declare).collect::<String>();
    let enumerations = chain(&|index| format!("enumeration ACME_{index} : ACME_{} {{ L{index} }};\n", index - 1));
    let codes = support::codes_in(Dialect::Mof3, &format!("enumeration ACME_0 : string {{ L }};\n{enumerations}"));
    assert_eq!(codes, ["MOF-I010"], "there is a limit to what all of them inherit");
    let structures = chain(&|index| format!("structure ACME_{index} : ACME_{} {{ }};\n", index - 1));
    assert_eq!(support::codes_in(Dialect::Mof3, &format!("structure ACME_0 {{ }};\n{structures}")), [""; 0]);
}
