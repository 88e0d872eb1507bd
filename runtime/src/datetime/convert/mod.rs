//! Conversions to and from the types of the standard library and of date libraries.
//!
//! Each is exact or an error; the only things dropped silently are decimal digits below the microsecond on the way in.
//! Microseconds without significance count as 0 on the way out.

/// Makes a type of points in time one that a field can have, in the place of [`CimDateTime`](crate::CimDateTime).
///
/// What the type cannot hold is an error when it is read: an interval, asterisks, an offset where it has none. What CIM cannot hold is
/// handed on as the type's own text, which whoever writes it refuses.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
macro_rules! timestamp_scalar {
    ($($type:ty),*) => {$(
        impl crate::Scalar for $type {
            const CIM_TYPE: crate::CimType = crate::CimType::DateTime;

            fn to_value(&self) -> crate::CimValue {
                let timestamp = crate::CimTimestamp::try_from(self.clone());
                timestamp.map_or_else(|_| self.to_string().into(), |timestamp| crate::CimDateTime::from(timestamp).into())
            }

            fn from_value(value: crate::CimValue) -> Result<Self, crate::ValueError> {
                crate::value::convert::timestamp(&value)
            }
        }
    )*};
}

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
mod std;
#[cfg(feature = "time")]
mod time;
