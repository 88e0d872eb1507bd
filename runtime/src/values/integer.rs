//! Named integers.

use std::fmt;

use crate::{CimValue, IntegerEntry};

/// Makes a newtype over an integer the type of a property with `ValueMap` and `Values`.
///
/// The struct derives what it wants of `Clone`, `Copy`, `Default`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`;
/// it needs the first four. The macro adds `ENTRIES`, `entry`, `name`, `is_known`, `Debug`, `Display`, conversions from and to
/// the raw integer, [`Scalar`](crate::Scalar), [`NamedValue`](crate::NamedValue), and serde's traits where the feature is on.
///
/// ```
/// #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct ActionState(pub u32);
///
/// impl ActionState {
///     pub const INACTIVE: Self = Self(0);
///     pub const ACTIVE: Self = Self(1);
///     pub const RESERVED: std::ops::RangeInclusive<Self> = Self(100)..=Self(199);
/// }
///
/// mof_runtime::integer_values!(ActionState, u32, [
///     IntegerEntry::value(0, "Inactive"),
///     IntegerEntry::value(1, "Active"),
///     IntegerEntry::range(100, 199, "Reserved"),
/// ]);
///
/// assert_eq!(ActionState::ACTIVE.name(), Some("Active"));
/// assert_eq!(format!("{:?}", ActionState::ACTIVE), r#"ActionState(1: "Active")"#);
/// assert_eq!(ActionState::from(7).name(), None);
/// assert_eq!(ActionState(7).to_string(), "7");
/// assert_eq!(ActionState(150).to_string(), "Reserved (150)");
/// assert_eq!(u32::from(ActionState(7)), 7);
/// assert!(ActionState::RESERVED.contains(&ActionState(150)));
/// assert_eq!(ActionState(150).entry().and_then(IntegerEntry::values), Some(100..=199));
/// # use mof_runtime::IntegerEntry;
/// ```
#[macro_export]
macro_rules! integer_values {
    ($type:ident, $raw:ty, [$($entry:expr),* $(,)?]) => {
        impl $type {
            /// The values that the schema names.
            pub const ENTRIES: &'static [$crate::IntegerEntry] = {
                #[allow(unused_imports)]
                use $crate::IntegerEntry;
                &[$($entry),*]
            };

            /// What the schema says of the value: the entry for just this one, for a range that it lies in, or for all others.
            pub fn entry(self) -> ::core::option::Option<&'static $crate::IntegerEntry> {
                $crate::IntegerEntry::find(Self::ENTRIES, self.0.into())
            }

            /// The name that the schema gives the value.
            pub fn name(self) -> ::core::option::Option<&'static str> {
                $crate::__private::name_of_integer(Self::ENTRIES, self.0.into())
            }

            /// Whether the schema names the value, alone or in a range.
            pub fn is_known(self) -> bool {
                self.name().is_some()
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_integer_debug(f, stringify!($type), Self::ENTRIES, self.0.into())
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_integer(f, Self::ENTRIES, self.0.into())
            }
        }

        $crate::__newtype!($type, $raw, $crate::IntegerEntry);
    };
}

/// A value of the schema as CIM has it.
pub(crate) fn value_of_integer(value: i128) -> Option<CimValue> {
    let signed = || i64::try_from(value).ok().map(CimValue::Signed);
    u64::try_from(value).ok().map(CimValue::Unsigned).or_else(signed)
}

/// The name of a value.
pub fn name_of_integer(entries: &'static [IntegerEntry], value: i128) -> Option<&'static str> {
    IntegerEntry::find(entries, value).map(IntegerEntry::name)
}

/// The name; with the number where the name is that of many; the number where there is no name.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_integer(f: &mut fmt::Formatter<'_>, entries: &'static [IntegerEntry], value: i128) -> fmt::Result {
    match IntegerEntry::find(entries, value) {
        Some(entry) if entry.single_value().is_some() => f.pad(entry.name()),
        Some(entry) => write!(f, "{} ({value})", entry.name()),
        None => fmt::Display::fmt(&value, f),
    }
}

/// The type with the number and its name.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_integer_debug(
    f: &mut fmt::Formatter<'_>,
    type_name: &str,
    entries: &'static [IntegerEntry],
    value: i128,
) -> fmt::Result {
    match name_of_integer(entries, value) {
        Some(name) => write!(f, "{type_name}({value}: {name:?})"),
        None => write!(f, "{type_name}({value})"),
    }
}

/// What the newtypes have in common: conversions from and to the raw type, `Scalar`, and serde's traits.
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype {
    ($type:ident, $raw:ty, $entry:ty) => {
        impl ::core::convert::From<$raw> for $type {
            fn from(value: $raw) -> Self {
                Self(value)
            }
        }

        impl ::core::convert::From<$type> for $raw {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl $crate::Scalar for $type {
            const CIM_TYPE: $crate::CimType = <$raw as $crate::Scalar>::CIM_TYPE;

            fn to_value(&self) -> $crate::CimValue {
                $crate::Scalar::to_value(&self.0)
            }

            fn from_value(value: $crate::CimValue) -> ::core::result::Result<Self, $crate::ValueError> {
                let value = $crate::__private::unnamed_value(value, Self::ENTRIES, Self::CIM_TYPE)?;
                <$raw as $crate::Scalar>::from_value(value).map(Self)
            }
        }

        impl $crate::NamedValue for $type {
            type Entry = $entry;

            const NAMED: &'static [$entry] = Self::ENTRIES;
        }

        $crate::__impl_serde_scalar!($type);
    };
}
