//! Names of schema elements: case-preserving, compared without case (DSP0004 7.4).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use hashbrown::{Equivalent, HashMap};

/// Things by name.
pub(crate) type NameMap<T> = HashMap<CimName, T>;

/// A name that prints as it was written, and compares and hashes without case.
///
/// ```
/// use mof_model::CimName;
///
/// assert_eq!(CimName::from("ActionID"), CimName::from("actionid"));
/// assert_eq!(CimName::from("ActionID").to_string(), "ActionID");
/// ```
#[derive(Clone, Debug, Default)]
pub struct CimName(Arc<str>);

impl CimName {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a text is this name, without case.
    pub fn is(&self, text: &str) -> bool {
        same(&self.0, text)
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// Whether two texts are the same name.
pub(crate) fn same(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    // Most names differ in their first letter.
    if let (Some(left), Some(right)) = (left.bytes().next(), right.bytes().next())
        && left.is_ascii()
        && right.is_ascii()
        && !left.eq_ignore_ascii_case(&right)
    {
        return false;
    }
    left.eq_ignore_ascii_case(right) || (!(left.is_ascii() && right.is_ascii()) && folded(left).eq(folded(right)))
}

/// Equal names give the same hash. Hardly any name is not ASCII.
fn hash<H: Hasher>(name: &str, state: &mut H) {
    if name.is_ascii() {
        hash_without_case(name.as_bytes(), state);
    } else {
        hash_without_case(folded(name).collect::<String>().as_bytes(), state);
    }
}

/// Eight bytes at a time, each with the bit set that tells a small letter from its capital.
fn hash_without_case<H: Hasher>(bytes: &[u8], state: &mut H) {
    const SMALL: u64 = u64::from_ne_bytes([0x20; 8]);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state.write_u64(u64::from_ne_bytes(*word) | SMALL);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    state.write_u64(u64::from_ne_bytes(last) | SMALL);
}

/// Things in groups of one name, in the order in which the names were first met.
#[derive(Debug)]
pub(crate) struct NameGroups<T> {
    groups: Vec<Vec<T>>,
    index: NameMap<usize>,
}

impl<T> NameGroups<T> {
    pub(crate) fn add(&mut self, name: &str, thing: T) {
        let index = *self.index.entry(name.into()).or_insert(self.groups.len());
        if index == self.groups.len() {
            self.groups.push(Vec::new());
        }
        self.groups[index].push(thing);
    }
}

impl<T> Default for NameGroups<T> {
    fn default() -> Self {
        Self { groups: Vec::new(), index: NameMap::new() }
    }
}

impl<T> IntoIterator for NameGroups<T> {
    type Item = Vec<T>;
    type IntoIter = std::vec::IntoIter<Vec<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.groups.into_iter()
    }
}

/// Tells of most names that they are not in a set, without a look at it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NameFilter(u64);

impl NameFilter {
    /// Whether the set may have a name; never `false` for one that it has.
    pub(crate) fn may_have(self, name: &str) -> bool {
        self.0 & mark(name) != 0
    }
}

impl<'a> FromIterator<&'a str> for NameFilter {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        Self(names.into_iter().map(mark).fold(0, std::ops::BitOr::bitor))
    }
}

/// A bit for all spellings of a name; all bits for one that may be equal to a name of another length.
fn mark(name: &str) -> u64 {
    match name.as_bytes() {
        [first, .., last] if name.is_ascii() => {
            let letters = usize::from(first | 0x20) * 5 + usize::from(last | 0x20) * 3;
            1 << ((letters + name.len()) % 64)
        }
        _ => u64::MAX,
    }
}

/// A text that is taken for a name as it stands: it finds, and is found as, the [`CimName`] that it would make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'a>(pub(crate) &'a str);

impl PartialEq for Named<'_> {
    fn eq(&self, other: &Self) -> bool {
        same(self.0, other.0)
    }
}

impl Eq for Named<'_> {}

impl Hash for Named<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(self.0, state);
    }
}

impl Equivalent<CimName> for Named<'_> {
    fn equivalent(&self, name: &CimName) -> bool {
        name.is(self.0)
    }
}

impl Equivalent<Named<'_>> for CimName {
    fn equivalent(&self, text: &Named<'_>) -> bool {
        self.is(text.0)
    }
}

impl PartialEq for CimName {
    fn eq(&self, other: &Self) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for CimName {}

impl Hash for CimName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

impl PartialOrd for CimName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for CimName {
    fn cmp(&self, other: &Self) -> Ordering {
        folded(&self.0).cmp(folded(&other.0))
    }
}

impl fmt::Display for CimName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for CimName {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<String> for CimName {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn equal_names_hash_alike_whatever_their_letters_and_length() {
        let long = "ACME_".repeat(20);
        for (left, right) in
            [("ActionID", "ACTIONID"), ("\u{212A}ey", "key"), ("Größe", "GRÖßE"), (&long, &long.to_lowercase())]
        {
            let names: HashSet<CimName> = [CimName::from(left)].into();
            assert!(names.contains(&CimName::from(right)), "{left} {right}");
            assert_eq!(CimName::from(left).cmp(&CimName::from(right)), Ordering::Equal);
        }
        assert_ne!(CimName::from("ActionID"), CimName::from("ActionIDs"));
    }

    #[test]
    fn a_filter_never_denies_a_name_that_is_there() {
        let filter: NameFilter = ["MaxLen", "\u{212A}ey", "A"].into_iter().collect();
        assert!(["maxlen", "MAXLEN", "Key", "\u{212A}EY", "a"].into_iter().all(|name| filter.may_have(name)));
        let filter: NameFilter = ["MaxLen"].into_iter().collect();
        assert!(!["Key", "Description", "Values"].into_iter().any(|name| filter.may_have(name)));
        assert!(!NameFilter::default().may_have("\u{212A}ey"));
    }
}
