//! Names of files that every system takes: plain letters, none of the names that Windows keeps for devices, no two alike but for letter
//! case, and not too long.

use std::collections::{HashMap, HashSet};

/// The file that includes all others. No class has a `-` in its name.
pub(super) const ALL_CLASSES: &str = "all-classes.mof";
/// The file of the stubs.
pub(super) const STUBS: &str = "stub-classes.mof";

/// The longest name without its ending. File systems take 255 bytes, also of the temporary name while a file is written.
const MAX_LENGTH: usize = 180;

/// The names that Windows keeps for devices, also with an ending; `COM` and `LPT` with a digit besides.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A file name for each class.
pub(super) fn file_names<'n>(classes: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut taken: HashSet<String> = [ALL_CLASSES, STUBS].map(str::to_owned).into();
    let mut uses: HashMap<String, usize> = HashMap::new();
    let names = classes.map(|class| {
        let stem = stem(class);
        let number = uses.entry(stem.to_ascii_lowercase()).or_default();
        loop {
            *number += 1;
            let name = if *number == 1 { format!("{stem}.mof") } else { format!("{stem}-{number}.mof") };
            if taken.insert(name.to_ascii_lowercase()) {
                return name;
            }
        }
    });
    names.collect()
}

fn stem(class: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let written = class.chars().map(|character| match character {
        character if plain(character) => character.to_string(),
        other => format!("-u{:x}", u32::from(other)),
    });
    let mut short: String = written.take(MAX_LENGTH).collect();
    short.truncate(MAX_LENGTH);
    if is_device(&short) { format!("{short}-class") } else { short }
}

/// Whether Windows keeps a name for a device, with any ending behind it.
pub(crate) fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    DEVICES.contains(&&*name)
        || port.is_some_and(|number| number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_class_where_that_can_be() {
        let names = ["SMS_Site", "Con", "COM1", "COM10", "sms_site", "Gerät", ""];
        let expected =
            ["SMS_Site.mof", "Con-class.mof", "COM1-class.mof", "COM10.mof", "sms_site-2.mof", "Ger-ue4t.mof", ".mof"];
        assert_eq!(file_names(names.into_iter()), expected);
    }

    #[test]
    fn a_long_name_is_cut_and_stays_its_own() {
        let (first, second) = ("A".repeat(300), "A".repeat(301));
        let names = file_names([first.as_str(), second.as_str()].into_iter());
        assert_eq!(names, [format!("{}.mof", "A".repeat(180)), format!("{}-2.mof", "A".repeat(180))]);
    }
}
