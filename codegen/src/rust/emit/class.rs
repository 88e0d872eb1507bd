//! The struct of a class and what makes it a class.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{any, attributes, doc, ident, instances, metadata, methods, rust, values};
use crate::rust::plan::{Attributes, ClassPlan, Element, ItemPath, PropertyPlan, Shape, TableKind, ValueTypePath};
use mof_runtime::CimType;

pub(super) fn items(class: &ClassPlan) -> TokenStream {
    let declaration = declaration(&class.name, &class.doc, &class.attributes, &class.properties);
    let metadata = metadata::block(class);
    let any = class.any.as_ref().map(any::items);
    let methods = methods::items(class);
    let value_types = class.value_types.iter().map(values::value_type);
    let aliases = class.aliases.iter().map(values::alias);
    let instances = instances::items(class);
    quote! {
        #declaration
        #metadata
        #any
        #methods
        #(#value_types)*
        #(#aliases)*
        #instances
    }
}

/// The struct of a class, or of the parameters of a method.
pub(super) fn declaration(
    name: &str,
    doc: &[String],
    attributes: &Attributes,
    properties: &[PropertyPlan],
) -> TokenStream {
    let doc = super::doc(doc);
    let name = ident(name);
    let attributes = super::attributes(attributes);
    let fields = properties.iter().map(field);
    quote! {
        #doc
        #attributes
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn field(property: &PropertyPlan) -> TokenStream {
    let doc = doc(&property.doc);
    let name = ident(&property.field);
    let field_type = field_type(property);
    let attributes = attributes(&property.attributes);
    quote! {
        #doc
        #attributes
        pub #name: #field_type
    }
}

/// A single instance is in a box, since classes can lie within each other; the enum of a class and its subclasses has boxes of its own.
fn field_type(property: &PropertyPlan) -> TokenStream {
    let element = element(property);
    match (property.shape, &property.element) {
        (Shape::Plain, _) => element,
        (Shape::List, _) => quote!(::std::vec::Vec<#element>),
        (Shape::OptionalList, _) => quote!(::core::option::Option<::std::vec::Vec<#element>>),
        (Shape::OptionalElements, _) => {
            quote!(::core::option::Option<::std::vec::Vec<::core::option::Option<#element>>>)
        }
        (Shape::Optional, Element::Class(_) | Element::Instance) => {
            quote!(::core::option::Option<::std::boxed::Box<#element>>)
        }
        (Shape::Optional, _) => quote!(::core::option::Option<#element>),
    }
}

fn element(property: &PropertyPlan) -> TokenStream {
    match &property.element {
        Element::Values(ValueTypePath { module: None, name, .. }) => ident(name).into_token_stream(),
        Element::Values(path) => value_type_path(path),
        Element::Class(path) | Element::AnyClass(path) => item_path(path),
        Element::Instance => quote!(::mof_runtime::Instance),
        Element::Reference(path) => {
            let class = item_path(path);
            quote!(::mof_runtime::Reference<#class>)
        }
        Element::Extern(path) => rust(path),
        Element::Intrinsic | Element::RawValues(_) => intrinsic(property.cim_type),
    }
}

/// A struct or enum by a path that no import hides.
pub(super) fn item_path(path: &ItemPath) -> TokenStream {
    let name = ident(&path.name);
    let module = path.module.as_ref().map(|module| ident(module));
    module.map_or_else(|| quote!(self::#name), |module| quote!(super::#module::#name))
}

/// A value type by a path that no import hides.
pub(super) fn value_type_path(path: &ValueTypePath) -> TokenStream {
    let name = ident(&path.name);
    let module = path.module.as_ref().map(|module| ident(module));
    module.map_or_else(|| quote!(self::#name), |module| quote!(super::#module::#name))
}

/// The Rust type of a CIM type without regard to classes.
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
        CimType::Instance | CimType::Object => quote!(::mof_runtime::Instance),
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
