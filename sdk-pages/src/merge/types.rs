//! Compares the types of both accounts and repairs a misspelled one with the help of the other.

use mof_parser::ast::{DataType, IntrinsicType, NodeSpan, PropertyDeclaration, TypeKind};
use mof_parser::suggest::distance;
use mof_parser::{Code, Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::properties::{Account, DocumentedType};

/// Checks the declared type against the documented one.
pub(super) fn compare(property: &mut PropertyDeclaration, account: &Account<'_>, diagnostics: &mut Diagnostics) {
    let Some(documented) = &account.data_type else { return repair_alone(property, diagnostics) };
    if is_misspelled_otherwise(&property.data_type.kind, documented) {
        repair_alone(property, diagnostics);
    }
    match verdict(&property.data_type.kind, documented) {
        Verdict::Agree => {}
        Verdict::SyntaxMisspelled(intrinsic) => repair(property, intrinsic, documented, diagnostics),
        Verdict::DocumentedMisspelled => {
            let right = shown(&property.data_type.kind);
            let diagnostic = misspelled(documented.span, &documented.word, &right);
            diagnostics.report(diagnostic.label(*property.data_type.span, "the syntax spells it so"));
        }
        Verdict::OnlyOneReference => report_reference(property, account, documented, diagnostics),
        Verdict::Differ(code) => report_types(code, property, account, documented, diagnostics),
    }
    compare_arrays(property, account, documented, diagnostics);
}

/// Whether the syntax misspells an intrinsic type and the documentation means another.
fn is_misspelled_otherwise(declared: &TypeKind, documented: &DocumentedType) -> bool {
    match (declared, documented.kind()) {
        (TypeKind::Class(name), TypeKind::Intrinsic(other)) => !is_close(&name.text, other.keyword()),
        _ => false,
    }
}

/// Repairs a misspelled type that nothing documents.
pub(super) fn repair_alone(property: &mut PropertyDeclaration, diagnostics: &mut Diagnostics) {
    if let Some(intrinsic) = meant(&property.data_type.kind) {
        let right = TypeKind::Intrinsic(intrinsic);
        diagnostics.report(misspelled(*property.data_type.span, &shown(&property.data_type.kind), &shown(&right)));
        property.data_type.kind = right;
    }
}

/// The type of a property that is only documented; a misspelled intrinsic type is repaired where only one can be meant.
pub(super) fn documented_type(documented: &DocumentedType, diagnostics: &mut Diagnostics) -> DataType {
    let span = NodeSpan(documented.span);
    let kind = as_written(documented.kind());
    let Some(intrinsic) = meant(&kind) else {
        report_unclear(&kind, diagnostics);
        return DataType { kind, span };
    };
    let kind = TypeKind::Intrinsic(intrinsic);
    diagnostics.report(misspelled(documented.span, &documented.word, &shown(&kind)));
    DataType { kind, span }
}

/// A word that is a type of MOF 3 is one in the syntax as well, so it cannot be written as the name of a class.
fn as_written(kind: TypeKind) -> TypeKind {
    match &kind {
        TypeKind::Class(name) => IntrinsicType::from_keyword(&name.text).map_or(kind, TypeKind::Intrinsic),
        _ => kind,
    }
}

/// A type that can mean several.
fn report_unclear(kind: &TypeKind, diagnostics: &mut Diagnostics) {
    let TypeKind::Class(name) = kind else { return };
    let close = IntrinsicType::ALL.into_iter().filter(|intrinsic| is_close(&name.text, intrinsic.keyword()));
    let close: Vec<String> = close.map(|intrinsic| format!("`{}`", shown(&TypeKind::Intrinsic(intrinsic)))).collect();
    if !close.is_empty() {
        let help = format!("write {}; until then it is read as the name of a class", close.join(" or "));
        let message = format!("type `{}` is misspelled", name.text);
        diagnostics.report(Diagnostic::new(codes::TYPE_MISSPELLED, *name.span, message).help(help));
    }
}

enum Verdict {
    Agree,
    /// The syntax means this type.
    SyntaxMisspelled(IntrinsicType),
    DocumentedMisspelled,
    OnlyOneReference,
    Differ(Code),
}

fn verdict(declared: &TypeKind, documented: &DocumentedType) -> Verdict {
    match (declared, &documented.kind()) {
        (TypeKind::Intrinsic(one), TypeKind::Intrinsic(other)) if one == other => Verdict::Agree,
        (TypeKind::Intrinsic(one), TypeKind::Intrinsic(other)) if is_integer(*one) && is_integer(*other) => {
            Verdict::Differ(codes::INTEGER_CONTRADICTION)
        }
        (TypeKind::Intrinsic(intrinsic), TypeKind::Class(name)) if is_close(&name.text, intrinsic.keyword()) => {
            Verdict::DocumentedMisspelled
        }
        (TypeKind::Class(name), TypeKind::Intrinsic(intrinsic)) if is_close(&name.text, intrinsic.keyword()) => {
            Verdict::SyntaxMisspelled(*intrinsic)
        }
        (TypeKind::Object, TypeKind::Object) => Verdict::Agree,
        // A class says more than `Object`, and does not contradict it.
        (TypeKind::Object, TypeKind::Class(_)) | (TypeKind::Class(_), TypeKind::Object) => {
            Verdict::Differ(codes::OBJECT_OR_CLASS)
        }
        (TypeKind::Class(one), TypeKind::Class(other)) => {
            meant(declared).map_or_else(|| classes(&one.text, &other.text), Verdict::SyntaxMisspelled)
        }
        (TypeKind::Reference(one), TypeKind::Reference(other)) => classes(&one.text, &other.text),
        (TypeKind::Reference(_), _) | (_, TypeKind::Reference(_)) => Verdict::OnlyOneReference,
        _ => Verdict::Differ(codes::TYPE_CONTRADICTION),
    }
}

fn classes(declared: &str, documented: &str) -> Verdict {
    match distance(declared, documented, 2) {
        Some(0) if declared == documented => Verdict::Agree,
        Some(0) => Verdict::Differ(codes::CLASS_TYPE_CASE),
        Some(_) => Verdict::Differ(codes::CLASS_TYPE_SPELLING),
        None => Verdict::Differ(codes::TYPE_CONTRADICTION),
    }
}

fn is_integer(intrinsic: IntrinsicType) -> bool {
    ["uint", "sint"].iter().any(|sign| intrinsic.keyword().starts_with(sign))
}

/// The intrinsic type that a word means, if it can mean only one.
fn meant(kind: &TypeKind) -> Option<IntrinsicType> {
    let TypeKind::Class(name) = kind else { return None };
    let mut close = IntrinsicType::ALL.into_iter().filter(|intrinsic| is_close(&name.text, intrinsic.keyword()));
    close.next().filter(|_| close.next().is_none())
}

/// One slip away from a keyword, or the keyword cut short: `UIt32`, `Bool`.
fn is_close(word: &str, keyword: &str) -> bool {
    let cut_short = word.len() >= 4 && keyword.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    cut_short || distance(word, keyword, 1).is_some()
}

fn repair(
    property: &mut PropertyDeclaration,
    intrinsic: IntrinsicType,
    documented: &DocumentedType,
    diagnostics: &mut Diagnostics,
) {
    let right = TypeKind::Intrinsic(intrinsic);
    let written = shown(&property.data_type.kind);
    let diagnostic = misspelled(*property.data_type.span, &written, &shown(&right));
    diagnostics.report(diagnostic.label(documented.span, "documented here"));
    property.data_type.kind = right;
}

fn misspelled(span: Span, written: &str, right: &str) -> Diagnostic {
    Diagnostic::new(codes::TYPE_MISSPELLED, span, format!("type `{written}` is misspelled"))
        .help(format!("write `{right}`; it is read so"))
}

fn report_reference(
    property: &PropertyDeclaration,
    account: &Account<'_>,
    documented: &DocumentedType,
    diagnostics: &mut Diagnostics,
) {
    let (kind, section) = (account.kind, account.kind.section());
    let places = if documented.is_reference { (section, "the syntax") } else { ("the syntax", section) };
    diagnostics.report(
        Diagnostic::new(
            codes::REFERENCE_CONTRADICTION,
            *property.data_type.span,
            format!("{kind} `{}` is a reference in {} but not in {}", property.name.text, places.0, places.1),
        )
        .label(documented.span, "documented here")
        .help("write `ref:Class` in both; the syntax is kept"),
    );
}

fn report_types(
    code: Code,
    property: &PropertyDeclaration,
    account: &Account<'_>,
    documented: &DocumentedType,
    diagnostics: &mut Diagnostics,
) {
    let (kind, section) = (account.kind, account.kind.section());
    let (name, declared) = (&property.name.text, shown(&property.data_type.kind));
    let message = format!("{kind} `{name}` is `{declared}` in the syntax but `{}` in {section}", documented.shown());
    diagnostics.report(
        Diagnostic::new(code, *property.data_type.span, message)
            .label(documented.span, "documented here")
            .help("find out which one is right and write it in both; the syntax is kept"),
    );
}

fn compare_arrays(
    property: &PropertyDeclaration,
    account: &Account<'_>,
    documented: &DocumentedType,
    diagnostics: &mut Diagnostics,
) {
    let is_documented = documented.is_array || account.header.array.is_some();
    let (kind, section) = (account.kind, account.kind.section());
    let (code, there, not_there) = match (&property.array, is_documented) {
        (Some(_), false) => (codes::ARRAY_UNDOCUMENTED, "the syntax", section),
        (None, true) => (codes::ARRAY_NOT_IN_SYNTAX, section, "the syntax"),
        _ => return,
    };
    let message = format!("{kind} `{}` is an array in {there} but not in {not_there}", property.name.text);
    diagnostics.report(
        Diagnostic::new(code, *property.name.span, message)
            .label(documented.span, "documented here")
            .help(format!("write `[]` in the syntax and `Array` in {section}, or neither; the syntax is kept")),
    );
}

/// A type as the pages spell it.
pub(crate) fn shown(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Intrinsic(intrinsic) => match intrinsic.keyword() {
            "datetime" => "DateTime".to_owned(),
            keyword if keyword.starts_with("uint") || keyword.starts_with("sint") => {
                format!("{}Int{}", keyword[..1].to_ascii_uppercase(), &keyword[4..])
            }
            keyword => format!("{}{}", keyword[..1].to_ascii_uppercase(), &keyword[1..]),
        },
        TypeKind::Class(name) => name.text.clone(),
        TypeKind::Reference(name) => format!("ref:{}", name.text),
        _ => "Object".to_owned(),
    }
}
