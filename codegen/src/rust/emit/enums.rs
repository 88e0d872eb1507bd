//! Value types that are enums: a variant for each named value, and one for all others where it is open.

use proc_macro2::TokenStream;
use quote::quote;

use super::class::intrinsic;
use super::{attributes, doc, ident, integer, values};
use crate::rust::plan::{Constant, ConstantPlan, Table, ValueTypePlan};

pub(super) fn value_type(value_type: &ValueTypePlan) -> TokenStream {
    let doc = doc(&value_type.doc);
    let attributes = attributes(&value_type.attributes);
    let name = ident(&value_type.name);
    let raw = intrinsic(value_type.cim_type);
    let variants = value_type.constants.iter().map(|constant| variant(constant, &raw));
    let implementation = implementation(value_type);
    quote! {
        #doc
        #attributes
        #[allow(clippy::enum_variant_names)]
        pub enum #name {
            #(#variants,)*
        }
        #implementation
    }
}

fn variant(constant: &ConstantPlan, raw: &TokenStream) -> TokenStream {
    let doc = doc(&constant.doc);
    let name = ident(&constant.name);
    let held = holds_value(constant).then(|| quote!((#raw)));
    quote! {
        #doc
        #name #held
    }
}

/// Whether a variant stands for many values, and so has to hold the one it is.
fn holds_value(constant: &ConstantPlan) -> bool {
    matches!(constant.value, Constant::Range(..) | Constant::Other)
}

/// The macro call that makes it a value type.
fn implementation(value_type: &ValueTypePlan) -> TokenStream {
    let name = ident(&value_type.name);
    let raw = intrinsic(value_type.cim_type);
    let entries = values::entries(&value_type.table);
    let singles = value_type.constants.iter().filter_map(single);
    let ranges = value_type.constants.iter().filter_map(range);
    let openness = openness(value_type);
    let default = default(value_type);
    if matches!(value_type.table, Table::Strings(_)) {
        return quote! {
            ::mof_runtime::string_enum!(#name, [#(#entries),*], { #(#singles),* }, #openness, #default);
        };
    }
    quote! {
        ::mof_runtime::integer_enum!(
            #name, #raw, [#(#entries),*], { #(#singles),* }, { #(#ranges),* }, #openness, #default
        );
    }
}

fn single(constant: &ConstantPlan) -> Option<TokenStream> {
    let name = ident(&constant.name);
    match &constant.value {
        Constant::Integer(value) => {
            let value = integer(*value);
            Some(quote!(#value => #name))
        }
        Constant::String(value) => Some(quote!(#value => #name)),
        _ => None,
    }
}

fn range(constant: &ConstantPlan) -> Option<TokenStream> {
    let Constant::Range(first, last) = constant.value else { return None };
    let (name, first, last) = (ident(&constant.name), integer(first), integer(last));
    Some(quote!(#first..=#last => #name))
}

/// How the macro is told what becomes of all other values.
fn openness(value_type: &ValueTypePlan) -> TokenStream {
    let other = other(value_type).map(|other| ident(&other.name));
    other.map_or_else(|| quote!(closed), |name| quote!(open #name))
}

fn other(value_type: &ValueTypePlan) -> Option<&ConstantPlan> {
    value_type.constants.iter().find(|constant| constant.value == Constant::Other)
}

/// What zero or the empty string is; in a closed enum that has no such value, the first variant.
fn default(value_type: &ValueTypePlan) -> TokenStream {
    let is_default = |constant: &&ConstantPlan| match &constant.value {
        Constant::Integer(value) => *value == 0,
        Constant::String(value) => value.is_empty(),
        _ => false,
    };
    let has_zero =
        |constant: &&ConstantPlan| matches!(constant.value, Constant::Range(first, last) if first <= 0 && last >= 0);
    let mut constants = value_type.constants.iter();
    let first = constants.clone().next();
    let found = constants.clone().find(is_default).or_else(|| constants.find(has_zero));
    let constant = found.or_else(|| other(value_type)).or(first).expect("a table has an entry");
    let name = ident(&constant.name);
    match (&constant.value, &value_type.table) {
        (Constant::Range(first, last), _) => {
            let value = integer(0.clamp(*first, *last));
            quote!(Self::#name(#value))
        }
        (Constant::Other, Table::Strings(_)) => quote!(Self::#name(::std::string::String::new())),
        (Constant::Other, _) => quote!(Self::#name(0)),
        _ => quote!(Self::#name),
    }
}
