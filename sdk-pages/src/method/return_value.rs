//! The Return Values section: what is returned, in a sentence, and at times a table of values.

use mof_parser::ast::{IntrinsicType, MethodDeclaration, Qualifier, TypeKind, ValueKind};
use mof_parser::{Diagnostic, Diagnostics, SourceFile};

use crate::element::Kind;
use crate::merge::shown_type;
use crate::outline::{Block, Outline, Part, SectionKind};
use crate::properties::Piece;
use crate::qualifiers::{made, text};
use crate::values::{Context, Said};
use crate::{codes, description, values};

/// What the text about the return value begins with, below what the method does.
pub(crate) const LEAD: &str = "Return value:";

/// Adds the values of the return value and the method's description, whose last paragraphs are about it.
pub(super) fn read(
    method: &mut MethodDeclaration,
    introduction: Option<Qualifier>,
    outline: &Outline<'_>,
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) {
    let Some(section) = outline.sections(SectionKind::ReturnValues).next() else {
        report_missing(method, diagnostics);
        return method.qualifiers.extend(introduction);
    };
    report_type(method, section, diagnostics);
    let intrinsic = values::intrinsic(&method.return_type.kind);
    let body: Vec<Piece<'_>> = section.iter().map(Piece::of).collect();
    let context = Context { kind: Kind::ReturnValue, name: &method.name.text, intrinsic, bits: Said::Nowhere };
    let values = values::read(&body, context, diagnostics);
    let returned = description::of_property(&values.rest, file, diagnostics);
    method.qualifiers.extend(values.qualifiers);
    method.qualifiers.extend(joined(introduction, returned.as_ref()));
}

/// One description of two.
fn joined(introduction: Option<Qualifier>, returned: Option<&Qualifier>) -> Option<Qualifier> {
    let text_of = |description: Option<&Qualifier>| description.and_then(text).unwrap_or_default().to_owned();
    let returned_text = without_error_page(&text_of(returned));
    if returned_text.is_empty() {
        return introduction;
    }
    let separator = if returned_text.starts_with("- ") { "\n\n" } else { " " };
    let returned_text = format!("{LEAD}{separator}{returned_text}");
    let text = match text_of(introduction.as_ref()).as_str() {
        "" => returned_text,
        text => format!("{text}\n\n{returned_text}"),
    };
    let place = introduction.as_ref().or(returned)?.span;
    Some(made("Description", Some(ValueKind::String(text)), *place))
}

/// Drops the sentence that leads to the page about errors, which says nothing of this method.
fn without_error_page(text: &str) -> String {
    const PAGE: &str = "About Configuration Manager Errors";
    let sentence = |paragraph: &str| {
        let page = paragraph.rfind(PAGE)?;
        let starts = ["For information about ", "For more information"];
        let start = starts.iter().filter_map(|start| paragraph[..page].rfind(start)).max()?;
        let rest = paragraph[page + PAGE.len()..].trim_start_matches(['.', ' ']);
        Some(format!("{}{rest}", &paragraph[..start]).trim().to_owned())
    };
    let paragraphs = text.split("\n\n").map(|paragraph| sentence(paragraph).unwrap_or_else(|| paragraph.to_owned()));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// ``An `SInt32` data type that …`` where the syntax gives another type.
fn report_type(method: &MethodDeclaration, section: &[Block<'_>], diagnostics: &mut Diagnostics) {
    let TypeKind::Intrinsic(declared) = &method.return_type.kind else { return };
    let Some((documented, place)) = section.first().and_then(documented_type) else { return };
    if documented == *declared {
        return;
    }
    let shown = |intrinsic| shown_type(&TypeKind::Intrinsic(intrinsic));
    let message = format!(
        "method `{}` returns `{}` in the syntax but `{}` in Return Values",
        method.name.text,
        shown(*declared),
        shown(documented)
    );
    diagnostics.report(
        Diagnostic::new(codes::RETURN_TYPE_CONTRADICTION, *method.return_type.span, message)
            .label(place.span(), "documented here")
            .help("find out which one is right and write it in both; the syntax is kept"),
    );
}

/// The type at the beginning of the section: ``A `T` data type``.
fn documented_type<'page>(block: &'page Block<'page>) -> Option<(IntrinsicType, Part<'page>)> {
    let Block::Prose(prose) = block else { return None };
    let (article, rest) = prose.lines.first()?.part().first_piece();
    let (word, rest) = rest.first_piece();
    let is_type = ["a", "an"].iter().any(|known| article.as_str().eq_ignore_ascii_case(known))
        && rest.as_str().starts_with("data type");
    let intrinsic = IntrinsicType::from_keyword(word.as_str()).filter(|intrinsic| !intrinsic.is_of_mof3())?;
    is_type.then_some((intrinsic, word))
}

fn report_missing(method: &MethodDeclaration, diagnostics: &mut Diagnostics) {
    if method.return_type.kind == TypeKind::Void {
        return;
    }
    let message = format!("the return value of method `{}` is not documented", method.name.text);
    diagnostics.report(
        Diagnostic::new(codes::RETURN_VALUE_UNDOCUMENTED, *method.return_type.span, message)
            .help("add a `## Return Values` section"),
    );
}
