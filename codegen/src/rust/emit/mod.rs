//! Prints a plan as Rust: one function an item kind, each from a planned item to tokens.
//!
//! Paths are absolute, so nothing that surrounds the code changes what it means, and there are no inner attributes, so `include!`
//! takes it anywhere.

mod any;
mod bare;
mod class;
mod enums;
mod instances;
mod metadata;
mod methods;
mod values;

use mof_model::ClassKind;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::options::Documentation;
use super::plan::{Attributes, ClassPlan, EnumerationPlan, FamilyPlan, Plan};

/// The declaration of the module of a class, and the struct under its own name beside it.
pub(super) fn class_module(class: &ClassPlan, has_deprecated: bool) -> TokenStream {
    let methods = if class.methods.is_empty() { "" } else { " and methods" };
    let kind = if class.kind == ClassKind::Structure { "Structure" } else { "Class" };
    let doc = format!("{kind} `{}` and the types of its values{methods}.", class.wire_name);
    module(&class.module, Some(&class.name), &doc, class.documentation, has_deprecated)
}

/// The declaration of the module of an enum over classes; the class that they derive from has no struct.
pub(super) fn family_module(family: &FamilyPlan, has_deprecated: bool) -> TokenStream {
    let doc = format!("Classes that derive from `{}`, which the schema does not declare.", family.wire_name);
    module(&family.module, None, &doc, family.documentation, has_deprecated)
}

/// The declaration of the module of an enumeration, and its type under its own name beside it.
pub(super) fn enumeration_module(enumeration: &EnumerationPlan, has_deprecated: bool) -> TokenStream {
    let doc = format!("Enumeration `{}`.", enumeration.wire_name);
    module(&enumeration.module, Some(&enumeration.value_type.name), &doc, enumeration.documentation, has_deprecated)
}

/// The declaration of a module, and the type in it that stands at the root as well.
///
/// The lints that are allowed are those that code for a whole schema cannot heed: a program uses some of it, in some place of its own.
fn module(
    module: &str,
    name: Option<&str>,
    doc: &str,
    documentation: Documentation,
    has_deprecated: bool,
) -> TokenStream {
    let deprecated = deprecated(has_deprecated);
    let module = ident(module);
    let doc = self::doc(&[doc.to_owned()]);
    let undocumented = (documentation == Documentation::None).then(|| quote!(missing_docs,));
    let used = name.map(ident).map(|name| {
        quote! {
            #[allow(#deprecated unreachable_pub, unused_imports)]
            #[doc(inline)]
            pub use self::#module::#name;
        }
    });
    let items = quote! {
        #doc
        #[allow(#undocumented dead_code, #deprecated unreachable_pub, unused_qualifications)]
        #[allow(clippy::pedantic, rustdoc::private_intra_doc_links)]
        pub mod #module;
        #used
    };
    documented(documentation, items)
}

/// The table of all classes, which stands at the root.
pub(super) fn schema(plan: &Plan) -> TokenStream {
    let classes = plan.classes.iter().filter(|class| class.is_global).map(|class| {
        let (module, name) = (ident(&class.module), ident(&class.name));
        quote!(::mof_runtime::SchemaClass::of::<self::#module::#name>())
    });
    let deprecated = deprecated(plan.has_deprecated);
    quote! {
        #[doc = " All classes, to find one by its name at run time."]
        #[allow(dead_code, #deprecated unreachable_pub, unused_qualifications)]
        pub static SCHEMA: ::mof_runtime::SchemaMetadata = ::mof_runtime::SchemaMetadata::new(&[#(#classes),*]);
    }
}

/// What the user deprecates stays in the code, which is no news to anyone who reads of it there.
fn deprecated(has_deprecated: bool) -> Option<TokenStream> {
    has_deprecated.then(|| quote!(deprecated,))
}

/// The content of the module of a class.
pub(super) fn class_items(class: &ClassPlan) -> TokenStream {
    documented(class.documentation, class::items(class))
}

/// The content of the module of an enum over classes.
pub(super) fn family_items(family: &FamilyPlan) -> TokenStream {
    documented(family.documentation, any::items(&family.any))
}

/// The content of the module of an enumeration.
pub(super) fn enumeration_items(enumeration: &EnumerationPlan) -> TokenStream {
    documented(enumeration.documentation, values::value_type(&enumeration.value_type))
}

/// Items with documentation or without, as the user has it.
fn documented(documentation: Documentation, items: TokenStream) -> TokenStream {
    match documentation {
        Documentation::Full => items,
        Documentation::None => bare::without_documentation(items),
    }
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
