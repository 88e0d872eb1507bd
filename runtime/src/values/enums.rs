//! Named values as Rust enums.
//!
//! Every value has a variant; one that covers many (a range, all others) holds the value itself. An enum that is `open` has a variant for
//! whatever the schema does not name, one that is `closed` refuses it.

/// Makes an enum the type of an integer property with `ValueMap` and `Values`.
///
/// After the table stand the variants: those of single values, those of ranges, which hold the value, and `open` with the variant of all
/// other values or `closed`. The last is the value of `Default`. The macro adds `ENTRIES`, `raw`, `entry`, `name`, `is_known`, `Display`,
/// conversions (from the raw integer `From`, or `TryFrom` if closed), [`Scalar`](crate::Scalar), [`NamedValue`](crate::NamedValue), and
/// serde's traits where the feature is on.
///
/// ```
/// #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// pub enum ActionState { Inactive, Active, Reserved(u32), Unnamed(u32) }
///
/// mof_runtime::integer_enum!(ActionState, u32, [
///     IntegerEntry::value(0, "Inactive"),
///     IntegerEntry::value(1, "Active"),
///     IntegerEntry::range(100, 199, "Reserved"),
/// ], { 0 => Inactive, 1 => Active }, { 100..=199 => Reserved }, open Unnamed, Self::Inactive);
///
/// assert_eq!(ActionState::from(1), ActionState::Active);
/// assert_eq!(ActionState::from(150), ActionState::Reserved(150));
/// assert_eq!(ActionState::from(7), ActionState::Unnamed(7));
/// assert_eq!(u32::from(ActionState::Unnamed(7)), 7);
/// assert_eq!(ActionState::Active.to_string(), "Active");
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// pub enum Switch { Off, On }
///
/// mof_runtime::integer_enum!(Switch, u8, [
///     IntegerEntry::value(0, "Off"),
///     IntegerEntry::value(1, "On"),
/// ], { 0 => Off, 1 => On }, {}, closed, Self::Off);
///
/// assert_eq!(Switch::try_from(1), Ok(Switch::On));
/// assert_eq!(Switch::try_from(2).unwrap_err().to_string(), "2 is none of the values that the schema names");
/// ```
#[macro_export]
macro_rules! integer_enum {
    (
        $type:ident, $raw:ty, [$($entry:expr),* $(,)?],
        { $($value:literal => $single:ident),* $(,)? }, { $($values:pat => $range:ident),* $(,)? },
        $openness:ident $($other:ident)?, $default:expr $(,)?
    ) => {
        impl $type {
            /// The values that the schema names.
            pub const ENTRIES: &'static [$crate::IntegerEntry] = {
                #[allow(unused_imports)]
                use $crate::IntegerEntry;
                &[$($entry),*]
            };

            /// The integer on the wire.
            pub const fn raw(self) -> $raw {
                match self {
                    $(Self::$single => $value,)*
                    $(Self::$range(raw) => raw,)*
                    $(Self::$other(raw) => raw,)?
                }
            }

            #[allow(unreachable_patterns)]
            const fn of(raw: $raw) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match raw {
                    $($value => Self::$single,)*
                    $(raw @ $values => Self::$range(raw),)*
                    $(raw => Self::$other(raw),)?
                    _ => return ::core::option::Option::None,
                })
            }

            /// What the schema says of the value: the entry for just this one, for a range that it lies in, or for all others.
            pub fn entry(self) -> ::core::option::Option<&'static $crate::IntegerEntry> {
                $crate::IntegerEntry::find(Self::ENTRIES, self.raw().into())
            }

            /// The name that the schema gives the value.
            pub fn name(self) -> ::core::option::Option<&'static str> {
                $crate::__private::name_of_integer(Self::ENTRIES, self.raw().into())
            }

            /// Whether the schema names the value, alone or in a range.
            pub fn is_known(self) -> bool {
                self.name().is_some()
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_integer(f, Self::ENTRIES, self.raw().into())
            }
        }

        impl ::core::convert::From<$type> for $raw {
            fn from(value: $type) -> Self {
                value.raw()
            }
        }

        $crate::__enum!($type, $raw, |raw: &$raw| Self::of(*raw), $crate::IntegerEntry, $openness $($other)?, $default);
    };
}

/// Makes an enum the type of a string property with `ValueMap` and `Values`.
///
/// The arguments are those of [`integer_enum!`](crate::integer_enum), without the raw type and ranges; the variant of all other values holds
/// a `String`. `as_str` gives the string on the wire, which is what `Display` writes.
///
/// ```
/// #[derive(Clone, Debug, PartialEq, Eq)]
/// pub enum Status { Degraded, Unnamed(String) }
///
/// mof_runtime::string_enum!(Status, [
///     StringEntry::new("Pred Fail", "Degraded"),
/// ], { "Pred Fail" => Degraded }, open Unnamed, Self::Unnamed(String::new()));
///
/// assert_eq!(Status::from("Pred Fail".to_owned()), Status::Degraded);
/// assert_eq!(Status::from("New".to_owned()).as_str(), "New");
/// ```
#[macro_export]
macro_rules! string_enum {
    (
        $type:ident, [$($entry:expr),* $(,)?], { $($value:literal => $single:ident),* $(,)? },
        $openness:ident $($other:ident)?, $default:expr $(,)?
    ) => {
        impl $type {
            /// The values that the schema names.
            pub const ENTRIES: &'static [$crate::StringEntry] = {
                #[allow(unused_imports)]
                use $crate::StringEntry;
                &[$($entry),*]
            };

            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$single => $value,)*
                    $(Self::$other(raw) => raw,)?
                }
            }

            fn of(raw: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match raw {
                    $($value => Self::$single,)*
                    _ => return ::core::option::Option::None,
                })
            }

            /// The name that the schema gives the value.
            pub fn name(&self) -> ::core::option::Option<&'static str> {
                $crate::__private::name_of_string(Self::ENTRIES, self.as_str())
            }

            /// Whether the schema names the value.
            pub fn is_known(&self) -> bool {
                self.name().is_some()
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_string(f, self.as_str())
            }
        }

        impl ::core::convert::From<$type> for ::std::string::String {
            fn from(value: $type) -> Self {
                Self::from(value.as_str())
            }
        }

        $crate::__enum!(
            $type, ::std::string::String, |raw: &::std::string::String| Self::of(raw), $crate::StringEntry, $openness $($other)?, $default
        );
    };
}

/// What enums have in common: conversions from the raw type, `Default`, `Scalar`, and serde's traits.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum {
    ($type:ident, $raw:ty, $of:expr, $entry:ty, open $other:ident, $default:expr) => {
        impl ::core::convert::From<$raw> for $type {
            fn from(raw: $raw) -> Self {
                ($of)(&raw).unwrap_or(Self::$other(raw))
            }
        }

        $crate::__enum!($type, $raw, $entry, $default, |raw| ::core::result::Result::Ok(Self::from(raw)));
    };
    ($type:ident, $raw:ty, $of:expr, $entry:ty, closed, $default:expr) => {
        impl ::core::convert::TryFrom<$raw> for $type {
            type Error = $crate::ValueError;

            fn try_from(raw: $raw) -> ::core::result::Result<Self, $crate::ValueError> {
                ($of)(&raw).ok_or_else(|| $crate::__private::unnamed(&raw))
            }
        }

        $crate::__enum!($type, $raw, $entry, $default, |raw| Self::try_from(raw));
    };
    ($type:ident, $raw:ty, $entry:ty, $default:expr, $from_raw:expr) => {
        impl ::core::default::Default for $type {
            fn default() -> Self {
                $default
            }
        }

        impl $crate::Scalar for $type {
            const CIM_TYPE: $crate::CimType = <$raw as $crate::Scalar>::CIM_TYPE;

            fn to_value(&self) -> $crate::CimValue {
                $crate::Scalar::to_value(&<$raw>::from(::core::clone::Clone::clone(self)))
            }

            fn from_value(value: $crate::CimValue) -> ::core::result::Result<Self, $crate::ValueError> {
                let value = $crate::__private::unnamed_value(value, Self::ENTRIES, Self::CIM_TYPE)?;
                <$raw as $crate::Scalar>::from_value(value).and_then($from_raw)
            }
        }

        impl $crate::NamedValue for $type {
            type Entry = $entry;

            const NAMED: &'static [$entry] = Self::ENTRIES;
        }

        $crate::__impl_serde_scalar!($type);
    };
}

/// The error of a closed enum.
pub fn unnamed<T: crate::Scalar>(raw: &T) -> crate::ValueError {
    crate::ValueError::unnamed(&raw.to_value())
}
