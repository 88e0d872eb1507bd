//! Conversions to and from the types of the standard library and of date libraries.
//!
//! Each is exact or an error; the only things dropped silently are decimal digits below the microsecond on the way in.
//! Microseconds without significance count as 0 on the way out.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
mod std;
#[cfg(feature = "time")]
mod time;
