//! The dialects of MOF. A dialect decides how severe a deviation is, never whether it parses.

mod detect;

use std::fmt;
use std::str::FromStr;

pub use detect::detect;

/// A dialect of MOF.
///
/// ```
/// use mof_parser::Dialect;
///
/// assert_eq!("wmi".parse(), Ok(Dialect::Wmi));
/// assert_eq!(Dialect::SdkPage.to_string(), "sdk-page");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Dialect {
    /// MOF 2 as DSP0004 defines it.
    #[default]
    Standard,
    /// What Microsoft's `mofcomp` reads: WMI providers, drivers, Configuration Manager inventory.
    Wmi,
    /// `PowerShell` Desired State Configuration schemas and documents.
    Dsc,
    /// The simplified MOF in the Syntax section of a Configuration Manager SDK page.
    SdkPage,
    /// MOF 3 as DSP0221 defines it.
    Mof3,
}

impl Dialect {
    /// Every dialect, in the order of their documentation.
    pub const ALL: [Self; 5] = [Self::Standard, Self::Wmi, Self::Dsc, Self::SdkPage, Self::Mof3];

    /// The dialect's name on the command line and in configuration files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Wmi => "wmi",
            Self::Dsc => "dsc",
            Self::SdkPage => "sdk-page",
            Self::Mof3 => "mof3",
        }
    }

    /// Whether a class may name a superclass that is not among the inputs: SDK pages, WMI schemas and DSC resources build on
    /// classes that only the running system declares.
    pub fn is_open_world(self) -> bool {
        matches!(self, Self::SdkPage | Self::Wmi | Self::Dsc)
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name).ok_or_else(|| UnknownDialect(name.to_owned()))
    }
}

/// The text is not the name of a [`Dialect`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDialect(String);

impl fmt::Display for UnknownDialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a MOF dialect; there are ", self.0)?;
        for (index, dialect) in Dialect::ALL.into_iter().enumerate() {
            write!(f, "{}`{dialect}`", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownDialect {}
