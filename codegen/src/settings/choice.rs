//! Choices among words: an enum, and the word that a user writes for each of its variants.
//!
//! [`choice!`] declares such an enum. Its documentation is what help says of the words, so that everything about a word stands in one place.

use mof_model::World;
use mof_parser::Dialect;
use mof_parser::diagnostic::Level;

/// A word that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub(crate) name: &'static str,
    pub(crate) documentation: &'static str,
    /// What stands for it in a build script.
    pub(crate) code: &'static str,
}

impl Word {
    /// The word.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it means.
    pub fn help(&self) -> &'static str {
        self.documentation.trim().trim_end_matches('.')
    }
}

/// What is chosen by a word; the first is what counts where nobody chooses.
pub(crate) trait Choice: Copy + PartialEq + 'static {
    /// Everything that can be chosen.
    const ALL: &'static [Self];
    /// The word for each.
    const WORDS: &'static [Word];

    /// What a word stands for.
    fn of(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|known| known.name == word)?;
        Self::ALL.get(at).copied()
    }

    /// What a user writes for it.
    fn word(self) -> &'static str {
        let known = Self::ALL.iter().zip(Self::WORDS).find(|(known, _)| **known == self);
        known.map_or("", |(_, word)| word.name)
    }
}

/// Declares an enum of choices with a word for each, the default first.
macro_rules! choice {
    ($(#[$attribute:meta])* pub enum $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl $crate::settings::choice::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const WORDS: &'static [$crate::settings::choice::Word] = &[$($crate::settings::choice::Word {
                name: $word,
                documentation: concat!($($doc),+),
                code: concat!(stringify!($name), "::", stringify!($variant)),
            },)+];
        }

        impl Default for $name {
            fn default() -> Self {
                <Self as $crate::settings::choice::Choice>::ALL[0]
            }
        }
    };
}

pub(crate) use choice;

const fn word(name: &'static str, code: &'static str, documentation: &'static str) -> Word {
    Word { name, documentation, code }
}

/// The dialect of all files, or of each its own.
impl Choice for Option<Dialect> {
    const ALL: &'static [Self] = &[
        None,
        Some(Dialect::Standard),
        Some(Dialect::Wmi),
        Some(Dialect::Dsc),
        Some(Dialect::SdkPage),
        Some(Dialect::Mof3),
    ];
    const WORDS: &'static [Word] = &[
        word("auto", "None", "What each file states in `// mofc: dialect = …` or shows by its name and words"),
        word("standard", "Dialect::Standard", "MOF 2 of DSP0004"),
        word("wmi", "Dialect::Wmi", "What `mofcomp` reads: WMI providers, drivers, inventory"),
        word("dsc", "Dialect::Dsc", "PowerShell Desired State Configuration"),
        word("sdk-page", "Dialect::SdkPage", "The simplified MOF of Configuration Manager SDK pages"),
        word("mof3", "Dialect::Mof3", "MOF 3 of DSP0221"),
    ];
}

impl Choice for World {
    const ALL: &'static [Self] = &[World::ByDialect, World::Open, World::Closed];
    const WORDS: &'static [Word] = &[
        word("by-dialect", "World::ByDialect", "It may in SDK pages and in the dialects `wmi` and `dsc`"),
        word("open", "World::Open", "It may: an unknown superclass is a note"),
        word("closed", "World::Closed", "It may not: an unknown superclass is an error"),
    ];
}

impl Choice for Level {
    const ALL: &'static [Self] = &Level::ALL;
    const WORDS: &'static [Word] = &[
        word("off", "Level::Off", "Nothing is said"),
        word("note", "Level::Note", "A note"),
        word("warning", "Level::Warning", "A warning"),
        word("error", "Level::Error", "An error"),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_can_be_chosen_by_its_name() {
        for dialect in Dialect::ALL {
            assert_eq!(Option::<Dialect>::of(dialect.name()), Some(Some(dialect)));
            assert_eq!(Some(dialect).word(), dialect.name());
        }
        assert_eq!(Option::<Dialect>::of("auto"), Some(None));
    }

    #[test]
    fn every_level_can_be_chosen_by_its_name() {
        assert_eq!(Level::ALL.map(Level::word), Level::ALL.map(Level::name));
    }

    #[test]
    fn the_first_choice_is_the_default() {
        assert_eq!((World::default().word(), World::ALL.len()), ("by-dialect", World::WORDS.len()));
    }
}
