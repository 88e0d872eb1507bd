//! The enum of an embedded class and its subclasses.

use proc_macro2::TokenStream;
use quote::quote;

use super::class::item_path;
use super::{attributes, doc, ident, rust};
use crate::rust::plan::{AnyPlan, Declared, VariantPlan, VariantType};

pub(super) fn items(any: &AnyPlan) -> TokenStream {
    let doc = doc(&any.doc);
    let name = ident(&any.name);
    let attributes = attributes(&any.attributes);
    let variants = any.variants.iter().map(variant);
    let other_doc = super::doc(&any.other_doc);
    let implementation = implementation(any);
    quote! {
        #doc
        #attributes
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #other_doc
            Other(::std::boxed::Box<::mof_runtime::Instance>),
        }
        #implementation
    }
}

/// What makes it an enum of classes. A class that the schema does not declare has a table for that alone: objects of it are `Other`.
fn implementation(any: &AnyPlan) -> TokenStream {
    let name = ident(&any.name);
    let classes = any.variants.iter().map(|variant| {
        let (name, data_type) = (ident(&variant.name), data_type(variant));
        quote!(#name => #data_type)
    });
    match &any.declared {
        Declared::Struct(declared) => {
            let declared = ident(declared);
            quote!(::mof_runtime::impl_any_class!(self::#name, self::#declared, { #(#classes),* });)
        }
        Declared::Nowhere(wire_name) => quote! {
            const _: () = {
                use ::mof_runtime::ClassMetadata;

                #[derive(Default)]
                struct Declared {}
                static CLASS: ClassMetadata = ClassMetadata::new(#wire_name, &[], &[]).abstract_();
                ::mof_runtime::impl_class!(Declared, CLASS, {});
                ::mof_runtime::impl_any_class!(self::#name, Declared, { #(#classes),* });
            };
        },
    }
}

fn variant(variant: &VariantPlan) -> TokenStream {
    let doc = doc(&variant.doc);
    let (name, data_type) = (ident(&variant.name), data_type(variant));
    quote! {
        #doc
        #name(::std::boxed::Box<#data_type>)
    }
}

fn data_type(variant: &VariantPlan) -> TokenStream {
    match &variant.data_type {
        VariantType::Class(path) => item_path(path),
        VariantType::Extern(path) => rust(path),
    }
}
