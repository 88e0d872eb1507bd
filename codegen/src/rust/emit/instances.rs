//! Instances that the schema declares, as statics.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, ident, integer};
use crate::rust::plan::{ClassPlan, InstancePlan, InstanceValue, NamedValues};

/// A static for each instance of the class.
pub(super) fn items(class: &ClassPlan) -> TokenStream {
    class.instances.iter().map(|instance| item(class, instance)).collect()
}

fn item(class: &ClassPlan, instance: &InstancePlan) -> TokenStream {
    let doc = doc(&instance.doc);
    let (name, class) = (ident(&instance.name), ident(&class.name));
    let import = (!instance.values.is_empty()).then(|| {
        quote!(
            use ::mof_runtime::ConstantValue as Value;
        )
    });
    let values = named(&instance.values);
    quote! {
        #doc
        pub static #name: ::std::sync::LazyLock<self::#class> = ::std::sync::LazyLock::new(|| {
            #import
            ::mof_runtime::constant_object(#values)
        });
    }
}

fn named(values: &NamedValues) -> TokenStream {
    let values = values.iter().map(|(name, value)| {
        let value = self::value(value);
        quote!((#name, #value))
    });
    quote!(&[#(#values),*])
}

fn value(value: &InstanceValue) -> TokenStream {
    match value {
        InstanceValue::Boolean(value) => quote!(Value::Boolean(#value)),
        InstanceValue::Integer(value) => {
            let number = integer(*value);
            if *value < 0 { quote!(Value::Signed(#number)) } else { quote!(Value::Unsigned(#number)) }
        }
        InstanceValue::Real(value) => {
            let number = real(*value);
            quote!(Value::Real(#number))
        }
        InstanceValue::Char16(unit) => {
            let unit = Literal::u16_unsuffixed(*unit);
            quote!(Value::Char16(#unit))
        }
        InstanceValue::Text(text) => quote!(Value::Text(#text)),
        InstanceValue::Reference(path) => quote!(Value::Reference(#path)),
        InstanceValue::Instance(class, values) => {
            let values = named(values);
            quote!(Value::Instance(#class, #values))
        }
        InstanceValue::Array(elements) => {
            let elements = elements.iter().map(self::value);
            quote!(Value::Array(&[#(#elements),*]))
        }
    }
}

/// A number as a literal, which has no sign; a constant where it is none.
fn real(value: f64) -> TokenStream {
    let magnitude = match value.abs() {
        number if number.is_finite() => {
            let digits = Literal::f64_unsuffixed(number);
            quote!(#digits)
        }
        number if number.is_nan() => quote!(::core::primitive::f64::NAN),
        _ => quote!(::core::primitive::f64::INFINITY),
    };
    if value.is_sign_negative() { quote!(-#magnitude) } else { magnitude }
}
