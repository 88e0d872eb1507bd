//! Named strings.

use std::borrow::Cow;
use std::fmt;

use crate::value::ValueError;
use crate::{CimType, CimValue, Scalar, StringEntry};

/// Makes a newtype over `Cow<'static, str>` the type of a string property with `ValueMap` and `Values`.
///
/// The struct derives what it wants of `Clone`, `Default`, `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash`. The macro
/// adds `ENTRIES`, `as_str`, `name`, `is_known`, `Debug`, `Display` (the string on the wire), conversions from and to
/// strings, [`Scalar`](crate::Scalar), [`NamedValue`](crate::NamedValue), and serde's traits where the feature is on.
///
/// ```
/// use std::borrow::Cow;
///
/// #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct Status(pub Cow<'static, str>);
///
/// impl Status {
///     pub const DEGRADED: Self = Self(Cow::Borrowed("Pred Fail"));
/// }
///
/// mof_runtime::string_values!(Status, [StringEntry::new("Pred Fail", "Failure predicted")]);
///
/// assert_eq!(Status::from("Pred Fail"), Status::DEGRADED);
/// assert_eq!(Status::DEGRADED.name(), Some("Failure predicted"));
/// assert_eq!(Status::from("New").name(), None);
/// assert_eq!(Status::DEGRADED.to_string(), "Pred Fail");
/// ```
#[macro_export]
macro_rules! string_values {
    ($type:ident, [$($entry:expr),* $(,)?]) => {
        impl $type {
            /// The values that the schema names.
            pub const ENTRIES: &'static [$crate::StringEntry] = {
                #[allow(unused_imports)]
                use $crate::StringEntry;
                &[$($entry),*]
            };

            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The name that the schema gives the value.
            pub fn name(&self) -> ::core::option::Option<&'static str> {
                $crate::__private::name_of_string(Self::ENTRIES, &self.0)
            }

            /// Whether the schema names the value.
            pub fn is_known(&self) -> bool {
                self.name().is_some()
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_string_debug(f, stringify!($type), Self::ENTRIES, &self.0)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_string(f, &self.0)
            }
        }

        impl ::core::convert::From<&str> for $type {
            fn from(value: &str) -> Self {
                Self(::std::borrow::Cow::Owned(::std::string::String::from(value)))
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            fn from(value: ::std::string::String) -> Self {
                Self(::std::borrow::Cow::Owned(value))
            }
        }

        impl ::core::convert::From<$type> for ::std::string::String {
            fn from(value: $type) -> Self {
                value.0.into_owned()
            }
        }

        $crate::__newtype!($type, ::std::borrow::Cow<'static, str>, $crate::StringEntry);
    };
}

/// The name of a value.
pub fn name_of_string(entries: &'static [StringEntry], value: &str) -> Option<&'static str> {
    StringEntry::find(entries, value).map(StringEntry::name)
}

/// The value itself.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_string(f: &mut fmt::Formatter<'_>, value: &str) -> fmt::Result {
    f.pad(value)
}

/// The type with the value and its name.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_string_debug(
    f: &mut fmt::Formatter<'_>,
    type_name: &str,
    entries: &'static [StringEntry],
    value: &str,
) -> fmt::Result {
    match name_of_string(entries, value).filter(|name| *name != value) {
        Some(name) => write!(f, "{type_name}({value:?}: {name:?})"),
        None => write!(f, "{type_name}({value:?})"),
    }
}

impl Scalar for Cow<'static, str> {
    const CIM_TYPE: CimType = CimType::String;

    fn to_value(&self) -> CimValue {
        CimValue::String(self.clone().into_owned())
    }

    fn from_value(value: CimValue) -> Result<Self, ValueError> {
        String::from_value(value).map(Cow::Owned)
    }
}
