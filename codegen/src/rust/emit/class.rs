//! The struct of a class and what makes it a class.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{attributes, doc, ident, metadata, rust, values};
use crate::rust::plan::{ClassPlan, Element, PropertyPlan, Shape, TableKind, ValueTypePath};
use mof_runtime::CimType;

pub(super) fn items(class: &ClassPlan) -> TokenStream {
    let declaration = declaration(class);
    let metadata = metadata::block(class);
    let value_types = class.value_types.iter().map(values::value_type);
    quote! {
        #declaration
        #metadata
        #(#value_types)*
    }
}

fn declaration(class: &ClassPlan) -> TokenStream {
    let doc = doc(&class.doc);
    let name = ident(&class.name);
    let attributes = attributes(&class.attributes);
    let fields = class.properties.iter().map(field);
    quote! {
        #doc
        #[derive(Clone, Debug, Default, PartialEq)]
        #attributes
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn field(property: &PropertyPlan) -> TokenStream {
    let doc = doc(&property.doc);
    let name = ident(&property.field);
    let element = element(property);
    let field_type = match property.shape {
        Shape::Plain => element,
        Shape::Optional => quote!(::core::option::Option<#element>),
        Shape::List => quote!(::std::vec::Vec<#element>),
    };
    let attributes = attributes(&property.attributes);
    quote! {
        #doc
        #attributes
        pub #name: #field_type
    }
}

fn element(property: &PropertyPlan) -> TokenStream {
    match &property.element {
        Element::Values(ValueTypePath { module: None, name, .. }) => ident(name).into_token_stream(),
        Element::Values(path) => value_type_path(path),
        Element::Extern(path) => rust(path),
        Element::Intrinsic => intrinsic(property.cim_type),
    }
}

/// A value type by a path that no import hides.
pub(super) fn value_type_path(path: &ValueTypePath) -> TokenStream {
    let name = ident(&path.name);
    let module = path.module.as_ref().map(|module| ident(module));
    module.map_or_else(|| quote!(self::#name), |module| quote!(super::#module::#name))
}

/// The Rust type of an intrinsic CIM type, or of a reference.
pub(super) fn intrinsic(cim_type: CimType) -> TokenStream {
    match cim_type {
        CimType::Boolean => quote!(bool),
        CimType::String => quote!(::std::string::String),
        CimType::Char16 => quote!(::mof_runtime::Char16),
        CimType::Uint8 => quote!(u8),
        CimType::Sint8 => quote!(i8),
        CimType::Uint16 => quote!(u16),
        CimType::Sint16 => quote!(i16),
        CimType::Uint32 => quote!(u32),
        CimType::Sint32 => quote!(i32),
        CimType::Uint64 => quote!(u64),
        CimType::Sint64 => quote!(i64),
        CimType::Real32 => quote!(f32),
        CimType::Real64 => quote!(f64),
        CimType::DateTime => quote!(::mof_runtime::CimDateTime),
        CimType::Reference => quote!(::mof_runtime::ObjectPath),
        // Properties of these types are not planned yet; a value of any kind would be right for them.
        CimType::Instance | CimType::Object => quote!(::mof_runtime::CimValue),
    }
}

/// The name of the builder function, in the runtime, that takes a table of this kind.
pub(super) fn table_setter(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Integers => "integer_values",
        TableKind::Strings => "string_values",
        TableKind::Bits => "bits",
    }
}
