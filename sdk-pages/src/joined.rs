//! Pages that hold a second page, which begins with a title of its own: D006.
//!
//! Only what stands before that title is read. Read as one, the second page would contradict the first.

use mof_parser::{Diagnostic, Diagnostics};

use crate::outline::{Outline, Text};
use crate::{class_name, codes, method};

/// Cuts off a further title and what follows it, if it names another class or method than the first and has a Syntax section.
pub(crate) fn cut(outline: &mut Outline<'_>, diagnostics: &mut Diagnostics) {
    let Some((title, first)) = outline.title().and_then(|title| Some((title, subject(title)?))) else { return };
    let other = |(at, title): (usize, &Text<'_>)| {
        let other = subject(title).filter(|other| !other.eq_ignore_ascii_case(&first))?;
        Some((at, title.span(), other))
    };
    let Some((at, span, other)) = outline.further_titles().find_map(other) else { return };
    if !outline.has_syntax_after(at) {
        return;
    }
    let diagnostic =
        Diagnostic::new(codes::PAGES_JOINED, span, format!("the page of {first} goes on with that of {other}"))
            .label(title.span(), "the first title")
            .help(format!("give {other} a page of its own; what begins here is left out"));
    diagnostics.report(diagnostic);
    outline.end_at(at);
}

/// What a title announces: ``class `C` ``, or ``method `M` of class `C` ``.
fn subject(title: &Text<'_>) -> Option<String> {
    let title = title.part();
    let is_class = |word: &str| ["class", "classes"].iter().any(|known| word.eq_ignore_ascii_case(known));
    if !title.as_str().split_whitespace().any(is_class) {
        return None;
    }
    match (method::method_named(title), method::class_named(title)) {
        (Some(method), Some(class)) => Some(format!("method `{}` of class `{}`", method.text, class.text)),
        _ => class_name::in_title(title).map(|class| format!("class `{}`", class.text)),
    }
}
