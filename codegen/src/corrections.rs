//! What is said about elements that another file corrects, such as an overlay of SDK pages.

use mof_model::{Class, Correction, Method};

use crate::markdown::{code, inline};

/// What is corrected in the class itself, and which features are gone.
pub(crate) fn of_class(class: &Class) -> Vec<String> {
    let is_feature = |part: &str| {
        let name = part.split('.').next().unwrap_or_default();
        class.property(name).is_some() || class.method(name).is_some()
    };
    let corrections = class.corrections.iter().filter_map(|correction| match correction.part.as_deref() {
        None => Some((None, correction)),
        Some(part) => (!is_feature(part)).then_some((Some(part), correction)),
    });
    phrases(class, corrections)
}

/// What is corrected in a property.
pub(crate) fn of_property(class: &Class, name: &str) -> Vec<String> {
    phrases(class, class.corrections_of(Some(name)).map(|correction| (None, correction)))
}

/// What is corrected in a method and in its parameters.
pub(crate) fn of_method(class: &Class, method: &Method) -> Vec<String> {
    let corrections = class.corrections.iter().filter_map(|correction| {
        let rest = correction.part.as_deref()?.strip_prefix(method.name.as_str())?;
        (rest.is_empty() || rest.starts_with('.')).then_some((rest.strip_prefix('.'), correction))
    });
    phrases(class, corrections)
}

/// One phrase for all that one line corrects: what, where that is stated, and why.
///
/// Of the path no more is given than tells the files apart that correct the class, since folders differ between machines.
fn phrases<'c>(class: &Class, corrections: impl Iterator<Item = (Option<&'c str>, &'c Correction)>) -> Vec<String> {
    let what = |(part, correction): &(Option<&str>, &Correction)| {
        let part = part.map(|part| format!("{} ", code(part))).unwrap_or_default();
        format!("{part}{}", inline(&correction.what))
    };
    let corrections: Vec<_> = corrections.collect();
    let statement = |correction: &'c Correction| (&correction.file, correction.line, &correction.reason);
    let lines = corrections.chunk_by(|(_, one), (_, other)| statement(one) == statement(other));
    let phrase = |line: &[(Option<&str>, &Correction)]| {
        let corrected: Vec<String> = line.iter().map(what).collect();
        let Correction { file, line, reason, .. } = line[0].1;
        let place = code(&format!("{}:{line}", shown(file, class)));
        let reason = reason.as_deref().map(|reason| format!(": {}", inline(reason))).unwrap_or_default();
        format!("{} ({place}{reason})", corrected.join(", "))
    };
    lines.map(phrase).collect()
}

/// The shortest end of a path that is not the end of another file's that corrects the class.
fn shown<'c>(file: &'c str, class: &Class) -> &'c str {
    let others = || class.corrections.iter().filter(|other| other.file != file);
    let is_end = |end: &str, of: &str| of.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    let ends = file.rmatch_indices('/').map(|(at, _)| &file[at + 1..]);
    ends.chain([file]).find(|end| !others().any(|other| is_end(end, &other.file))).unwrap_or(file)
}
