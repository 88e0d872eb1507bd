//! The enum of an embedded class and its subclasses.

use proc_macro2::TokenStream;
use quote::quote;

use super::class::item_path;
use super::{doc, ident};
use crate::markdown::code;
use crate::rust::plan::{AnyPlan, ClassPlan, VariantPlan};

pub(super) fn items(class: &ClassPlan, any: &AnyPlan) -> TokenStream {
    let doc = doc(&any.doc);
    let name = ident(&any.name);
    let base = ident(&class.name);
    let variants = any.variants.iter().map(variant);
    let classes = any.variants.iter().map(|variant| {
        let (name, class) = (ident(&variant.name), item_path(&variant.class));
        quote!(#name => #class)
    });
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " An object of any other class."]
            Other(::std::boxed::Box<::mof_runtime::Instance>),
        }
        ::mof_runtime::impl_any_class!(self::#name, self::#base, { #(#classes),* });
    }
}

fn variant(variant: &VariantPlan) -> TokenStream {
    let doc = doc(&[format!("Class {}.", code(&variant.wire_name))]);
    let (name, class) = (ident(&variant.name), item_path(&variant.class));
    quote! {
        #doc
        #name(::std::boxed::Box<#class>)
    }
}
