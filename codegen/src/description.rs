//! Descriptions as documentation shows them.
//!
//! Pages of the Configuration Manager SDK are made from a template: they introduce each class with the same words, and some were never
//! filled in. The DMTF's schema says in words what is deprecated, before it says anything else. What says nothing beside the facts is left
//! out here, by its form; the schema keeps every word.

use std::borrow::Cow;

use mof_model::{Class, Property, Qualifiers};
use mof_parser::Dialect;

/// The description among these qualifiers of a class or of a feature of its.
pub(crate) fn description<'q>(class: &Class, qualifiers: &'q Qualifiers) -> Cow<'q, str> {
    let text = qualifiers.string("Description").unwrap_or_default();
    match class.dialect {
        Dialect::SdkPage => Cow::Owned(without_template(text)),
        _ if qualifiers.get("Deprecated").is_some() => Cow::Borrowed(without_note(text)),
        _ => Cow::Borrowed(text),
    }
}

/// The description of a property or parameter, unless it is only the name once more.
pub(crate) fn of_property<'q>(class: &Class, property: &'q Property) -> Cow<'q, str> {
    let text = description(class, &property.qualifiers);
    let says_more = text.trim().trim_end_matches('.') != property.name.as_str();
    if says_more { text } else { Cow::Borrowed("") }
}

/// What is said of a deprecated element, without the note that it is one.
fn without_note(text: &str) -> &str {
    const NOTE: &str = "Note: The use of this method has been deprecated.";
    let text = text.trim_start();
    let text = text.strip_prefix(NOTE).unwrap_or(text).trim_start();
    text.strip_prefix("Deprecated description:").unwrap_or(text).trim_start()
}

/// What a description says of a method, and what it says of the return value.
pub(crate) fn of_method(description: &str) -> (Cow<'_, str>, Cow<'_, str>) {
    const LEAD: &str = "Return value:";
    let starts_line = |start: &usize| *start == 0 || description[..*start].ends_with('\n');
    let Some(start) = description.rfind(LEAD).filter(starts_line) else { return (description.into(), "".into()) };
    let value = description[start + LEAD.len()..].trim();
    let is_type_alone = matches!(value.split(' ').collect::<Vec<_>>()[..], ["A" | "An", _, "data", "type" | "type."]);
    (description[..start].trim_end().into(), if is_type_alone { "".into() } else { capitalised(value) })
}

fn without_template(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| sentences(without_introduction(line).as_ref())).collect();
    let text = lines.join("\n");
    let text = text.trim();
    let last = text.rfind(['.', '\n']).map_or(0, |end| end + 1);
    // Announces a list that stands elsewhere, as types of values do.
    if text.ends_with(':') { text[..last].trim_end().to_owned() } else { text.to_owned() }
}

/// `The ACME_Fan Windows Management Instrumentation (WMI) class is an SMS Provider server class, in Configuration Manager, that moves
/// air.` as `Moves air.`
fn without_introduction(line: &str) -> Cow<'_, str> {
    const CLASS: [&str; 2] = ["Windows Management Instrumentation (WMI) class", "WMI class"];
    const WORDS: [&str; 7] = [
        "method",
        "is an SMS Provider server class",
        "is an SMS provider server class",
        "in Configuration Manager",
        ",",
        "that",
        "which",
    ];
    let Some((before, after)) = CLASS.iter().find_map(|class| line.split_once(class)) else { return line.into() };
    let mut rest = after;
    let introduces = ["The ", "In Configuration Manager, the ", "in Configuration Manager, the "];
    if before.contains(". ") || !introduces.iter().any(|start| before.starts_with(start)) {
        return line.into();
    }
    while let Some(shorter) = WORDS.iter().find_map(|word| rest.trim_start().strip_prefix(word)) {
        rest = shorter;
    }
    let says_more = rest.len() < after.len()
        && rest.starts_with(' ')
        && rest.trim_start().starts_with(|first: char| first.is_lowercase() || first == '…');
    if says_more { capitalised(rest.trim_start()) } else { line.into() }
}

/// The sentences of a line that say something.
fn sentences(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        let end = rest.find(". ").map_or(rest.len(), |stop| stop + 2);
        let (sentence, after) = rest.split_at(end);
        if !is_hollow(sentence) {
            kept.push_str(sentence);
        }
        rest = after;
    }
    kept
}

/// Whether a sentence has a gap where it would say something: `The default value is ….`, `Mode description … .`, `true if .`
fn is_hollow(sentence: &str) -> bool {
    let is_gap = |word: &&str| !word.is_empty() && word.trim_matches(['…', '.']).is_empty();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let Some(said) = words.iter().rposition(|word| !is_gap(word)) else { return !words.is_empty() };
    let gap = words[said + 1..].concat();
    let asks_for_more = matches!(words[said], "if" | "to" | "that" | "represents" | "is");
    let ends_in_gap = gap.contains(['…']) || gap.contains("...") || (gap == "." && asks_for_more);
    let describes_nothing = words.windows(2).any(|pair| pair[0] == "description" && is_gap(&pair[1]));
    let is_half = matches!(words[..], ["true", "if" | "to" | "if." | "to."]);
    (ends_in_gap && !words[said].ends_with(',')) || describes_nothing || is_half
}

fn capitalised(text: &str) -> Cow<'_, str> {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_lowercase() => Cow::Owned(first.to_uppercase().chain(characters).collect()),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_page_says_is_left_out() {
        const WMI: &str = "Windows Management Instrumentation (WMI)";
        for (text, expected) in [
            (
                "The ACME_Fan @ class is an SMS Provider server class, in Configuration Manager, that moves air.",
                "Moves air.",
            ),
            (
                "In Configuration Manager, the ACME_Fan class is a client @ class that moves air. A lot.",
                "Moves air. A lot.",
            ),
            ("The Stop @ class method, in Configuration Manager, stops it.", "Stops it."),
            ("The ACME_Fan @ class is an SMS Provider server class, in Configuration Manager, that represents ….", ""),
            ("The ACME_Fan WMI class is an SMS Provider server class that moves air.", "Moves air."),
            ("The ACME_Fan @ class is one of many.", "The ACME_Fan @ class is one of many."),
            ("Any ACME_Fan WMI class that moves air.", "Any ACME_Fan WMI class that moves air."),
            ("Note.\n\nThe ACME_Fan @ class.", "Note.\n\nThe ACME_Fan @ class."),
        ] {
            assert_eq!(without_template(&text.replace('@', WMI)), expected.replace('@', WMI), "{text}");
        }
    }

    #[test]
    fn what_was_never_filled_in_is_left_out() {
        for (text, expected) in [
            ("Mode description … . The default value is …", ""),
            ("Mode description … Mode. The default value is …", ""),
            ("The number of fans. The default value is …", "The number of fans."),
            ("….", ""),
            ("Version …", ""),
            ("true if . The default value is true.", "The default value is true."),
            ("true to", ""),
            ("One, two, …", "One, two, …"),
            ("A description of the fan. What it is assigned to.", "A description of the fan. What it is assigned to."),
            ("The job's state. Possible values are:", "The job's state."),
            ("Flag. bits:", "Flag."),
        ] {
            assert_eq!(without_template(text), expected, "{text}");
        }
    }

    #[test]
    fn a_note_that_something_is_deprecated_is_left_to_the_facts() {
        let note = "Note: The use of this method has been deprecated.";
        assert_eq!(without_note(&format!("{note} \nDeprecated description: A fan.")), "A fan.");
        assert_eq!(
            without_note("Note: The use of this fan has been deprecated."),
            "Note: The use of this fan has been deprecated."
        );
    }

    #[test]
    fn the_return_value_is_told_apart() {
        let parts = |text| {
            let (method, value) = of_method(text);
            (method.into_owned(), value.into_owned())
        };
        assert_eq!(parts("Stops.\n\nReturn value: a number."), ("Stops.".to_owned(), "A number.".to_owned()));
        assert_eq!(parts("Return value:\n\n- 0"), (String::new(), "- 0".to_owned()));
        assert_eq!(parts("Stops.\n\nReturn value: An SInt32 data type."), ("Stops.".to_owned(), String::new()));
        assert_eq!(parts("The Return value: none."), ("The Return value: none.".to_owned(), String::new()));
    }
}
