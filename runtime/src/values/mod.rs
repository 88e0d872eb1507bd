//! Open types for values that a schema gives names to.
//!
//! A generated type is a newtype with an associated constant for each named value. It accepts every value of its raw
//! type and gives it back unchanged, because servers send values that no documentation lists. The three macros here
//! add everything else to the struct and its constants.

mod bits;
mod integer;
mod string;

pub use bits::{BitNames, fmt_bits, fmt_bits_debug, names_of};
pub use integer::{fmt_integer, fmt_integer_debug, name_of_integer};
pub use string::{fmt_string, fmt_string_debug, name_of_string};

pub(crate) use bits::bits_of;
