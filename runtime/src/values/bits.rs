//! Named bits.

use std::fmt;

use crate::{BitEntry, CimType, CimValue, Scalar};

/// Makes a newtype over an integer the type of a property with `BitMap` and `BitValues`.
///
/// The struct derives `Clone`, `Copy`, `Default`, `PartialEq` and `Eq`, and what else it wants of `PartialOrd`, `Ord`
/// and `Hash`. The macro adds `ENTRIES`, `contains`, `is_empty`, `names`, `unknown`, `is_known`, the operators `|`, `|=`
/// and `&`, `Debug`, `Display`, conversions from and to the raw integer, [`Scalar`](crate::Scalar), and serde's traits
/// where the feature is on. Bits without a name are kept like all others.
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
/// assert_eq!((Flags::LOCKED | Flags::HIDDEN).names().collect::<Vec<_>>(), ["Locked", "Hidden"]);
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

            /// Whether all bits of `other` are set.
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Whether no bit is set.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// The names of the bits that are set, in the order of the schema.
            pub fn names(self) -> $crate::BitNames {
                $crate::__private::names_of(&self.0, Self::ENTRIES)
            }

            /// The bits that are set but have no name.
            pub fn unknown(self) -> Self {
                let known = Self::ENTRIES.iter().fold(0, |known, entry| known | (1 << entry.bit()));
                Self(self.0 & !known)
            }

            /// Whether the schema names every bit that is set.
            pub fn is_known(self) -> bool {
                self.unknown().is_empty()
            }
        }

        impl ::core::ops::BitOr for $type {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl ::core::ops::BitOrAssign for $type {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }

        impl ::core::ops::BitAnd for $type {
            type Output = Self;

            fn bitand(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_bits_debug(f, stringify!($type), &self.0, Self::ENTRIES)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::fmt_bits(f, &self.0, Self::ENTRIES)
            }
        }

        $crate::__newtype!($type, $raw);
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
pub fn names_of<T: Scalar>(raw: &T, entries: &'static [BitEntry]) -> BitNames {
    BitNames { entries: entries.iter(), bits: raw_bits(raw) }
}

/// The names, and the bits without one as a number; `0` if no bit is set.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_bits<T: Scalar>(f: &mut fmt::Formatter<'_>, raw: &T, entries: &'static [BitEntry]) -> fmt::Result {
    write_bits(f, raw_bits(raw), entries)
}

/// The type with the number and what [`fmt_bits`] says.
///
/// # Errors
/// When the formatter fails.
pub fn fmt_bits_debug<T: Scalar>(
    f: &mut fmt::Formatter<'_>,
    type_name: &str,
    raw: &T,
    entries: &'static [BitEntry],
) -> fmt::Result {
    let bits = raw_bits(raw);
    write!(f, "{type_name}({bits:#x}: ")?;
    write_bits(f, bits, entries)?;
    f.write_str(")")
}

fn raw_bits<T: Scalar>(raw: &T) -> u64 {
    bits_of(&raw.to_value(), T::CIM_TYPE).unwrap_or(0)
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
