//! Prints a plan as Rust: one function an item kind, each from a planned item to tokens.
//!
//! Paths are absolute, so nothing that surrounds the code changes what it means, and there are no inner attributes, so `include!`
//! takes it anywhere.

mod any;
mod class;
mod enums;
mod instances;
mod metadata;
mod methods;
mod values;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::plan::{Attributes, ClassPlan, EnumerationPlan, FamilyPlan, Plan};

/// The declaration of a module.
///
/// The lints that are allowed are those that code for a whole schema cannot heed: a program uses some of it, in some place of its own.
pub(super) fn module(name: &str, doc: &[String], has_deprecated: bool) -> TokenStream {
    let name = ident(name);
    let undocumented = doc.is_empty().then(|| quote!(missing_docs,));
    let deprecated = deprecated(has_deprecated);
    let doc = self::doc(doc);
    quote! {
        #doc
        #[allow(#undocumented dead_code, #deprecated unreachable_pub, unused_qualifications)]
        #[allow(clippy::pedantic, rustdoc::private_intra_doc_links)]
        pub mod #name;
    }
}

/// The structs of all classes and the types of enumerations under their own names, and the table of all classes, which stand at the root.
pub(super) fn root(plan: &Plan) -> TokenStream {
    let structs = plan.classes.iter().map(|class| (&class.module, &class.name));
    let enumerations = plan.enumerations.iter().map(|enumeration| (&enumeration.module, &enumeration.value_type.name));
    let used: Vec<TokenStream> = structs
        .chain(enumerations)
        .map(|(module, name)| {
            let (module, name) = (ident(module), ident(name));
            quote!(#module::#name)
        })
        .collect();
    let deprecated = deprecated(plan.has_deprecated);
    let schema = schema(plan);
    let used = (!used.is_empty()).then(|| {
        quote! {
            #[allow(#deprecated unreachable_pub, unused_imports)]
            #[doc(inline)]
            pub use self::{#(#used),*};
        }
    });
    quote!(#used #schema)
}

fn schema(plan: &Plan) -> TokenStream {
    let classes = plan.classes.iter().filter(|class| class.is_global).map(|class| {
        let (module, name) = (ident(&class.module), ident(&class.name));
        quote!(self::#module::#name)
    });
    let doc = doc(&plan.doc);
    let undocumented = plan.doc.is_empty().then(|| quote!(missing_docs,));
    let deprecated = deprecated(plan.has_deprecated);
    quote! {
        #doc
        #[allow(#undocumented dead_code, #deprecated unreachable_pub, unused_qualifications)]
        pub static SCHEMA: ::mof_runtime::SchemaMetadata = ::mof_runtime::schema_metadata!([#(#classes),*]);
    }
}

/// What the user deprecates stays in the code, which is no news to anyone who reads of it there.
fn deprecated(has_deprecated: bool) -> Option<TokenStream> {
    has_deprecated.then(|| quote!(deprecated,))
}

/// The content of the module of a class.
pub(super) fn class_items(class: &ClassPlan) -> TokenStream {
    class::items(class)
}

/// The content of the module of an enum over classes.
pub(super) fn family_items(family: &FamilyPlan) -> TokenStream {
    any::items(&family.any)
}

/// The content of the module of an enumeration.
pub(super) fn enumeration_items(enumeration: &EnumerationPlan) -> TokenStream {
    values::value_type(&enumeration.value_type)
}

/// One `#[doc]` a line, which prints as `///`.
fn doc(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// What stands in front of an item or a field, besides its documentation.
fn attributes(attributes: &Attributes) -> TokenStream {
    let derives: Vec<TokenStream> = attributes.derives.iter().map(|path| rust(path)).collect();
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let others = attributes.others.iter().map(|attribute| rust(attribute));
    quote!(#derives #(#others)*)
}

/// Rust of the user's, which was read before.
fn rust(text: &str) -> TokenStream {
    text.parse().expect("what is no Rust was refused when it was set")
}

/// An identifier of the plan, raw where it says so.
fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// An integer without a suffix; the place where it stands gives the type.
fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}
