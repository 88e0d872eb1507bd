//! Leaves documentation out of tokens, wherever it stands.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The same items without `#[doc = "…"]`; other attributes of that name, such as `#[doc(inline)]`, stay.
///
/// Items nest a few levels deep, however the schema looks.
pub(in crate::rust) fn without_documentation(tokens: TokenStream) -> TokenStream {
    let mut bare: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_documentation(&group) && ends_with_sign(&bare) => {
                bare.pop();
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_documentation(group.stream()));
                inner.set_span(group.span());
                bare.push(inner.into());
            }
            token => bare.push(token),
        }
    }
    bare.into_iter().collect()
}

fn ends_with_sign(tokens: &[TokenTree]) -> bool {
    matches!(tokens.last(), Some(TokenTree::Punct(sign)) if sign.as_char() == '#')
}

/// Whether it is the `[doc = …]` of an attribute.
fn is_documentation(group: &Group) -> bool {
    let mut tokens = group.stream().into_iter();
    group.delimiter() == Delimiter::Bracket
        && matches!(tokens.next(), Some(TokenTree::Ident(name)) if name == "doc")
        && matches!(tokens.next(), Some(TokenTree::Punct(sign)) if sign.as_char() == '=')
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn only_documentation_goes() {
        let tokens = quote! {
            #[doc = " A fan."]
            #[doc(inline)]
            #[must_use]
            pub struct Fan { #[doc = " Its speed."] pub doc: [u8; 2], }
        };
        let expected = quote!(
            #[doc(inline)]
            #[must_use]
            pub struct Fan {
                pub doc: [u8; 2],
            }
        );
        assert_eq!(without_documentation(tokens).to_string(), expected.to_string());
    }
}
