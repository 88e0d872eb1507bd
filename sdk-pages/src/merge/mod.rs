//! Merges the two accounts of a class: what the syntax declares and what the Properties section documents.
//!
//! Names, types and order are those of the syntax where it has the property; what is only documented comes after, in page order.
//! Every contradiction is reported with both places.

mod pairing;
mod property;
mod types;

pub(crate) use property::missing_values;
pub(crate) use types::shown as shown_type;

use mof_parser::ast::{ClassDeclaration, Feature, PropertyDeclaration};
use mof_parser::{Diagnostic, Diagnostics, SourceFile};

use crate::codes;
use crate::pointer::Pointer;
use crate::properties::Account;

/// Puts the documented accounts into the class. Gives the descriptions that only point to another class.
pub(crate) fn merge(
    class: &mut ClassDeclaration,
    accounts: &[Account<'_>],
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> Vec<Pointer> {
    let declared: Vec<&PropertyDeclaration> = class.properties().collect();
    let pairing = pairing::pair(&declared, accounts, diagnostics);
    report_undocumented(class, &pairing.account_of, accounts, diagnostics);
    report_order(class, &pairing.account_of, accounts, diagnostics);
    let properties = class.features.iter_mut().filter_map(|feature| match feature {
        Feature::Property(property) => Some(property),
        _ => None,
    });
    let mut pointers = Vec::new();
    for (property, account) in properties.zip(&pairing.account_of) {
        if let Some(account) = account.map(|index| &accounts[index]) {
            pointers.extend(property::complete(property, account, file, diagnostics));
        }
    }
    for index in pairing.only_documented {
        let Some((property, pointer)) = property::only_documented(&accounts[index], file, diagnostics) else {
            continue;
        };
        class.features.push(Feature::Property(property));
        pointers.extend(pointer);
    }
    pointers
}

/// One diagnostic a property, or a single one where the page documents none at all.
fn report_undocumented(
    class: &ClassDeclaration,
    account_of: &[Option<usize>],
    accounts: &[Account<'_>],
    diagnostics: &mut Diagnostics,
) {
    let undocumented =
        || class.properties().zip(account_of).filter(|(_, account)| account.is_none()).map(|(property, _)| property);
    let report = |span, message: String| {
        Diagnostic::new(codes::PROPERTY_UNDOCUMENTED, span, message)
            .help("add it to the Properties section with its data type, access type and qualifiers")
    };
    if accounts.is_empty() && undocumented().next().is_some() {
        let message =
            format!("none of the {} properties of class `{}` is documented", account_of.len(), class.name.text);
        return diagnostics.report(report(*class.name.span, message));
    }
    for property in undocumented() {
        diagnostics.report(report(
            *property.name.span,
            format!("property `{}` is in the syntax but not documented", property.name.text),
        ));
    }
}

/// Reports the first property that the syntax has after one that is documented later.
fn report_order(
    class: &ClassDeclaration,
    account_of: &[Option<usize>],
    accounts: &[Account<'_>],
    diagnostics: &mut Diagnostics,
) {
    let documented: Vec<(&PropertyDeclaration, usize)> =
        class.properties().zip(account_of).filter_map(|(property, account)| Some((property, (*account)?))).collect();
    let Some(pair) = documented.windows(2).find(|pair| pair[0].1 > pair[1].1) else { return };
    let (before, after) = (pair[0].0, pair[1].0);
    diagnostics.report(
        Diagnostic::new(
            codes::PROPERTY_ORDER,
            *after.name.span,
            format!(
                "property `{}` stands after `{}` in the syntax but before it in Properties",
                after.name.text, before.name.text
            ),
        )
        .label(accounts[pair[1].1].header.span, "documented here")
        .help("use one order; that of the syntax is kept"),
    );
}
