//! Decides what `cfg` asks: the features of the runtime are chosen when the code is generated.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token};

/// The features that are on.
#[derive(Clone, Copy)]
pub(super) struct Features<'f>(pub(super) &'f [&'f str]);

impl Features<'_> {
    /// Whether the conditions of an item leave it out.
    pub(super) fn leave_out(self, attributes: &[Attribute]) -> bool {
        let mut conditions = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
        conditions.any(|attribute| match &attribute.meta {
            Meta::List(list) => !self.holds(list.tokens.clone()),
            _ => false,
        })
    }

    /// Whether a condition holds. Of what is not a feature, only `test` is asked, which never holds.
    pub(super) fn holds(self, condition: TokenStream) -> bool {
        syn::parse2(condition).is_ok_and(|condition| self.meta_holds(&condition))
    }

    /// What the condition of `cfg_attr` makes of it: the attributes behind it, if it holds.
    pub(super) fn attributes(self, arguments: TokenStream) -> Vec<TokenStream> {
        let mut parts = split(arguments).into_iter();
        let holds = parts.next().is_some_and(|condition| self.holds(condition));
        parts.filter(|_| holds).collect()
    }

    fn meta_holds(self, condition: &Meta) -> bool {
        match condition {
            Meta::NameValue(feature) => {
                let value = &feature.value;
                self.0.contains(&quote::quote!(#value).to_string().trim_matches('"'))
            }
            Meta::List(list) => {
                let parts = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(list.tokens.clone());
                let parts = parts.unwrap_or_default();
                match list.path.get_ident().map(ToString::to_string).as_deref() {
                    Some("not") => !parts.iter().any(|part| self.meta_holds(part)),
                    Some("all") => parts.iter().all(|part| self.meta_holds(part)),
                    _ => parts.iter().any(|part| self.meta_holds(part)),
                }
            }
            Meta::Path(_) => false,
        }
    }
}

/// The parts between commas.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    tokens.split(is_comma).map(|part| part.iter().cloned().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_ask_for_features() {
        let holds = |condition: &str| Features(&["serde"]).holds(condition.parse().expect("tokens"));
        assert!(holds(r#"feature = "serde""#) && !holds(r#"feature = "jiff""#) && !holds("test"));
        assert!(holds(r#"all(not(test), any(feature = "jiff", feature = "serde"))"#));
        assert!(!holds(r#"not(feature = "serde")"#) && !holds("any()") && holds("all()"));
    }
}
