//! Tokens to text.

use proc_macro2::TokenStream;

use crate::header;

/// The text of a file: a header that names the tool and what the file was made from, and the formatted code.
///
/// The header is the first line, so that [`Output`](crate::Output) knows its own files.
pub(super) fn file(from: &str, tokens: TokenStream) -> String {
    let file = syn::parse2(tokens).expect("emitters print items of Rust");
    format!("// {}\n// Made from {from}.\n\n{}", header(), prettyplease::unparse(&file))
}
