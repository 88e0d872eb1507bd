//! Who gets which name in a scope.
//!
//! A name must never come to mean another item. So an item lists the names that it could have, the plain one first and each further one
//! telling more of the item itself, and it gets the first for which no other item comes to ask. Where two ask for a name, nobody has it,
//! whichever of them stood there first. So an item that is added can take a name away, which a compiler notices, but it never gives one to
//! another item; and an item that meets no other keeps its name.

use std::collections::HashMap;

use super::{Kind, joined, rust_name};

/// What an item would be called, in order of preference.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    kind: Kind,
    /// Never empty.
    stems: Vec<String>,
    /// Names that no other item may have, since this one would have them if others were not there.
    kept: Vec<String>,
    /// What the names end in of which the item needs several.
    endings: &'static [&'static str],
    /// What tells the item from all others, for where none of the stems does.
    identity: String,
}

impl Claim {
    /// One for the name of a schema.
    pub(crate) fn new(kind: Kind, schema_name: &str) -> Self {
        Self::exactly(kind, rust_name(kind, schema_name), schema_name.to_ascii_lowercase())
    }

    /// One for a name that has its form already.
    pub(crate) fn exactly(kind: Kind, name: String, identity: String) -> Self {
        Self { kind, stems: vec![name], kept: Vec::new(), endings: &[""], identity }
    }

    /// The same for several names with one stem.
    pub(crate) fn with_endings(self, endings: &'static [&'static str]) -> Self {
        Self { endings, ..self }
    }

    /// Adds a name that is tried where those before it cannot be had.
    pub(crate) fn or(mut self, stem: String) -> Self {
        if !self.stems.contains(&stem) {
            self.stems.push(stem);
        }
        self
    }

    /// Keeps names from all others.
    pub(crate) fn keeping(self, names: Vec<String>) -> Self {
        Self { kept: names, ..self }
    }

    /// Adds the plain name with words behind it.
    pub(crate) fn or_ending_in(self, words: &str) -> Self {
        let stem = self.ended(words);
        self.or(stem)
    }

    /// Adds the plain name with the number of underscores, in which names differ that consist of the same words.
    pub(crate) fn or_with_underscores_of(self, schema_name: &str) -> Self {
        let ending = match schema_name.matches('_').count() {
            0 => "without underscore".to_owned(),
            1 => "with 1 underscore".to_owned(),
            count => format!("with {count} underscores"),
        };
        self.or_ending_in(&ending)
    }

    /// Whether this is one of the names that the item has if it meets no other.
    fn is_plain(&self, name: &str) -> bool {
        let ending = name.strip_prefix(self.stems[0].as_str());
        ending.is_some_and(|ending| self.endings.contains(&ending))
    }

    fn ended(&self, words: &str) -> String {
        let plain = self.stems[0].trim_start_matches("r#").trim_end_matches('_');
        joined(self.kind, [plain.to_owned()].into_iter().chain(self.kind.words(words)))
    }

    /// One of the stems, or the plain one with a number that is made of the item's identity.
    fn stem(&self, level: usize, ordinal: u32) -> String {
        let of_identity = || {
            let number = hash(&format!("{} {ordinal} {level}", self.identity));
            self.ended(&format!("x{number:08x}"))
        };
        self.stems.get(level).cloned().unwrap_or_else(of_identity)
    }
}

/// A scope, in which some names mean something already.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    reserved: Vec<String>,
}

/// What the items of a scope are called.
#[derive(Debug)]
pub(crate) struct Given {
    /// The stem of each claim.
    pub(crate) names: Vec<String>,
    /// The plain names that somebody could not have; the same claims meet in one only.
    pub(crate) meetings: Vec<Meeting>,
}

/// A name that nobody has, since several items could; or since it is reserved, where there is only one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Meeting {
    pub(crate) name: String,
    /// The claims by their numbers.
    pub(crate) claims: Vec<usize>,
}

/// Who has asked for a name.
enum Asked {
    /// Only this claim, when it was at this level.
    Once(usize, usize),
    /// All these; or it was reserved.
    InVain(Vec<usize>),
}

impl Scope {
    /// A scope in which some names mean something already.
    pub(crate) fn with(names: &[&str]) -> Self {
        Self { reserved: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// Keeps a name from being given.
    pub(crate) fn reserve(&mut self, name: &str) {
        self.reserved.push(name.to_owned());
    }

    /// Gives each claim the first of its stems for whose names no other claim asks.
    pub(crate) fn give(&self, claims: &[Claim]) -> Given {
        let ordinals = ordinals(claims);
        let reserved = self.reserved.iter().map(|name| (name.clone(), Asked::InVain(Vec::new())));
        let mut asked: HashMap<String, Asked> = reserved.collect();
        for (index, name) in
            claims.iter().enumerate().flat_map(|(index, claim)| claim.kept.iter().map(move |n| (index, n)))
        {
            asked.entry(name.clone()).or_insert(Asked::Once(index, KEPT)).meet(index, KEPT);
        }
        let mut levels = vec![0; claims.len()];
        let mut waiting: Vec<usize> = (0..claims.len()).rev().collect();
        while let Some(index) = waiting.pop() {
            let stem = claims[index].stem(levels[index], ordinals[index]);
            let mut is_met = false;
            for ending in claims[index].endings {
                let name = asked.entry(format!("{stem}{ending}")).or_insert(Asked::Once(index, levels[index]));
                let (meets, displaced) = name.meet(index, levels[index]);
                is_met |= meets;
                if let Some((other, _)) = displaced.filter(|(other, level)| levels[*other] == *level) {
                    levels[other] += 1;
                    waiting.push(other);
                }
            }
            if is_met {
                levels[index] += 1;
                waiting.push(index);
            }
        }
        let names = claims.iter().enumerate().map(|(index, claim)| claim.stem(levels[index], ordinals[index]));
        Given { names: names.collect(), meetings: meetings(claims, asked) }
    }
}

/// The level of a name that is only kept from others.
const KEPT: usize = usize::MAX;

impl Asked {
    /// Whether a claim that asks meets another, and the one that had the name until now, with its level.
    fn meet(&mut self, index: usize, level: usize) -> (bool, Option<(usize, usize)>) {
        match self {
            Self::Once(other, at) if *other == index => {
                *at = level;
                (false, None)
            }
            Self::Once(other, level) => {
                let displaced = (*other, *level);
                *self = Self::InVain(vec![displaced.0, index]);
                (true, Some(displaced))
            }
            Self::InVain(claims) => {
                claims.push(index);
                (true, None)
            }
        }
    }
}

/// How many claims with the same identity stand before each.
fn ordinals(claims: &[Claim]) -> Vec<u32> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let identities = claims.iter().map(|claim| claim.identity.as_str());
    let ordinals = identities.map(|identity| {
        let next = seen.entry(identity).or_default();
        *next += 1;
        *next - 1
    });
    ordinals.collect()
}

/// The names that are plain for somebody who asked in vain.
fn meetings(claims: &[Claim], asked: HashMap<String, Asked>) -> Vec<Meeting> {
    let in_vain = asked.into_iter().filter_map(|(name, asked)| match asked {
        Asked::InVain(claims) => Some((name, claims)),
        Asked::Once(..) => None,
    });
    let plain = in_vain.filter(|(name, met)| met.iter().any(|index| claims[*index].is_plain(name)));
    let meeting = |(name, mut claims): (String, Vec<usize>)| {
        claims.sort_unstable();
        Meeting { name, claims }
    };
    let mut meetings: Vec<Meeting> = plain.map(meeting).collect();
    meetings.sort_by(|a, b| (&a.claims, &a.name).cmp(&(&b.claims, &b.name)));
    meetings.dedup_by(|later, earlier| later.claims == earlier.claims);
    meetings
}

/// The hash function FNV-1a with 32 bits.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn fields(names: &[&str]) -> Vec<String> {
        let claims: Vec<_> =
            names.iter().map(|name| Claim::new(Kind::Field, name).or_with_underscores_of(name)).collect();
        Scope::default().give(&claims).names
    }

    #[test]
    fn where_two_meet_nobody_has_the_plain_name() {
        assert_eq!(
            fields(&["FooBar", "Foo_Bar", "Foo_BarBaz", "FooBar_Baz", "Type", "Self", "_Self"]),
            [
                "foo_bar_without_underscore",
                "foo_bar_with_1_underscore",
                "foo_bar_baz_xa6b02d54",
                "foo_bar_baz_x7ed513ec",
                "r#type",
                "self_without_underscore",
                "self_with_1_underscore"
            ]
        );
    }

    #[test]
    fn a_name_that_another_would_fall_back_on_is_nobodys_either() {
        let constant = |label: &str, value| Claim::new(Kind::Constant, label).or_ending_in(value);
        let claims = [constant("Slot", "5"), constant("Slot", "7"), constant("Slot 5", "9")];
        let given = Scope::default().give(&claims);
        assert_eq!(given.names[1..], ["SLOT_7", "SLOT_5_9"]);
        assert!(given.names[0].starts_with("SLOT_X"), "{given:?}");
        assert_eq!(Scope::default().give(&claims[1..]).names, ["SLOT", "SLOT_5"]);
    }

    #[test]
    fn a_family_has_one_stem() {
        let family =
            |name: &str| Claim::new(Kind::Type, name).with_endings(&["Input", "Output"]).or_ending_in("method");
        let value = Claim::new(Kind::Type, "StopOutput").or_ending_in("value");
        let given = Scope::default().give(&[family("Start"), family("Stop"), value]);
        assert_eq!(given.names, ["Start", "StopMethod", "StopOutputValue"]);
        assert_eq!(given.meetings, [Meeting { name: "StopOutput".to_owned(), claims: vec![1, 2] }]);
    }

    #[test]
    fn what_is_kept_is_for_nobody_else() {
        let kept = Claim::new(Kind::Constant, "Is ready").keeping(vec!["READY".to_owned()]);
        let ready = Claim::new(Kind::Constant, "Ready").or_ending_in("7");
        assert_eq!(Scope::default().give(&[ready.clone(), kept]).names, ["READY_7", "IS_READY"]);
        let own = Claim::new(Kind::Constant, "Ready").keeping(vec!["READY".to_owned()]).or_ending_in("8");
        assert_eq!(Scope::default().give(std::slice::from_ref(&own)).names, ["READY"]);
        assert_eq!(Scope::default().give(&[own, ready]).names, ["READY_8", "READY_7"]);
    }

    #[test]
    fn reserved_names_are_never_given() {
        let claim = Claim::new(Kind::Constant, "Entries").or_ending_in("3");
        assert_eq!(Scope::with(&["ENTRIES"]).give(&[claim]).names, ["ENTRIES_3"]);
    }

    #[test]
    fn many_that_nothing_tells_apart_are_named_at_once() {
        let claims = vec![Claim::new(Kind::Constant, "x"); 20_000];
        let names = Scope::default().give(&claims).names;
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), claims.len());
    }

    /// Names that meet often.
    fn a_name() -> impl Strategy<Value = String> {
        proptest::collection::vec(prop_oneof!["[aAbB]", "_", "1"], 1..4).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn what_is_added_takes_names_away_but_gives_none_to_another(
            names in proptest::collection::btree_map(a_name(), any::<bool>(), 1..24),
            kind in prop_oneof![Just(Kind::Type), Just(Kind::Field), Just(Kind::Constant)],
        ) {
            let mut folded = HashSet::new();
            let all: Vec<(String, bool)> =
                names.into_iter().filter(|(name, _)| folded.insert(name.to_ascii_lowercase())).collect();
            let claim = |name: &String| Claim::new(kind, name).or_with_underscores_of(name).or_ending_in("1");
            let give = |names: Vec<&String>| -> Vec<(String, String)> {
                let claims: Vec<_> = names.iter().map(|name| claim(name)).collect();
                let given = Scope::with(&["a", "A"]).give(&claims).names;
                names.into_iter().cloned().zip(given).collect()
            };
            let after = give(all.iter().map(|(name, _)| name).collect());
            let before = give(all.iter().filter(|(_, is_old)| *is_old).map(|(name, _)| name).collect());
            let distinct: HashSet<&String> = after.iter().map(|(_, given)| given).collect();
            prop_assert_eq!(distinct.len(), after.len());
            for (name, given) in &before {
                let owner = after.iter().find(|(_, other)| other == given);
                prop_assert!(owner.is_none_or(|(owner, _)| owner == name), "{} is {:?}", given, owner);
            }
            let reversed = give(all.iter().rev().map(|(name, _)| name).collect());
            prop_assert!(after.iter().all(|row| reversed.contains(row)));
        }
    }
}
