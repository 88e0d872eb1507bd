//! Named bits.

use std::fmt;

use crate::{BitEntry, CimType, CimValue};

/// Makes a newtype over an integer the type of a property with `BitMap` and `BitValues`.
///
/// The struct derives `Clone`, `Copy`, `Default`, `PartialEq` and `Eq`, and what else it wants of `PartialOrd`, `Ord`
/// and `Hash`. The macro adds `ENTRIES`, `empty`, `all`, `contains`, `is_empty`, `iter`, `names`, `from_names`, `unknown`, `is_known`, the
/// operators `|`, `&`, `^`, `-` and `!`, those that assign, `FromIterator`, `Debug`, `Display`, conversions from and to the raw integer,
/// [`Scalar`](crate::Scalar), [`NamedValue`](crate::NamedValue), and serde's traits where the feature is on. Bits without a name are kept
/// like all others.
///
/// ```
/// #[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
/// pub struct Flags(pub u32);
///
/// impl Flags {
///     pub const LOCKED: Self = Self(1 << 0);
///     pub const HIDDEN: Self = Self(1 << 4);
/// }
///
/// mof_runtime::bit_values!(Flags, u32, [BitEntry::new(0, "Locked"), BitEntry::new(4, "Hidden")]);
///
/// let flags = Flags::LOCKED | Flags(0x40);
/// assert!(flags.contains(Flags::LOCKED) && !flags.contains(Flags::HIDDEN));
/// assert_eq!(flags.to_string(), "Locked | 0x40");
/// assert_eq!(flags.unknown(), Flags(0x40));
/// assert_eq!(format!("{flags:?}"), "Flags(0x41: Locked | 0x40)");
/// assert_eq!(flags - Flags::LOCKED, Flags(0x40));
/// assert!(flags.iter().eq([Flags::LOCKED, Flags(0x40)]));
/// assert_eq!(Flags::all().names().collect::<Vec<_>>(), ["Locked", "Hidden"]);
/// assert_eq!(Flags::from_names(["hidden", "Locked"]), Some(Flags::all()));
/// ```
#[macro_export]
macro_rules! bit_values {
    ($type:ident, $raw:ty, [$($entry:expr),* $(,)?]) => {
        impl $type {
            /// The bits that the schema names.
            pub const ENTRIES: &'static [$crate::BitEntry] = {
                #[allow(unused_imports)]
                use $crate::BitEntry;
                &[$($entry),*]
            };

            /// No bit.
            pub const fn empty() -> Self {
                Self(0)
            }

            /// All bits that the schema names.
            pub fn all() -> Self {
                Self($crate::__private::named_bits(Self::ENTRIES))
            }

            /// Whether all bits of `other` are set.
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Whether no bit is set.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Each bit that is set, named or not, the least significant first.
            pub fn iter(self) -> impl ::core::iter::Iterator<Item = Self> + ::core::clone::Clone {
                $crate::__private::set_bits(self.0).map(Self)
            }

            /// The names of the bits that are set, in the order of the schema.
            pub fn names(self) -> $crate::BitNames {
                $crate::__private::names_of(self.0, Self::ENTRIES)
            }

            /// The bits of these names, in any letter case; `None` if one of them names no bit.
            pub fn from_names<'a>(
                names: impl ::core::iter::IntoIterator<Item = &'a str>,
            ) -> ::core::option::Option<Self> {
                names.into_iter().map(<Self as $crate::NamedValue>::from_name).collect()
            }

            /// The bits that are set but have no name.
            pub fn unknown(self) -> Self {
                self - Self::all()
            }

            /// Whether the schema names every bit that is set.
            pub fn is_known(self) -> bool {
                self.unknown().is_empty()
            }
        }

        $crate::__bit_operators!($type, BitOr bitor [|], BitOrAssign bitor_assign);
        $crate::__bit_operators!($type, BitAnd bitand [&], BitAndAssign bitand_assign);
        $crate::__bit_operators!($type, BitXor bitxor [^], BitXorAssign bitxor_assign);
        $crate::__bit_operators!($type, Sub sub [& !], SubAssign sub_assign);

        /// All other bits of the width, named or not.
        impl ::core::ops::Not for $type {
            type Output = Self;

            fn not(self) -> Self {
                Self(!self.0)
            }
        }

        impl ::core::iter::FromIterator<$type> for $type {
            fn from_iter<I: ::core::iter::IntoIterator<Item = Self>>(values: I) -> Self {
                values.into_iter().fold(Self(0), |all, value| all | value)
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_bits_debug(f, stringify!($type), self.0, Self::ENTRIES)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_bits(f, self.0, Self::ENTRIES)
            }
        }

        $crate::__newtype!($type, $raw, $crate::BitEntry);
    };
}

/// An operator on bits, and the one that assigns; `-` is "and not".
#[doc(hidden)]
#[macro_export]
macro_rules! __bit_operators {
    ($type:ident, $trait:ident $method:ident [$($operator:tt)+], $assign:ident $assign_method:ident) => {
        impl ::core::ops::$trait for $type {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                Self(self.0 $($operator)+ other.0)
            }
        }

        impl ::core::ops::$assign for $type {
            fn $assign_method(&mut self, other: Self) {
                *self = ::core::ops::$trait::$method(*self, other);
            }
        }
    };
}

/// The names of the bits that are set in a value, in the order of the schema.
#[derive(Debug, Clone)]
pub struct BitNames {
    entries: std::slice::Iter<'static, BitEntry>,
    bits: u64,
}

impl Iterator for BitNames {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let bits = self.bits;
        self.entries.by_ref().find(|entry| bits & entry.mask() != 0).map(BitEntry::name)
    }
}

/// An integer as its bits.
pub trait RawBits: Copy {
    /// The bits; those of a negative number are of its width, not of 64 bits.
    fn to_bits(self) -> u64;

    /// The number of these bits, as far as its width goes.
    fn from_bits(bits: u64) -> Self;
}

macro_rules! raw_bits {
    ($($type:ty as $unsigned:ty,)*) => {$(
        impl RawBits for $type {
            fn to_bits(self) -> u64 {
                <$unsigned>::from_ne_bytes(self.to_ne_bytes()).into()
            }

            #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "the bits of its width are meant")]
            fn from_bits(bits: u64) -> Self {
                bits as Self
            }
        }
    )*};
}

raw_bits! { u8 as u8, i8 as u8, u16 as u16, i16 as u16, u32 as u32, i32 as u32, u64 as u64, i64 as u64, }

/// Each bit that is set, as a number that has only this bit.
pub fn set_bits<R: RawBits>(raw: R) -> impl Iterator<Item = R> + Clone {
    let rest = Some(raw.to_bits()).filter(|bits| *bits != 0);
    let without_lowest = |bits: &u64| Some(bits & (bits - 1)).filter(|rest| *rest != 0);
    std::iter::successors(rest, without_lowest).map(|bits| R::from_bits(bits & bits.wrapping_neg()))
}

/// All bits that have a name.
pub fn named_bits<R: RawBits>(entries: &[BitEntry]) -> R {
    R::from_bits(BitEntry::mask_of(entries))
}

/// The bits of an integer of a CIM type; those of a negative number are of its width, not of 64 bits.
pub(crate) fn bits_of(value: &CimValue, cim_type: CimType) -> Option<u64> {
    let width = cim_type.bit_width()?;
    let bits = match value {
        CimValue::Unsigned(number) => *number,
        CimValue::Signed(number) => number.cast_unsigned(),
        _ => return None,
    };
    Some(bits & (u64::MAX >> (64 - width)))
}

/// The names of the bits that are set.
pub fn names_of<R: RawBits>(raw: R, entries: &'static [BitEntry]) -> BitNames {
    BitNames { entries: entries.iter(), bits: raw.to_bits() }
}

/// The names, and the bits without one as a number; `0` if no bit is set.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_bits<R: RawBits>(f: &mut fmt::Formatter<'_>, raw: R, entries: &'static [BitEntry]) -> fmt::Result {
    write_bits(f, raw.to_bits(), entries)
}

/// The type with the number and what [`fmt_bits`] says.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_bits_debug<R: RawBits>(
    f: &mut fmt::Formatter<'_>,
    type_name: &str,
    raw: R,
    entries: &'static [BitEntry],
) -> fmt::Result {
    let bits = raw.to_bits();
    write!(f, "{type_name}({bits:#x}: ")?;
    write_bits(f, bits, entries)?;
    f.write_str(")")
}

fn write_bits(f: &mut fmt::Formatter<'_>, bits: u64, entries: &'static [BitEntry]) -> fmt::Result {
    let unknown = bits & !BitEntry::mask_of(entries);
    let mut separator = "";
    for name in (BitNames { entries: entries.iter(), bits }) {
        write!(f, "{separator}{name}")?;
        separator = " | ";
    }
    match unknown {
        0 if bits == 0 => f.write_str("0"),
        0 => Ok(()),
        unknown => write!(f, "{separator}{unknown:#x}"),
    }
}
