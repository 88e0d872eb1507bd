//! Checks that depend on the dialect, on the world, or on one another; the plain ones are cases.

mod support;

use mof_model::{Compiler, World};
use mof_parser::{Dialect, Severity};
use support::{codes_in, report, report_in};

#[test]
fn an_unknown_class_is_an_error_in_a_closed_world_and_a_note_in_an_open_one() {
    let text = "class ACME_Fan { ACME_Setting Setting; ACME_Setting Other; ACME_Rack REF Rack; __Event Last; };";
    let severities = |world| {
        let compilation = Compiler::new().dialect(Dialect::Wmi).world(world).text("fan.mof", text).compile();
        let found = compilation.diagnostics.iter().map(|diagnostic| (diagnostic.code.id(), diagnostic.severity));
        found.collect::<Vec<_>>()
    };
    let both = |severity| [("MOF-S144", severity), ("MOF-S050", severity)];
    assert_eq!(severities(World::Closed), both(Severity::Error));
    assert_eq!(severities(World::Open), both(Severity::Note));
    assert_eq!(severities(World::ByDialect), both(Severity::Note));
}

#[test]
fn a_missing_class_is_reported_once_whoever_names_it() {
    let text = "class ACME_Fan : ACME_Device { [EmbeddedInstance(\"ACME_Device\")] string Device; };
                [Association] class ACME_Link { [Key] ACME_Device REF A; [Key] ACME_Rack REF B; ACME_Rack REF C; };";
    assert_eq!(
        report(text),
        [
            r#"error MOF-S020 "ACME_Device": superclass `ACME_Device` is not declared"#,
            r#"error MOF-S050 "ACME_Rack": class `ACME_Rack` is not declared"#,
            r#"warning MOF-S048 "C": reference `C` is no key of association `ACME_Link`"#,
        ]
    );
}

#[test]
fn the_class_of_an_override_is_judged_where_it_is_known_only() {
    let text = "class ACME_Fan { [Key] string Id; };
                [Association] class ACME_Cools { [Key] ACME_Fan REF Fan; [Key] ACME_Fan REF Other; };
                [Association] class ACME_CoolsWell : ACME_Cools { [Override(\"Fan\")] ACME_Vendor REF Fan; };
                class ACME_Vendor : ACME_Unknown { };";
    assert_eq!(codes_in(Dialect::Wmi, text), ["MOF-S020"]);
}

#[test]
fn a_method_of_mof_3_may_take_more_in_a_subclass_if_it_need_not_be_given() {
    let with = |parameters: &str| {
        format!(
            "class ACME_A {{ uint32 Do([In] uint8 First); }};
             class ACME_B : ACME_A {{ [Override(\"Do\")] uint32 Do({parameters}); }};"
        )
    };
    let added = with("[In] boolean Fast = true, [In] uint8 First");
    assert_eq!(codes_in(Dialect::Mof3, &added), [""; 0]);
    assert_eq!(codes_in(Dialect::Wmi, &added), ["MOF-S030"]);
    assert_eq!(codes_in(Dialect::Mof3, &with("[In] boolean Fast, [In] uint8 First")), ["MOF-S030"]);
}

#[test]
fn a_changed_direction_is_reported_as_one_change_of_the_signature() {
    let text = "class ACME_A { uint32 Do([In(FALSE), Out] uint8 First); };
                class ACME_B : ACME_A { [Override(\"Do\")] uint32 Do([In, Out] uint8 First); };";
    assert_eq!(
        report(text),
        [
            r#"error MOF-S030 "[In, Out] uint8 First": parameter `First` goes in and out, but the inherited one goes out"#
        ]
    );
}

#[test]
fn a_parameter_that_stands_twice_in_wmi_has_one_position() {
    let text = "class ACME_A { void Do([In, ID(0)] uint8 X, [Out, ID(0)] uint8 X, [In, ID(1)] uint8 Y); };";
    assert_eq!(codes_in(Dialect::Wmi, text), [""; 0]);
}

#[test]
fn a_class_that_a_provider_serves_needs_a_key_unless_it_only_stands_inside_others() {
    let text = "[Dynamic, Provider(\"P\")] class ACME_Setting { string Name; };
                [Dynamic, Provider(\"P\")] class ACME_FanSetting : ACME_Setting { uint32 Speed; };
                [Dynamic, Provider(\"P\")] class ACME_Fan { [Key] string Id; ACME_Setting Setting; };
                [Dynamic, Provider(\"P\"), Singleton] class ACME_System { string Name; };
                [Dynamic, Provider(\"P\")] class ACME_Service { [Static] void Restart(); };
                [Dynamic, Provider(\"P\")] class ACME_Disk : ACME_Fan { uint64 Size; };
                class ACME_Part { string Name; };";
    assert_eq!(report_in(Dialect::Wmi, text), [""; 0]);
}

#[test]
fn a_key_that_is_new_is_not_also_a_reference_too_many() {
    let text = "class ACME_A { [Key] string Id; };
                [Association] class ACME_L { [Key] ACME_A REF One; [Key] ACME_A REF Two; };
                [Association] class ACME_M : ACME_L { [Key] ACME_A REF Three; };";
    assert_eq!(codes_in(Dialect::Standard, text), ["MOF-S041"]);
}

#[test]
fn the_size_of_an_array_is_a_hint_in_wmi() {
    let text = "class ACME_A { string Names[]; uint8 Data[4]; };
                class ACME_B : ACME_A { [Override(\"Names\")] string Names[8]; [Override(\"Data\")] uint8 Data[]; };";
    assert_eq!(codes_in(Dialect::Wmi, text), [""; 0]);
    assert_eq!(codes_in(Dialect::Standard, text), ["MOF-S028", "MOF-S028"]);
}

#[test]
fn one_mistake_in_a_qualifier_has_no_echo() {
    for (mistake, code) in [
        ("[EmbeddedInstance(\"ACME_Nothing\")] uint32 X;", "MOF-S143"),
        ("[Key : EnableOverride DisableOverride] string X;", "MOF-S108"),
        ("[Counter, Gauge] sint32 X;", "MOF-S145"),
        ("[ArrayType(\"Sorted\")] string X;", "MOF-S130"),
        ("[Octetstring, Propagated(\"ACME_A.Y\")] string X[];", "MOF-S053"),
        ("[PUnit(\"furlong\")] string X;", "MOF-S149"),
        ("[ValueMap { \"300\" }, NullValue(\"200\")] uint8 X;", "MOF-S133"),
    ] {
        let text = format!("class ACME_A {{ {mistake} string Y; }};");
        assert_eq!(codes_in(Dialect::Standard, &text), [code], "{mistake}");
    }
}

#[test]
fn mof_3_has_arrays_that_are_sets() {
    let text = "class ACME_A { [Key] string Id; [ArrayType(\"orderedSet\")] string Names[]; };";
    assert_eq!(codes_in(Dialect::Mof3, text), [""; 0]);
    assert_eq!(codes_in(Dialect::Standard, text), ["MOF-S130"]);
}
