//! The macros that make a struct a class, and a method of what goes into it.

/// Implements [`Object`](crate::Object) and [`Class`](crate::Class) for a struct, and [`Scalar`](crate::Scalar), so that
/// it can be an embedded instance in another.
///
/// It takes the struct, the static [`ClassMetadata`](crate::ClassMetadata), and the field of each property by the
/// property's number there. See the [crate documentation](crate) for a whole class.
///
/// In generated code it takes, in place of the static, what that is made of: the name of the class, its table of properties, and calls
/// that add facts, in parentheses. It is to stand in a block of its own then, and makes the struct one for serde as well.
#[macro_export]
macro_rules! impl_class {
    ($type:ty, $name:literal, $properties:path, ($($facts:tt)*), $fields:tt) => {
        static CLASS: $crate::ClassMetadata = $crate::ClassMetadata::new(
            $name,
            $properties,
            &$crate::property_names::<{ $properties.len() }>($properties),
        )
        $($facts)*;
        $crate::impl_class!($type, CLASS, $fields);
        $crate::impl_serde!($type);
    };
    ($type:ty, $metadata:path, { $($index:literal => $field:ident),* $(,)? }) => {
        impl $crate::Object for $type {
            fn metadata(&self) -> &'static $crate::ClassMetadata {
                &$metadata
            }

            fn field(&self, index: usize) -> ::core::option::Option<&dyn $crate::Field> {
                match index {
                    $($index => ::core::option::Option::Some(&self.$field),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn field_mut(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::Field> {
                match index {
                    $($index => ::core::option::Option::Some(&mut self.$field),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl $crate::Class for $type {
            const METADATA: &'static $crate::ClassMetadata = &$metadata;
        }

        impl $crate::Scalar for $type {
            const CIM_TYPE: $crate::CimType = $crate::CimType::Instance;

            fn to_value(&self) -> $crate::CimValue {
                $crate::CimValue::from($crate::Instance::from_object(self))
            }

            fn from_value(value: $crate::CimValue) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::__private::class_from_value(value)
            }

            fn embedded_class() -> ::core::option::Option<$crate::EmbeddedClass> {
                ::core::option::Option::Some($crate::EmbeddedClass::One($crate::SchemaClass::of::<Self>()))
            }

            fn embedded_object(&self) -> ::core::option::Option<&dyn $crate::Object> {
                ::core::option::Option::Some(self)
            }
        }
    };
}

/// Implements [`Method`](crate::Method) for the struct of a method's in-parameters.
///
/// It takes that struct, the one of what comes out, both made classes with [`impl_class!`](crate::impl_class), the class
/// that declares the method, and the static [`MethodMetadata`](crate::MethodMetadata). In generated code it takes, in place of
/// the static, what that is made of: the names of the method and of the class, and calls that add facts, in parentheses.
#[macro_export]
macro_rules! impl_method {
    ($input:ty, $output:ty, $class:ty, $name:literal, $class_name:literal, ($($facts:tt)*)) => {
        const _: () = {
            static METHOD: $crate::MethodMetadata = $crate::MethodMetadata::new(
                $name,
                $class_name,
                <$input as $crate::Class>::METADATA,
                <$output as $crate::Class>::METADATA,
            )
            $($facts)*;
            $crate::impl_method!($input, $output, $class, METHOD);
        };
    };
    ($input:ty, $output:ty, $class:ty, $metadata:path) => {
        impl $crate::Method for $input {
            type Class = $class;
            type Output = $output;
            const METHOD: &'static $crate::MethodMetadata = &$metadata;
        }
    };
}

/// The table of all classes of a schema, of the structs of the classes.
#[macro_export]
macro_rules! schema_metadata {
    ([$($class:ty),* $(,)?]) => {
        $crate::SchemaMetadata::new(&[$($crate::SchemaClass::of::<$class>()),*])
    };
}
