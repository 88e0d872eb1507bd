//! One property of both accounts: its qualifiers in their order – those of the Qualifiers line, access, values, description.

use hashbrown::HashSet;

use mof_parser::ast::{Array, Name, NodeSpan, PropertyDeclaration, Qualifier, TypeKind};
use mof_parser::{Diagnostic, Diagnostics, SourceFile, Span};

use super::{access, direction, types};
use crate::codes;
use crate::element::Kind;
use crate::outline::ProseKind;
use crate::pointer::Pointer;
use crate::properties::{Account, Piece};
use crate::values::{Context, Rest, Said};
use crate::{description, pointer, qualifiers, values};

/// Adds what the page documents to a property of the syntax.
pub(super) fn complete(
    property: &mut PropertyDeclaration,
    account: &Account<'_>,
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> Option<Pointer> {
    types::compare(property, account, diagnostics);
    qualifiers::respell(&mut property.qualifiers, diagnostics);
    let (documented, pointer) =
        documented_qualifiers(account, &property.data_type.kind, &property.qualifiers, file, diagnostics);
    if account.kind == Kind::Parameter {
        direction::settle(&property.name, &mut property.qualifiers, &documented, account, diagnostics);
    }
    let declared: HashSet<String> =
        property.qualifiers.iter().map(|qualifier| qualifier.name.text.to_ascii_lowercase()).collect();
    let added =
        documented.into_iter().filter(|qualifier| !declared.contains(&qualifier.name.text.to_ascii_lowercase()));
    property.qualifiers.extend(added);
    if let Some(remark) = property.remark.take() {
        description::add_remark(&mut property.qualifiers, &remark);
    }
    pointer.map(|pointer| Pointer { property: property.name.text.clone(), ..pointer })
}

/// A property that the syntax does not have; without a data type it cannot be declared.
pub(super) fn only_documented(
    account: &Account<'_>,
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> Option<(PropertyDeclaration, Option<Pointer>)> {
    let header = &account.header;
    let documented = account.data_type.as_ref()?;
    diagnostics.report(
        Diagnostic::new(
            codes::PROPERTY_NOT_IN_SYNTAX,
            header.span,
            format!("{} `{}` is documented but not in the syntax", account.kind, header.name),
        )
        .help(format!("add it to the syntax; it is read as the last {}", account.kind)),
    );
    let data_type = types::documented_type(documented, diagnostics);
    let array = header.array.or(documented.is_array.then_some(documented.span));
    let (qualifiers, pointer) = documented_qualifiers(account, &data_type.kind, &[], file, diagnostics);
    let property = PropertyDeclaration {
        qualifiers,
        data_type,
        name: Name { text: header.name.clone(), span: NodeSpan(header.span) },
        array: array.map(|span| Array { size: None, span: NodeSpan(span) }),
        default: None,
        remark: None,
        span: NodeSpan(header.span.to(documented.span)),
    };
    Some((property, pointer))
}

fn documented_qualifiers(
    account: &Account<'_>,
    kind: &TypeKind,
    declared: &[Qualifier],
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> (Vec<Qualifier>, Option<Pointer>) {
    let access_list = account.access.and_then(|access| access.qualifiers);
    let lists = [account.header.qualifiers, access_list, account.qualifiers];
    let lists = lists.into_iter().flatten().chain(account.more_qualifiers.iter().copied());
    let mut list = qualifiers::of_property(lists, diagnostics);
    access::add(&mut list, declared, account, diagnostics);
    let announced = announced_values(&list);

    let context = Context {
        kind: account.kind,
        name: &account.header.name,
        intrinsic: values::intrinsic(kind),
        bits: announced.map_or(Said::Nowhere, |announced| announced.bits),
    };
    let values = values::read(&account.body, context, diagnostics);
    let description = description::of_property(&values.rest, file, diagnostics);
    if let Some(found) = values::contradiction(account.kind, &account.header.name, &list, &values.qualifiers) {
        diagnostics.report(found);
    }
    let mut made_values = values.qualifiers;
    if made_values.is_empty() {
        made_values = list.iter().flat_map(values::from_argument).collect();
    }
    if !made_values.is_empty() {
        list.retain(|qualifier| !values::is_announcement(qualifier));
    }
    let announced = announced.filter(|_| made_values.is_empty() && !list.iter().any(values::is_list));
    let pointer = pointer(account, &values.rest, description.as_ref(), announced);
    if let (Some(announced), None) = (announced, &pointer) {
        diagnostics.report(missing_values(account.kind, &account.header.name, announced.span));
    }
    replace(&mut list, made_values);
    replace(&mut list, description);
    (list, pointer)
}

/// What a description says by pointing to another class. No property means what a parameter does.
fn pointer(
    account: &Account<'_>,
    rest: &[Rest<'_>],
    description: Option<&Qualifier>,
    announced: Option<Announced>,
) -> Option<Pointer> {
    if account.kind != Kind::Property {
        return None;
    }
    let mut paragraphs = rest.iter().filter_map(|rest| match rest {
        Rest::Piece(Piece::Prose(ProseKind::Paragraph, lines))
        | Rest::Announcement(Piece::Prose(ProseKind::Paragraph, lines)) => Some(*lines),
        _ => None,
    });
    let sentences = paragraphs.find_map(pointer::read)?;
    let description = description?;
    let text = qualifiers::text(description)?;
    let lead: Vec<&str> = sentences.lead.split_whitespace().collect();
    let lead = lead.join(" ");
    Some(Pointer {
        takes_values: true,
        property: account.header.name.clone(),
        targets: sentences.targets,
        description: *description.span,
        length: if text.starts_with(&lead) { lead.len() } else { 0 },
        announced: announced.map(|announced| announced.span),
    })
}

/// Adds qualifiers, each in the place of one that has its name.
fn replace(list: &mut Vec<Qualifier>, qualifiers: impl IntoIterator<Item = Qualifier>) {
    for qualifier in qualifiers {
        list.retain(|listed| listed.name.text != qualifier.name.text);
        list.push(qualifier);
    }
}

/// A qualifier that says that the property has a list of values.
#[derive(Clone, Copy, Debug)]
struct Announced {
    bits: Said,
    span: Span,
}

fn announced_values(list: &[Qualifier]) -> Option<Announced> {
    let is = |qualifier: &&Qualifier, names: &[&str]| names.contains(&qualifier.name.text.as_str());
    let bits = list.iter().find(|qualifier| is(qualifier, &["Bits", "BitMap", "BitValues"]));
    let values =
        list.iter().find(|qualifier| is(qualifier, &["Enumeration", "StringEnumeration", "ValueMap", "Values"]));
    let said = if bits.is_some() { Said::ByQualifier } else { Said::Nowhere };
    bits.or(values).map(|qualifier| Announced { bits: said, span: *qualifier.span })
}

/// D056.
pub(crate) fn missing_values(kind: Kind, name: &str, announced: Span) -> Diagnostic {
    let message = format!("qualifiers announce values of {kind} `{name}`, but the page lists none");
    Diagnostic::new(codes::VALUES_MISSING, announced, message).help("add a table of the values and their meaning")
}
