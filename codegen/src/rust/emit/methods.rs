//! The structs of methods, and what makes them methods.

use proc_macro2::TokenStream;
use quote::quote;

use super::class::{declaration, item_path};
use super::ident;
use super::metadata::{self, Facts};
use crate::rust::plan::{ClassPlan, MethodPlan, ParametersPlan};

pub(super) fn items(class: &ClassPlan) -> TokenStream {
    let methods = class.methods.iter().map(|method| items_of(class, method));
    quote!(#(#methods)*)
}

fn items_of(class: &ClassPlan, method: &MethodPlan) -> TokenStream {
    let input = parameters(class, method, &method.input);
    let output = parameters(class, method, &method.output);
    let implementation = implementation(class, method);
    quote! {
        #input
        #output
        #implementation
    }
}

/// A class by its form; the name of the method is what messages call it by.
fn parameters(class: &ClassPlan, method: &MethodPlan, parameters: &ParametersPlan) -> TokenStream {
    let declaration = declaration(&parameters.name, &parameters.doc, &parameters.attributes, &parameters.properties);
    let name = format!("{}.{}", class.wire_name, method.wire_name);
    let facts = Facts { constants: TokenStream::new(), calls: quote!(.parameters()) };
    let table = metadata::table(&parameters.name, &name, &parameters.properties, None, &facts);
    quote! {
        #declaration
        #table
    }
}

fn implementation(class: &ClassPlan, method: &MethodPlan) -> TokenStream {
    let (class_name, method_name) = (&class.wire_name, &method.wire_name);
    let [class, input, output] = [&class.name, &method.input.name, &method.output.name].map(|name| ident(name));
    let is_static = method.is_static.then(|| quote!(.static_()));
    quote! {
        ::mof_runtime::impl_method!(
            self::#input, self::#output, self::#class, #method_name, #class_name, (#is_static)
        );
    }
}

/// What the table of a class says about its methods.
pub(super) fn facts(class: &ClassPlan) -> TokenStream {
    let base = class.base.as_ref().map(|_| quote!(.base(BASE)));
    let own = (!class.methods.is_empty()).then(|| quote!(.own_methods(METHODS)));
    quote!(#base #own)
}

/// What the facts about methods name.
pub(super) fn constants(class: &ClassPlan) -> TokenStream {
    let base = class.base.as_ref().map(|base| {
        let base = item_path(base);
        quote!(const BASE: &::mof_runtime::ClassMetadata = <#base as ::mof_runtime::Class>::METADATA;)
    });
    let inputs = class.methods.iter().map(|method| ident(&method.input.name));
    let own = (!class.methods.is_empty()).then(|| {
        quote!(
            const METHODS: &[&::mof_runtime::MethodMetadata] =
                &[#(<self::#inputs as ::mof_runtime::Method>::METHOD),*];
        )
    });
    quote!(#base #own)
}
