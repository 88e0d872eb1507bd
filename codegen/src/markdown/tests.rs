use super::lines::WIDTH;
use super::*;

#[track_caller]
fn assert_lines(text: &str, expected: &[&str]) {
    assert_eq!(Prose::default().paragraphs(text), expected, "{text:?}");
}

#[test]
fn markup_is_shown_literally() {
    for (text, expected) in [
        ("a *b* _c_ **d**", r"a \*b\* \_c\_ \*\*d\*\*"),
        ("see [x] and [y](z)", r"see \[x] and \[y](z)"),
        ("</div> & &amp; <script>", r"\</div> & \&amp; \<script>"),
        ("(see `ActionID`, `</b>`)", r"(see `ActionID`, `</b>`)"),
        ("``rust``", r"\`\`rust\`\`"),
        (r"C:\Windows\*", r"C:\\Windows\\\*"),
        ("# no heading", r"\# no heading"),
        ("> no quote", r"\> no quote"),
        ("- no item, read-only", r"\- no item, read-only"),
        ("+ no item", r"\+ no item"),
        ("=== no heading", r"\=== no heading"),
        ("1. no item", r"1\. no item"),
        ("12) no item", r"12\) no item"),
        ("a | b", r"a \| b"),
        ("~~gone~~ --option", r"\~\~gone\~\~ \-\-option"),
        ("{{#include x}} {a}", r"\{\{#include x}} {a}"),
        ("`a|b`", r"\`a\|b\`"),
        ("*/ /* //", r"\*/ /\* //"),
    ] {
        assert_lines(text, &[expected]);
    }
}

#[test]
fn an_underscore_within_a_word_makes_it_code() {
    for (text, expected) in [
        ("SMS_Client: __PATH ___", r"`SMS_Client`: `__PATH` \_\_\_"),
        ("'ACME____'+SUPER CIM_ and -_Deep", r"'ACME\_\_\_\_'+SUPER CIM\_ and -\_Deep"),
        ("_ClientPackage and _Deep", r"`_ClientPackage` and \_Deep"),
        ("_a_b_ and __also__", r"\_`a_b`\_ and \_\_also\_\_"),
        ("DON’T_FALLBACK, 'ACME_Fan's'", "`DON’T_FALLBACK`, '`ACME_Fan`'s'"),
    ] {
        assert_lines(text, &[expected]);
    }
}

#[test]
fn what_stands_between_backticks_is_code() {
    for (text, expected) in [
        ("`a word` ```", r"`a word` \`\`\`"),
        ("Runs `sp_configure 'x', 1`, or (`a b`).", "Runs `sp_configure 'x', 1`, or (`a b`)."),
        ("`foo' and `bar'", r"\`foo' and \`bar'"),
        ("`a`/`b`", "`a`/`b`"),
        ("`half", r"\`half"),
    ] {
        assert_lines(text, &[expected]);
    }
}

#[test]
fn markdown_of_dsc_is_read_as_text() {
    let prose = Prose { is_markdown: true, ..Prose::default() };
    for (text, expected) in [
        ("The _SQL Server_'s name, _not_ **TcpPort**.", "The SQL Server's name, not `TcpPort`."),
        (
            "**Some words** and [here](https://example.com/a), [there](#x).",
            "Some words and here (<https://example.com/a>), there.",
        ),
        ("**/*.log, *.txt, a_b_c, `_x_`, [0]", r"\*\*/\*.log, \*.txt, `a_b_c`, `_x_`, \[0]"),
        ("_half and **half", r"\_half and \*\*half"),
    ] {
        assert_eq!(prose.paragraphs(text), [expected], "{text:?}");
    }
}

#[test]
fn web_addresses_link_to_themselves() {
    for (text, expected) in [
        ("See http://example.com/a_b.", "See <http://example.com/a_b>."),
        ("(https://example.com/x)", "(<https://example.com/x>)"),
        ("https://example.com/a_(b)", "<https://example.com/a_(b)>"),
        ("<https://example.com>", r"\<<https://example.com>>"),
        ("Run `curl http://x.y/z -o out` now", "Run `curl http://x.y/z -o out` now"),
        ("`http://[ ]` http://[ ]", r"`http://[ ]` <http://>\[ ]"),
    ] {
        assert_lines(text, &[expected]);
    }
}

#[test]
fn paragraphs_and_line_breaks_stay() {
    assert_lines("one\r\ntwo\n\n\nthree\n", &["one\\", "two", "", "three"]);
    assert_lines(" \n\t ", &[]);
}

#[test]
fn an_indented_block_is_preformatted_text_and_no_doc_test() {
    assert_lines("Flags:\n\n    a = 1\n    ``` *", &["Flags:", "", "````text", "    a = 1", "    ``` *", "````"]);
    assert_lines("Flags:\n\ta", &["Flags:", "", "```text", "    a", "```"]);
}

#[test]
fn an_indented_bullet_is_a_line_of_words() {
    assert_lines("Flags:\n    * a_b\n\t1. c", &["Flags:\\", "\\* `a_b`\\", "1\\. c"]);
}

#[test]
fn invisible_and_reordering_characters_become_visible() {
    assert_lines("a\u{202e}b\u{0}c\u{feff}", &["aU+202EbU+0000cU+FEFF"]);
}

#[test]
fn long_lines_wrap() {
    let lines = Prose::default().paragraphs(&"word - 1. ".repeat(40));
    assert!(lines.len() > 3, "{lines:?}");
    assert!(lines.iter().all(|line| line.chars().count() <= WIDTH + 1), "{lines:?}");
}

#[test]
fn names_of_the_class_are_code() {
    let prose = Prose { names: Rc::new(HashSet::from(["ActionID"])), ..Prose::default() };
    assert_eq!(
        prose.paragraphs("(ActionID), ActionIDs and *ActionID*"),
        [r"(`ActionID`), ActionIDs and \*`ActionID`\*"]
    );
}

/// A schema of one class with one property.
struct OneFan;

impl Links for OneFan {
    fn target(&self, name: &str) -> Option<String> {
        match name {
            "ACME_Fan" => Some("super::AcmeFan".to_owned()),
            "ACME_Fan.Speed" => Some("super::AcmeFan::speed".to_owned()),
            _ => None,
        }
    }

    fn is_class(&self, name: &str) -> bool {
        name == "ACME_Fan"
    }
}

#[test]
fn names_that_are_documented_are_links_once() {
    let prose = Prose::default();
    let prose = prose.linked(&OneFan);
    for (text, expected) in [
        ("ACME_Fan, `ACME_Fan` and ACME_Fans", "[`ACME_Fan`](super::AcmeFan), `ACME_Fan` and `ACME_Fans`"),
        (
            "Is ACME_Fan.Speed. ACME_Fan.Off",
            "Is [`ACME_Fan.Speed`](super::AcmeFan::speed). [`ACME_Fan`](super::AcmeFan).Off",
        ),
        ("[ACME_Fan](x)", r"\[[`ACME_Fan`](super::AcmeFan)](x)"),
        ("!ACME_Fan", r"\![`ACME_Fan`](super::AcmeFan)"),
        ("!`ACME_Fan`", r"\![`ACME_Fan`](super::AcmeFan)"),
        ("See `ACME_Fan` Server WMI Class.", "See [`ACME_Fan`](super::AcmeFan)."),
        ("An ACME_Lamp Server WMI Class.", "An `ACME_Lamp` Server WMI Class."),
        ("ACME_Fan Server WMI Classic", "[`ACME_Fan`](super::AcmeFan) Server WMI Classic"),
    ] {
        assert_eq!(prose.paragraphs(text), [expected], "{text:?}");
    }
}

#[test]
fn a_summary_is_the_first_sentence() {
    let summary = |text| Prose::default().summary(text);
    assert_eq!(summary("Via hardware (e.g. a button). More."), "Via hardware (e.g. a button).");
    assert_eq!(summary("One\ntwo\n\nthree."), "One two");
}

#[test]
fn one_line_forms_have_no_line_break() {
    assert_eq!(inline("1. a\n\n* b"), r"1\. a \* b");
    assert_eq!(code("a `b`\nc"), "``a `b` c``");
    assert_eq!(code("`"), "`` ` ``");
}
