//! What a rule is about: `CLASS`, `CLASS.PROPERTY` or `CLASS.PROPERTY:VALUE`.

use std::fmt;

use mof_parser::name::is_name_character;

/// A class, or a property or method of it, or a value of a property; names may have wildcards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) class: Pattern,
    /// A property or a method.
    pub(crate) feature: Option<Pattern>,
    /// As the schema writes it.
    pub(crate) value: Option<String>,
}

/// A name in which `*` stands for any characters, and `?` for one; compared without case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    written: String,
    folded: Vec<char>,
}

/// Why a text is no target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TargetError {
    /// The byte of the text that is wrong.
    pub(crate) offset: usize,
    pub(crate) reason: &'static str,
}

impl Target {
    pub(crate) fn parse(text: &str) -> Result<Self, TargetError> {
        let (names, value) = text.split_once(':').map_or((text, None), |(names, value)| (names, Some(value)));
        let (class, feature) = names.split_once('.').map_or((names, None), |(class, feature)| (class, Some(feature)));
        if value.is_some() && feature.is_none() {
            return Err(TargetError {
                offset: names.len(),
                reason: "a value is one of a property: `CLASS.PROPERTY:VALUE`",
            });
        }
        Ok(Self {
            class: Pattern::parse(class, 0)?,
            feature: feature.map(|feature| Pattern::parse(feature, class.len() + 1)).transpose()?,
            value: value.map(|value| value.trim().to_owned()),
        })
    }

    /// Whether it is one name of one thing.
    pub(crate) fn is_exact(&self) -> bool {
        self.class.is_exact() && self.feature.as_ref().is_none_or(Pattern::is_exact)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.class.written)?;
        self.feature.as_ref().map_or(Ok(()), |feature| write!(f, ".{}", feature.written))?;
        self.value.as_ref().map_or(Ok(()), |value| write!(f, ":{value}"))
    }
}

impl Pattern {
    fn parse(text: &str, offset: usize) -> Result<Self, TargetError> {
        if text.is_empty() {
            return Err(TargetError { offset, reason: "a name is missing" });
        }
        let wrong = text.char_indices().find(|(_, letter)| !is_name_character(*letter) && !"*?".contains(*letter));
        match wrong {
            Some((at, '.')) => {
                Err(TargetError { offset: offset + at, reason: "only one `.` stands between two names" })
            }
            Some((at, _)) => {
                Err(TargetError { offset: offset + at, reason: "a pattern has letters, digits, `_`, `*` and `?` only" })
            }
            None => Ok(Self { written: text.to_owned(), folded: folded(text) }),
        }
    }

    /// The pattern as it was written.
    pub(crate) fn written(&self) -> &str {
        &self.written
    }

    pub(crate) fn is_exact(&self) -> bool {
        !self.folded.iter().any(|letter| "*?".contains(*letter))
    }

    /// The text before the only wildcard, where that is a `*` at the end.
    pub(crate) fn stem(&self) -> Option<&str> {
        self.written.strip_suffix('*').filter(|stem| !stem.contains(['*', '?']))
    }

    /// Whether a name matches.
    pub(crate) fn matches(&self, name: &str) -> bool {
        self.matches_folded(&folded(name))
    }

    /// Whether a name matches that is [`folded`]: the last `*` takes one letter more whenever what follows it does not fit.
    pub(crate) fn matches_folded(&self, name: &[char]) -> bool {
        let pattern = &self.folded;
        let (mut at, mut from) = (0, 0);
        let mut last_star: Option<(usize, usize)> = None;
        while from < name.len() {
            match pattern.get(at) {
                Some('*') => {
                    last_star = Some((at, from));
                    at += 1;
                }
                Some(letter) if *letter == '?' || *letter == name[from] => {
                    (at, from) = (at + 1, from + 1);
                }
                _ => match &mut last_star {
                    Some((star, taken)) => {
                        *taken += 1;
                        (at, from) = (*star + 1, *taken);
                    }
                    None => return false,
                },
            }
        }
        pattern[at..].iter().all(|letter| *letter == '*')
    }
}

/// A name by letters, all of them small.
pub(crate) fn folded(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stand_for_any_letters_without_case() {
        for (pattern, name, expected) in [
            ("SMS_Client*", "sms_clientactionstatus", true),
            ("SMS_Client*", "SMS_Client", true),
            ("SMS_Client", "SMS_ClientAction", false),
            ("*Status", "SMS_StatusMessageStatus", true),
            ("*a*b*", "xxaxxbx", true),
            ("*a*b", "xxaxxbx", false),
            ("Win32_?", "Win32_X", true),
            ("Win32_?", "Win32_", false),
            ("?*", "", false),
            ("*", "", true),
            ("STRASSE*", "straße", false),
            ("Größe", "GRÖSSE", false),
            ("größe", "GRÖßE", true),
        ] {
            assert_eq!(Pattern::parse(pattern, 0).expect("a pattern").matches(name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn a_pattern_of_many_stars_takes_no_exponential_time() {
        let pattern = Pattern::parse(&"a*".repeat(200), 0).expect("a pattern");
        assert!(!pattern.matches(&("a".repeat(10_000) + "b")[..199]));
        assert!(!Pattern::parse(&("*a".repeat(200) + "c"), 0).expect("a pattern").matches(&"a".repeat(10_000)));
    }

    #[test]
    fn a_target_has_up_to_three_parts() {
        let target = Target::parse("SMS_X.State: 3:4").expect("a target");
        assert_eq!((target.class.written(), target.value.as_deref()), ("SMS_X", Some("3:4")));
        assert_eq!(target.to_string(), "SMS_X.State:3:4");
        for (text, offset) in [("", 0), ("A.", 2), ("A.B.C", 3), ("A:3", 1), ("A B", 1), ("A.ü-", 4)] {
            assert_eq!(Target::parse(text).expect_err("no target").offset, offset, "{text}");
        }
    }
}
