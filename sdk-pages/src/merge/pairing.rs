//! Which account documents which property of the syntax: by name, then by name without case, then by a name that is one or two slips
//! away.

use hashbrown::HashMap;

use mof_parser::ast::PropertyDeclaration;
use mof_parser::suggest::distance;
use mof_parser::{Diagnostic, Diagnostics};

use crate::codes;
use crate::properties::Account;

/// More comparisons than this are not made; the pages that need any have fewer than ten.
const MOST_COMPARISONS: usize = 4096;

/// Shorter names are too close to each other to be slips.
const SHORTEST_GUESS: usize = 5;

/// The result of [`pair`].
#[derive(Debug)]
pub(super) struct Pairing {
    /// For each property of the syntax, its account.
    pub(super) account_of: Vec<Option<usize>>,
    /// The accounts without a property in the syntax, in page order.
    pub(super) only_documented: Vec<usize>,
}

/// Pairs properties and accounts, and reports what differs in spelling and what is documented twice.
pub(super) fn pair(
    declared: &[&mut PropertyDeclaration],
    accounts: &[Account<'_>],
    diagnostics: &mut Diagnostics,
) -> Pairing {
    let first_accounts = first_accounts(accounts, diagnostics);
    let by_name: HashMap<String, usize> =
        first_accounts.iter().map(|index| (accounts[*index].header.name.to_ascii_lowercase(), *index)).collect();
    let mut account_of: Vec<Option<usize>> =
        declared.iter().map(|property| by_name.get(&property.name.text.to_ascii_lowercase()).copied()).collect();
    let mut taken = vec![false; accounts.len()];
    account_of.iter().flatten().for_each(|index| taken[*index] = true);
    let mut free: Vec<usize> = first_accounts.into_iter().filter(|index| !taken[*index]).collect();
    pair_slips(declared, accounts, &mut account_of, &mut free);
    report_spelling(declared, accounts, &account_of, diagnostics);
    Pairing { account_of, only_documented: free }
}

/// The accounts without those that repeat a name.
fn first_accounts(accounts: &[Account<'_>], diagnostics: &mut Diagnostics) -> Vec<usize> {
    let mut seen = HashMap::new();
    let mut kept = Vec::new();
    for (index, account) in accounts.iter().enumerate() {
        let first = *seen.entry(account.header.name.to_ascii_lowercase()).or_insert(index);
        if first == index {
            kept.push(index);
            continue;
        }
        diagnostics.report(
            Diagnostic::new(
                codes::PROPERTY_TWICE,
                account.header.span,
                format!("{} `{}` is documented twice", account.kind, account.header.name),
            )
            .label(accounts[first].header.span, "first documented here")
            .help("delete one of the two; the first is read"),
        );
    }
    kept
}

fn pair_slips(
    declared: &[&mut PropertyDeclaration],
    accounts: &[Account<'_>],
    account_of: &mut [Option<usize>],
    free: &mut Vec<usize>,
) {
    let open = account_of.iter().filter(|account| account.is_none()).count();
    if open.saturating_mul(free.len()) > MOST_COMPARISONS {
        return;
    }
    for (property, account) in declared.iter().zip(account_of.iter_mut()).filter(|(_, account)| account.is_none()) {
        let is_slip = |index: &usize| is_slip(&property.name.text, &accounts[*index].header.name);
        if let Some(position) = free.iter().position(is_slip) {
            *account = Some(free.remove(position));
        }
    }
}

/// Names that differ in digits are different names.
fn is_slip(one: &str, other: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    one.len() >= SHORTEST_GUESS && digits(one) == digits(other) && distance(one, other, 2).is_some()
}

fn report_spelling(
    declared: &[&mut PropertyDeclaration],
    accounts: &[Account<'_>],
    account_of: &[Option<usize>],
    diagnostics: &mut Diagnostics,
) {
    for (property, account) in declared.iter().zip(account_of) {
        let Some(Account { kind, header, .. }) = account.map(|index| &accounts[index]) else { continue };
        if property.name.text == header.name {
            continue;
        }
        let same_letters = property.name.text.eq_ignore_ascii_case(&header.name);
        let code = if same_letters { codes::PROPERTY_CASE } else { codes::PROPERTY_SPELLING };
        diagnostics.report(
            Diagnostic::new(
                code,
                *property.name.span,
                format!("{kind} `{}` is spelled `{}` in {}", property.name.text, header.name, kind.section()),
            )
            .label(header.span, "spelled so here")
            .help("use one spelling; that of the syntax is kept"),
        );
    }
}
