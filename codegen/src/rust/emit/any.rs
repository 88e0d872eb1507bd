//! The enum of an embedded class and its subclasses.

use proc_macro2::TokenStream;
use quote::quote;

use super::class::item_path;
use super::{doc, ident};
use crate::rust::plan::{AnyPlan, ClassPlan, VariantPlan};

pub(super) fn items(class: &ClassPlan, any: &AnyPlan) -> TokenStream {
    let doc = doc(&any.doc);
    let name = ident(&any.name);
    let base = ident(&class.name);
    let variants = any.variants.iter().map(variant);
    let other_doc = super::doc(&any.other_doc);
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
            #other_doc
            Other(::std::boxed::Box<::mof_runtime::Instance>),
        }
        ::mof_runtime::impl_any_class!(self::#name, self::#base, { #(#classes),* });
    }
}

fn variant(variant: &VariantPlan) -> TokenStream {
    let doc = doc(&variant.doc);
    let (name, class) = (ident(&variant.name), item_path(&variant.class));
    quote! {
        #doc
        #name(::std::boxed::Box<#class>)
    }
}
