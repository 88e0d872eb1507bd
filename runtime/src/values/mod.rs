//! Open types for values that a schema gives names to.
//!
//! A generated type is a newtype with an associated constant for each named value. It accepts every value of its raw
//! type and gives it back unchanged, because servers send values that no documentation lists. [`integer_values!`](crate::integer_values),
//! [`string_values!`](crate::string_values) and [`bit_values!`](crate::bit_values) add everything else to the struct and its constants.
//! For those who want them all the same, [`integer_enum!`](crate::integer_enum) and [`string_enum!`](crate::string_enum) do it for enums.

mod bits;
mod enums;
mod integer;
mod named;
mod string;

pub use bits::{BitNames, RawBits, fmt_bits, fmt_bits_debug, named_bits, names_of, set_bits};
pub use enums::unnamed;
pub use integer::{fmt_integer, fmt_integer_debug, name_of_integer};
pub(crate) use named::without_name;
pub use named::{NamedEntry, NamedValue, unnamed_value};
pub use string::{fmt_string, fmt_string_debug, name_of_string};

pub(crate) use bits::bits_of;
