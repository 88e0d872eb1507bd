//! The runtime as a module beside generated code, for programs that shall need no further crate.
//!
//! The source of `mof-runtime` is taken as it is and moved: files become modules in modules, paths from the root of the crate become
//! relative ones, features are decided, tests and examples go. It works on items and tokens, and knows nothing of what the runtime does.
//!
//! Nobody knows where generated code will stand in a program, so nothing may be named from the root of the crate. The module is called
//! [`NAME`], and each module that names it makes the name its own: `use super::mof_runtime;`. So `self::mof_runtime::…` means the
//! same everywhere, also in what the runtime's macros expand to.

mod decide;
mod document;
mod moved;
mod relocate;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) use relocate::{import, located};

/// What the module is called.
pub(super) const NAME: &str = "mof_runtime";

fn name() -> Ident {
    Ident::new(NAME, Span::call_site())
}

/// The declaration of the module; what it says of lints keeps the rules of the surrounding crate out of it.
pub(super) fn declaration() -> TokenStream {
    let name = name();
    quote! {
        #[doc = " What the code of the classes uses: CIM values, datetimes, validation, wire formats."]
        #[allow(dead_code, missing_docs, unreachable_pub, unused_imports, unused_macros, unused_qualifications)]
        #[allow(clippy::all, clippy::pedantic, rustdoc::all)]
        pub mod #name;
    }
}

/// The content of the module: the runtime with these of its features.
pub(super) fn items(features: &[&str]) -> TokenStream {
    moved::runtime(features)
}
