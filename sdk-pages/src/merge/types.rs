//! Compares the types of both accounts and repairs a misspelled one with the help of the other.

use mof_parser::ast::{DataType, IntrinsicType, NodeSpan, PropertyDeclaration, TypeKind};
use mof_parser::suggest::distance;
use mof_parser::{Diagnostic, Diagnostics};

use crate::codes;
use crate::element::Kind;
use crate::properties::{Account, DocumentedType};

/// Checks the declared type against the documented one.
pub(super) fn compare(property: &mut PropertyDeclaration, account: &Account<'_>, diagnostics: &mut Diagnostics) {
    let Some(documented) = &account.data_type else {
        diagnostics.report(
            Diagnostic::new(
                codes::DATA_TYPE_MISSING,
                account.header.span,
                format!("{} `{}` is documented without a data type", account.kind, account.header.name),
            )
            .label(*property.data_type.span, "the syntax gives this one")
            .help("add a `Data type:` line"),
        );
        return;
    };
    let kind = account.kind;
    match verdict(&property.data_type.kind, documented) {
        Verdict::Agree => {}
        Verdict::SyntaxMisspelled => repair(property, kind, documented, diagnostics),
        Verdict::DocumentedMisspelled => report_documented(property, documented, diagnostics),
        Verdict::OnlyOneReference => report_reference(property, kind, documented, diagnostics),
        Verdict::Differ => report_types(property, kind, documented, diagnostics),
    }
    compare_arrays(property, account, documented, diagnostics);
}

/// The type of a property that is only documented; a misspelled intrinsic type is repaired where only one can be meant.
pub(super) fn documented_type(documented: &DocumentedType, diagnostics: &mut Diagnostics) -> DataType {
    let span = NodeSpan(documented.span);
    let kind = documented.kind();
    let TypeKind::Class(name) = &kind else { return DataType { kind, span } };
    let mut close = IntrinsicType::ALL.into_iter().filter(|intrinsic| is_close(&name.text, intrinsic.keyword()));
    let (Some(intrinsic), None) = (close.next(), close.next()) else { return DataType { kind, span } };
    diagnostics.report(misspelled(documented, intrinsic.keyword()));
    DataType { kind: TypeKind::Intrinsic(intrinsic), span }
}

enum Verdict {
    Agree,
    SyntaxMisspelled,
    DocumentedMisspelled,
    OnlyOneReference,
    Differ,
}

fn verdict(declared: &TypeKind, documented: &DocumentedType) -> Verdict {
    match (declared, &documented.kind()) {
        (TypeKind::Intrinsic(one), TypeKind::Intrinsic(other)) if one == other => Verdict::Agree,
        (TypeKind::Intrinsic(intrinsic), TypeKind::Class(name)) if is_close(&name.text, intrinsic.keyword()) => {
            Verdict::DocumentedMisspelled
        }
        (TypeKind::Class(name), TypeKind::Intrinsic(intrinsic)) if is_close(&name.text, intrinsic.keyword()) => {
            Verdict::SyntaxMisspelled
        }
        // A class says more than `Object`, and does not contradict it.
        (TypeKind::Object, TypeKind::Object | TypeKind::Class(_)) | (TypeKind::Class(_), TypeKind::Object) => {
            Verdict::Agree
        }
        (TypeKind::Class(one), TypeKind::Class(other)) | (TypeKind::Reference(one), TypeKind::Reference(other)) => {
            match distance(&one.text, &other.text, 2) {
                Some(0) => Verdict::Agree,
                Some(_) => Verdict::DocumentedMisspelled,
                None => Verdict::Differ,
            }
        }
        (TypeKind::Reference(_), _) | (_, TypeKind::Reference(_)) => Verdict::OnlyOneReference,
        _ => Verdict::Differ,
    }
}

/// One slip away from a keyword, or the keyword cut short: `UIt32`, `Bool`.
fn is_close(word: &str, keyword: &str) -> bool {
    let cut_short = word.len() >= 4 && keyword.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    cut_short || distance(word, keyword, 1).is_some()
}

fn repair(property: &mut PropertyDeclaration, kind: Kind, documented: &DocumentedType, diagnostics: &mut Diagnostics) {
    let written = shown(&property.data_type.kind);
    diagnostics.report(
        Diagnostic::new(
            codes::TYPE_MISSPELLED,
            *property.data_type.span,
            format!(
                "type {written} of {kind} `{}` is misspelled; {} says {}",
                property.name.text,
                kind.section(),
                documented.word
            ),
        )
        .label(documented.span, "documented here")
        .help(format!("write `{}`; it is read so", documented.word)),
    );
    property.data_type.kind = documented.kind();
}

fn report_documented(property: &PropertyDeclaration, documented: &DocumentedType, diagnostics: &mut Diagnostics) {
    let declared = shown(&property.data_type.kind);
    diagnostics.report(misspelled(documented, &declared).label(*property.data_type.span, "the syntax spells it so"));
}

fn misspelled(documented: &DocumentedType, right: &str) -> Diagnostic {
    Diagnostic::new(codes::TYPE_MISSPELLED, documented.span, format!("type {} is misspelled", documented.word))
        .help(format!("write `{right}`; it is read so"))
}

fn report_reference(
    property: &PropertyDeclaration,
    kind: Kind,
    documented: &DocumentedType,
    diagnostics: &mut Diagnostics,
) {
    let section = kind.section();
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
    property: &PropertyDeclaration,
    kind: Kind,
    documented: &DocumentedType,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.report(
        Diagnostic::new(
            codes::TYPE_CONTRADICTION,
            *property.data_type.span,
            format!(
                "{kind} `{}` is {} in the syntax but {} in {}",
                property.name.text,
                shown(&property.data_type.kind),
                documented.word,
                kind.section()
            ),
        )
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
    let section = account.kind.section();
    let (there, not_there) = match (&property.array, is_documented) {
        (Some(_), false) => ("the syntax", section),
        (None, true) => (section, "the syntax"),
        _ => return,
    };
    diagnostics.report(
        Diagnostic::new(
            codes::ARRAY_CONTRADICTION,
            *property.name.span,
            format!("{} `{}` is an array in {there} but not in {not_there}", account.kind, property.name.text),
        )
        .label(documented.span, "documented here")
        .help(format!("write `[]` in the syntax and `Array` in {section}, or neither; the syntax is kept")),
    );
}

/// A type as the pages spell it.
fn shown(kind: &TypeKind) -> String {
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
