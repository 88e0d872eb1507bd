//! The macros that give serde's traits to generated types.
//!
//! Each expands to nothing where the feature `serde` of this crate is off, so generated code carries no `cfg` and follows
//! whatever the program enables. They differ in the functions to which they hand the work.

/// Implements serde's `Serialize` and `Deserialize` for classes, if the feature `serde` of this crate is on.
///
/// The types must implement [`Class`](crate::Class), as [`impl_class!`](crate::impl_class) does it.
#[macro_export]
macro_rules! impl_serde {
    ($($type:ty),* $(,)?) => {$(
        $crate::__impl_serde_by!($type, serialize_object, deserialize_object);
    )*};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde_scalar {
    ($type:ty) => {
        $crate::__impl_serde_by!($type, serialize_scalar, deserialize_scalar);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde_any {
    ($type:ty) => {
        $crate::__impl_serde_by!($type, serialize_object, deserialize_any_class);
    };
}

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde_by {
    ($type:ty, $serialize:ident, $deserialize:ident) => {
        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::$serialize(self, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::$deserialize(deserializer)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde_by {
    ($type:ty, $serialize:ident, $deserialize:ident) => {};
}
