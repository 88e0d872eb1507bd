//! Where added elements stand: after the one that they name, or last.

use std::collections::{HashMap, HashSet};

/// Something to add.
pub(super) struct Addition<T> {
    /// The name of what it is to stand after, in lower case.
    pub(super) after: Option<String>,
    pub(super) item: T,
}

/// Adds items to a list. `name` gives an item's name in lower case. Gives back each name after which something was to stand and that is
/// not there.
pub(super) fn add<T>(list: &mut Vec<T>, additions: Vec<Addition<T>>, name: impl Fn(&T) -> String) -> HashSet<String> {
    let mut following: HashMap<String, Vec<T>> = HashMap::new();
    for Addition { after, item } in additions {
        match after {
            Some(after) => following.entry(after).or_default().push(item),
            None => list.push(item),
        }
    }
    if following.is_empty() {
        return HashSet::new();
    }
    let mut waiting = Vec::new();
    for item in std::mem::take(list) {
        waiting.push(item);
        while let Some(next) = waiting.pop() {
            waiting.extend(following.remove(&name(&next)).into_iter().flatten().rev());
            list.push(next);
        }
    }
    let mut missing: Vec<(String, Vec<T>)> = following.into_iter().collect();
    missing.sort_by(|one, other| one.0.cmp(&other.0));
    let (names, items): (HashSet<String>, Vec<Vec<T>>) = missing.into_iter().unzip();
    list.extend(items.into_iter().flatten());
    names
}
