//! Merges the two accounts of a class: what the syntax declares and what the Properties section documents. Those of a method likewise.
//!
//! Names, types and order are those of the syntax where it has the property; what is only documented comes after, in page order.
//! Every contradiction is reported with both places.

mod access;
mod direction;
mod documented;
mod misplaced;
mod pairing;
mod property;
mod types;

pub(crate) use property::missing_values;
pub(crate) use types::shown as shown_type;

use mof_parser::ast::{ClassDeclaration, Feature, MethodDeclaration, Name, ParameterDeclaration, PropertyDeclaration};
use mof_parser::{Diagnostic, Diagnostics, SourceFile, Span};

use crate::codes;
use crate::element::Kind;
use crate::pointer::Pointer;
use crate::properties::Account;
use crate::qualifiers;

/// Puts the documented properties into the class. Gives the descriptions that only point to another class.
pub(crate) fn properties(
    class: &mut ClassDeclaration,
    accounts: &[Account<'_>],
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> Vec<Pointer> {
    let declared = class.features.iter_mut().filter_map(|feature| match feature {
        Feature::Property(property) => Some(property),
        _ => None,
    });
    let owner = Owner { noun: "class", kind: Kind::Property, name: &class.name };
    let (added, pointers) = merge(&mut declared.collect::<Vec<_>>(), owner, accounts, file, diagnostics);
    class.features.extend(added.into_iter().map(Feature::Property));
    pointers
}

/// Puts the documented parameters into the method. They are declared and documented as properties are, and so merged as these.
pub(crate) fn parameters(
    method: &mut MethodDeclaration,
    accounts: &[Account<'_>],
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) {
    let mut parameters: Vec<PropertyDeclaration> =
        std::mem::take(&mut method.parameters).into_iter().map(as_property).collect();
    let owner = Owner { noun: "method", kind: Kind::Parameter, name: &method.name };
    let (added, _) = merge(&mut parameters.iter_mut().collect::<Vec<_>>(), owner, accounts, file, diagnostics);
    method.parameters = parameters.into_iter().chain(added).map(as_parameter).collect();
}

fn as_property(parameter: ParameterDeclaration) -> PropertyDeclaration {
    let ParameterDeclaration { qualifiers, data_type, name, array, default, span } = parameter;
    PropertyDeclaration { qualifiers, data_type, name, array, default, remark: None, span }
}

fn as_parameter(property: PropertyDeclaration) -> ParameterDeclaration {
    let PropertyDeclaration { qualifiers, data_type, name, array, default, remark: _, span } = property;
    ParameterDeclaration { qualifiers, data_type, name, array, default, span }
}

/// The class or method whose elements are merged.
#[derive(Clone, Copy)]
struct Owner<'a> {
    noun: &'static str,
    /// What its elements are.
    kind: Kind,
    name: &'a Name,
}

/// Completes what is declared. Gives what is only documented, and the descriptions that only point to another class.
fn merge(
    declared: &mut [&mut PropertyDeclaration],
    owner: Owner<'_>,
    accounts: &[Account<'_>],
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> (Vec<PropertyDeclaration>, Vec<Pointer>) {
    let pairing = pairing::pair(declared, accounts, diagnostics);
    report_undocumented(declared, owner, &pairing.account_of, accounts, diagnostics);
    report_order(declared, &pairing.account_of, accounts, diagnostics);
    documented::report(accounts, &declared_types(declared, &pairing.account_of, accounts.len()), diagnostics);
    misplaced::report(accounts, diagnostics);
    let mut pointers = Vec::new();
    for (property, account) in declared.iter_mut().zip(&pairing.account_of) {
        if let Some(account) = account.map(|index| &accounts[index]) {
            pointers.extend(property::complete(property, account, file, diagnostics));
        } else {
            types::repair_alone(property, diagnostics);
            qualifiers::respell(&mut property.qualifiers, diagnostics);
        }
    }
    let mut added = Vec::new();
    for index in pairing.only_documented {
        let documented = property::only_documented(&accounts[index], file, diagnostics);
        let Some((property, pointer)) = documented else { continue };
        added.push(property);
        pointers.extend(pointer);
    }
    (added, pointers)
}

/// For each account, where the syntax gives the type of what it documents.
fn declared_types(
    declared: &[&mut PropertyDeclaration],
    account_of: &[Option<usize>],
    accounts: usize,
) -> Vec<Option<Span>> {
    let mut types = vec![None; accounts];
    for (property, account) in declared.iter().zip(account_of) {
        if let Some(account) = account {
            types[*account] = Some(*property.data_type.span);
        }
    }
    types
}

/// One diagnostic an element, or a single one where the page documents none at all.
fn report_undocumented(
    declared: &[&mut PropertyDeclaration],
    owner: Owner<'_>,
    account_of: &[Option<usize>],
    accounts: &[Account<'_>],
    diagnostics: &mut Diagnostics,
) {
    let Owner { noun, kind, name } = owner;
    let undocumented =
        || declared.iter().zip(account_of).filter(|(_, account)| account.is_none()).map(|(property, _)| property);
    let help = match kind {
        Kind::Property => "add it to the Properties section with its data type, access type and qualifiers",
        _ => "add it to the Parameters section with its data type and qualifiers",
    };
    let report = |span, message: String| Diagnostic::new(codes::PROPERTY_UNDOCUMENTED, span, message).help(help);
    if accounts.is_empty() && undocumented().next().is_some() {
        let message =
            format!("none of the {} {} of {noun} `{}` is documented", declared.len(), kind.plural(), name.text);
        return diagnostics.report(report(*name.span, message));
    }
    for property in undocumented() {
        let message = format!("{kind} `{}` is in the syntax but not documented", property.name.text);
        diagnostics.report(report(*property.name.span, message));
    }
}

/// Reports the first element that the syntax has after one that is documented later.
fn report_order(
    declared: &[&mut PropertyDeclaration],
    account_of: &[Option<usize>],
    accounts: &[Account<'_>],
    diagnostics: &mut Diagnostics,
) {
    let documented: Vec<(&PropertyDeclaration, usize)> =
        declared.iter().zip(account_of).filter_map(|(property, account)| Some((&**property, (*account)?))).collect();
    let Some(pair) = documented.windows(2).find(|pair| pair[0].1 > pair[1].1) else { return };
    let (before, after) = (pair[0].0, pair[1].0);
    let Account { kind, header, .. } = &accounts[pair[1].1];
    let message = format!(
        "{kind} `{}` stands after `{}` in the syntax but before it in {}",
        after.name.text,
        before.name.text,
        kind.section()
    );
    diagnostics.report(
        Diagnostic::new(codes::PROPERTY_ORDER, *after.name.span, message)
            .label(header.span, "documented here")
            .help("use one order; that of the syntax is kept"),
    );
}
