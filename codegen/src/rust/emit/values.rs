//! Value types: an open type with a constant for each named value.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::class::{intrinsic, value_type_path};
use super::{attributes, doc, enums, ident, integer};
use crate::rust::plan::{AliasPlan, Constant, ConstantPlan, Entry, Form, Table, ValueTypePlan};

pub(super) fn value_type(value_type: &ValueTypePlan) -> TokenStream {
    match value_type.form {
        Form::Newtype => newtype(value_type),
        Form::Enum { .. } => enums::value_type(value_type),
    }
}

/// A further name of a type. A `use` lets it stand for the constructor and in patterns as well, as a type alias would not.
pub(super) fn alias(alias: &AliasPlan) -> TokenStream {
    let (name, path) = (ident(&alias.name), value_type_path(&alias.stands_for));
    let renamed = (alias.name != alias.stands_for.name).then(|| quote!(as #name));
    quote!(pub use #path #renamed;)
}

fn newtype(value_type: &ValueTypePlan) -> TokenStream {
    let declaration = declaration(value_type);
    let constants = constants(value_type);
    let implementation = implementation(value_type);
    quote! {
        #declaration
        #constants
        #implementation
    }
}

fn declaration(value_type: &ValueTypePlan) -> TokenStream {
    let doc = doc(&value_type.doc);
    let name = ident(&value_type.name);
    let attributes = attributes(&value_type.attributes);
    match &value_type.table {
        Table::Strings(_) => quote! {
            #doc
            #attributes
            pub struct #name(pub ::std::borrow::Cow<'static, str>);
        },
        Table::Integers(_) | Table::Bits(_) => {
            let raw = intrinsic(value_type.cim_type);
            quote! {
                #doc
                #attributes
                pub struct #name(pub #raw);
            }
        }
    }
}

fn constants(value_type: &ValueTypePlan) -> Option<TokenStream> {
    let name = ident(&value_type.name);
    let constants = value_type.constants.iter().map(constant);
    (!value_type.constants.is_empty()).then(|| {
        quote! {
            impl #name {
                #(#constants)*
            }
        }
    })
}

fn constant(constant: &ConstantPlan) -> TokenStream {
    let doc = doc(&constant.doc);
    let name = ident(&constant.name);
    let (constant_type, value) = match &constant.value {
        Constant::Integer(value) => (quote!(Self), single(&integer(*value))),
        Constant::Range(first, last) => {
            let (first, last) = (single(&integer(*first)), single(&integer(*last)));
            (quote!(::core::ops::RangeInclusive<Self>), quote!(#first..=#last))
        }
        Constant::String(value) => (quote!(Self), single(&quote!(::std::borrow::Cow::Borrowed(#value)))),
        Constant::Bit(bit) => {
            let bit = Literal::u8_unsuffixed(*bit);
            (quote!(Self), single(&quote!(1 << #bit)))
        }
        Constant::Other => return TokenStream::new(),
    };
    quote! {
        #doc
        pub const #name: #constant_type = #value;
    }
}

fn single(value: &TokenStream) -> TokenStream {
    quote!(Self(#value))
}

/// The macro call that makes it a value type, with its table; the macro brings the entries' type into scope.
fn implementation(value_type: &ValueTypePlan) -> TokenStream {
    let name = ident(&value_type.name);
    let raw = intrinsic(value_type.cim_type);
    let entries = entries(&value_type.table);
    match &value_type.table {
        Table::Integers(_) => quote!(::mof_runtime::integer_values!(#name, #raw, [#(#entries),*]);),
        Table::Strings(_) => quote!(::mof_runtime::string_values!(#name, [#(#entries),*]);),
        Table::Bits(_) => quote!(::mof_runtime::bit_values!(#name, #raw, [#(#entries),*]);),
    }
}

/// The entries of a table; their types have to be in scope.
pub(super) fn entries(table: &Table) -> Vec<TokenStream> {
    match table {
        Table::Integers(entries) => entries.iter().map(integer_entry).collect(),
        Table::Strings(entries) => entries.iter().map(string_entry).collect(),
        Table::Bits(entries) => entries.iter().map(bit_entry).collect(),
    }
}

fn string_entry(Entry { value, name, .. }: &Entry<String>) -> TokenStream {
    quote!(StringEntry::new(#value, #name))
}

fn bit_entry(Entry { value, name, .. }: &Entry<u8>) -> TokenStream {
    let bit = Literal::u8_unsuffixed(*value);
    quote!(BitEntry::new(#bit, #name))
}

fn integer_entry(Entry { value, name, .. }: &Entry<Option<(i128, i128)>>) -> TokenStream {
    match *value {
        None => quote!(IntegerEntry::other(#name)),
        Some((first, last)) if first == last => {
            let value = integer(first);
            quote!(IntegerEntry::value(#value, #name))
        }
        Some((first, last)) => {
            let (first, last) = (integer(first), integer(last));
            quote!(IntegerEntry::range(#first, #last, #name))
        }
    }
}
