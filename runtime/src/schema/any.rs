//! Enums over a class and its subclasses.

use super::ClassFamily;
use crate::value::convert;
use crate::{CimValue, Class, Instance, Object, ValueError, Violations};

/// An object of a class or of one of its subclasses: a generated enum with a variant for each, and `Other` for objects
/// of classes that the schema does not have.
///
/// Where a property embeds objects of a class that has subclasses, its field is such an enum.
/// [`impl_any_class!`](crate::impl_any_class) implements this trait, and with it [`Object`], so properties can be
/// reached by name whatever the class is.
///
/// What class an object in a document is of, the document says with `@odata.type`, `__CLASS`, or the metadata that
/// `PowerShell` adds ([`Object::class_name`]). One that says nothing is of the declared class.
pub trait AnyClass: Object + Sized + 'static {
    /// The class that properties are declared with, and its subclasses.
    fn family() -> &'static ClassFamily;

    /// The object, whatever its class is.
    fn as_object(&self) -> &dyn Object;

    /// The object, whatever its class is, to change it.
    fn as_object_mut(&mut self) -> &mut dyn Object;

    /// Makes of a dynamic instance an object of the class it is of, or `Other` if that is none of the family's.
    ///
    /// # Errors
    /// All properties whose value does not fit, at once.
    fn from_instance(instance: Instance) -> Result<Self, Violations>;
}

/// Implements [`AnyClass`], [`Object`](crate::Object), [`Scalar`](crate::Scalar), `From` for each class, and serde's
/// traits where the feature is on, for an enum over a class and its subclasses.
///
/// It takes the enum, the class that properties are declared with, and the class of each variant; these are boxed. The
/// enum has one variant more, `Other(Box<Instance>)`, and derives `Clone`, `Debug` and `PartialEq`.
///
/// ```
/// # mod generated {
/// #     #[derive(Clone, Debug, Default, PartialEq)]
/// #     pub struct SmsCollectionRule { pub rule_name: Option<String> }
/// #     #[derive(Clone, Debug, Default, PartialEq)]
/// #     pub struct SmsCollectionRuleDirect { pub rule_name: Option<String>, pub resource_id: Option<u32> }
/// #     const _: () = {
/// #         use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #         const PROPERTIES: &[PropertyMetadata] = &[
/// #             PropertyMetadata::new("RuleName", CimType::String),
/// #             PropertyMetadata::new("ResourceID", CimType::Uint32),
/// #         ];
/// #         const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #         static DIRECT: ClassMetadata = ClassMetadata::new("SMS_CollectionRuleDirect", PROPERTIES, PROPERTY_NAMES)
/// #             .superclass("SMS_CollectionRule");
/// #         static RULE: ClassMetadata =
/// #             ClassMetadata::new("SMS_CollectionRule", PROPERTIES.split_at(1).0, PROPERTY_NAMES.split_at(1).0);
/// #         mof_runtime::impl_class!(SmsCollectionRule, RULE, { 0 => rule_name });
/// #         mof_runtime::impl_class!(SmsCollectionRuleDirect, DIRECT, { 0 => rule_name, 1 => resource_id });
/// #         mof_runtime::impl_serde!(SmsCollectionRule, SmsCollectionRuleDirect);
/// #     };
/// # }
/// # use generated::*;
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub enum AnySmsCollectionRule {
///     SmsCollectionRule(Box<SmsCollectionRule>),
///     SmsCollectionRuleDirect(Box<SmsCollectionRuleDirect>),
///     Other(Box<mof_runtime::Instance>),
/// }
///
/// mof_runtime::impl_any_class!(AnySmsCollectionRule, SmsCollectionRule, {
///     SmsCollectionRule => SmsCollectionRule,
///     SmsCollectionRuleDirect => SmsCollectionRuleDirect,
/// });
///
/// use mof_runtime::Object;
///
/// let direct = SmsCollectionRuleDirect { resource_id: Some(16_777_220), ..Default::default() };
/// let mut rule = AnySmsCollectionRule::from(direct);
/// assert_eq!(rule.class_name(), "SMS_CollectionRuleDirect");
/// rule.set_property("RuleName", "PC1".into())?;
/// # #[cfg(feature = "serde")] {
///
/// let document = r##"{
///     "@odata.type": "#AdminService.SMS_CollectionRuleDirect", "RuleName": "PC1", "ResourceID": 16777220
/// }"##;
/// assert_eq!(serde_json::from_str::<AnySmsCollectionRule>(document)?, rule);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # With the `wmi` crate
///
/// An embedded object is asked for `__CLASS` and for the properties of all classes of the enum, since the crate gives
/// only what it is asked for by name. What a class does not have, the object then need not have; any other failure is
/// one. Of an object of a class that the schema does not have, `Other` keeps what it has of the properties asked for.
///
/// A query is written for one class, so an enum is read from `raw_query` with `SELECT *`, not from `query`.
#[macro_export]
macro_rules! impl_any_class {
    ($any:path, $declared:path, { $($variant:ident => $class:path),* $(,)? }) => {
        impl $crate::AnyClass for $any {
            fn family() -> &'static $crate::ClassFamily {
                static FAMILY: $crate::ClassFamily = $crate::ClassFamily::new(
                    $crate::SchemaClass::of::<$declared>(),
                    &[$($crate::SchemaClass::of::<$class>()),*],
                );
                &FAMILY
            }

            fn as_object(&self) -> &dyn $crate::Object {
                match self {
                    $(Self::$variant(object) => &**object,)*
                    Self::Other(object) => &**object,
                }
            }

            fn as_object_mut(&mut self) -> &mut dyn $crate::Object {
                match self {
                    $(Self::$variant(object) => &mut **object,)*
                    Self::Other(object) => &mut **object,
                }
            }

            fn from_instance(
                instance: $crate::Instance,
            ) -> ::core::result::Result<Self, $crate::Violations> {
                $crate::__private::any_from_instance(
                    instance,
                    &[$($crate::__private::variant_from_instance::<Self, $class>),*],
                    Self::Other,
                )
            }
        }

        impl $crate::Object for $any {
            fn metadata(&self) -> &'static $crate::ClassMetadata {
                $crate::AnyClass::as_object(self).metadata()
            }

            fn field(&self, index: usize) -> ::core::option::Option<&dyn $crate::Field> {
                $crate::AnyClass::as_object(self).field(index)
            }

            fn field_mut(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::Field> {
                $crate::AnyClass::as_object_mut(self).field_mut(index)
            }

            fn as_instance(&self) -> ::core::option::Option<&$crate::Instance> {
                $crate::AnyClass::as_object(self).as_instance()
            }
        }

        impl $crate::Scalar for $any {
            const CIM_TYPE: $crate::CimType = $crate::CimType::Instance;

            fn to_value(&self) -> $crate::CimValue {
                $crate::CimValue::from($crate::Instance::from_object($crate::AnyClass::as_object(self)))
            }

            fn from_value(value: $crate::CimValue) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::__private::any_from_value(value)
            }

            fn embedded_class() -> ::core::option::Option<$crate::EmbeddedClass> {
                ::core::option::Option::Some($crate::EmbeddedClass::Family(<Self as $crate::AnyClass>::family()))
            }

            fn embedded_object(&self) -> ::core::option::Option<&dyn $crate::Object> {
                ::core::option::Option::Some($crate::AnyClass::as_object(self))
            }
        }

        $(
            impl ::core::convert::From<$class> for $any {
                fn from(object: $class) -> Self {
                    Self::$variant(::std::boxed::Box::new(object))
                }
            }
        )*

        $crate::__impl_serde_any!($any);
    };
}

/// How an instance becomes the variant of a class.
pub type VariantReader<A> = fn(Instance) -> Result<A, Violations>;

/// Reads an instance as the class that it is of; the readers are in the order of the family's classes.
///
/// # Errors
/// All properties whose value does not fit.
pub fn any_from_instance<A: AnyClass>(
    instance: Instance,
    readers: &[VariantReader<A>],
    other: fn(Box<Instance>) -> A,
) -> Result<A, Violations> {
    let family = A::family();
    instance.check_marker()?;
    let name = instance.known_class_name().unwrap_or(family.declared().name());
    match family.position(name).and_then(|position| readers.get(position)) {
        Some(read) => read(instance),
        None => Ok(other(Box::new(instance))),
    }
}

/// Reads an instance as one class of an enum.
///
/// # Errors
/// All properties whose value does not fit.
pub fn variant_from_instance<A: From<T>, T: Class>(instance: Instance) -> Result<A, Violations> {
    T::from_instance(instance).map(A::from)
}

/// Reads an embedded instance as an object of one of the classes of an enum.
///
/// # Errors
/// When the value is no embedded object, or a property of it does not fit.
pub fn any_from_value<A: AnyClass>(value: CimValue) -> Result<A, ValueError> {
    match value {
        CimValue::Instance(instance) => A::from_instance(*instance).map_err(ValueError::within),
        other => Err(convert::no_object(&other)),
    }
}
