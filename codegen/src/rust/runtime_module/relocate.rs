//! Tokens that mean the same in another place.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

use super::decide::Features;
use super::document;

/// Generated code with `self::mof_runtime::…` for `::mof_runtime::…`, and the name made known in each module within.
pub(in crate::rust) fn located(code: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let mut located = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        match token {
            // A path begins here, and does not go on.
            TokenTree::Ident(name) if *name == super::NAME && begins_path(&located) => {
                located.truncate(located.len() - 2);
                located.extend(quote!(self::));
                located.push(token.clone());
            }
            TokenTree::Group(group) => {
                let content = located_group(group, index.checked_sub(2).and_then(|before| tokens.get(before)));
                located.push(content);
            }
            other => located.push(other.clone()),
        }
    }
    located.into_iter().collect()
}

fn located_group(group: &Group, before_name: Option<&TokenTree>) -> TokenTree {
    let content = located(group.stream());
    let is_module = group.delimiter() == Delimiter::Brace && is_ident(before_name, "mod");
    let import = is_module.then(import);
    regrouped(group, quote!(#import #content))
}

/// What makes the runtime known in a module.
pub(in crate::rust) fn import() -> TokenStream {
    let name = super::name();
    quote! {
        #[allow(unused_imports)]
        use super::#name;
    }
}

/// Whether the last two tokens are a `::` with nothing before it that it belongs to.
fn begins_path(tokens: &[TokenTree]) -> bool {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    let length = tokens.len();
    length >= 2
        && is_colon(tokens.get(length - 1))
        && is_colon(tokens.get(length - 2))
        && !matches!(length.checked_sub(3).map(|before| &tokens[before]), Some(TokenTree::Ident(name)) if !is_keyword(name))
}

/// Whether no path begins with the word, as in `dyn ::mof_runtime::Object`.
fn is_keyword(word: &Ident) -> bool {
    let begins_path = ["crate", "self", "super"].iter().any(|known| word == known);
    !begins_path && syn::parse_str::<Ident>(&word.to_string()).is_err()
}

/// The move of one file's code.
pub(super) struct Relocation<'f> {
    pub(super) features: Features<'f>,
    /// How many modules lie between the code and the root of the runtime.
    pub(super) depth: usize,
}

impl Relocation<'_> {
    pub(super) fn tokens(&self, code: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = code.into_iter().collect();
        let mut moved = TokenStream::new();
        let mut rest = tokens.as_slice();
        while let Some((first, after)) = rest.split_first() {
            rest = match (first, after) {
                (TokenTree::Punct(mark), [TokenTree::Group(group), ..])
                    if mark.as_char() == '#' && is_attribute(group) =>
                {
                    self.attributes(rest, &mut moved)
                }
                (TokenTree::Punct(mark), [TokenTree::Ident(name), after @ ..])
                    if mark.as_char() == '$' && name == "crate" =>
                {
                    let name = super::name();
                    moved.extend(quote!(self::#name));
                    after
                }
                (TokenTree::Ident(name), [TokenTree::Punct(mark), ..])
                    if name == "crate" && mark.spacing() == Spacing::Joint =>
                {
                    moved.extend(self.root());
                    after
                }
                (TokenTree::Group(group), after) => {
                    moved.extend([regrouped(group, self.tokens(group.stream()))]);
                    after
                }
                (token, after) => {
                    moved.extend([token.clone()]);
                    after
                }
            };
        }
        moved
    }

    /// The way to the root of the runtime.
    fn root(&self) -> TokenStream {
        let steps = (0..self.depth).map(|_| quote!(super));
        if self.depth == 0 { quote!(self) } else { quote!(#(#steps)::*) }
    }

    /// Moves the attribute at the beginning, or all lines of documentation; gives what comes after.
    fn attributes<'t>(&self, tokens: &'t [TokenTree], moved: &mut TokenStream) -> &'t [TokenTree] {
        let (doc, after) = documentation(tokens);
        if !doc.is_empty() {
            for line in document::summary(&doc) {
                moved.extend(quote!(#[doc = #line]));
            }
            return after;
        }
        let Some(TokenTree::Group(group)) = tokens.get(1) else { return after };
        moved.extend(self.attribute(group));
        &tokens[2..]
    }

    /// One attribute that is no documentation.
    ///
    /// All lints are off in the module, so nothing there is expected of them; what is allowed stays, since a macro takes it to places outside.
    fn attribute(&self, group: &Group) -> TokenStream {
        let content: Vec<TokenTree> = group.stream().into_iter().collect();
        let arguments = || match content.get(1) {
            Some(TokenTree::Group(arguments)) => arguments.stream(),
            _ => TokenStream::new(),
        };
        match content.first() {
            Some(TokenTree::Ident(name)) if name == "cfg" && self.features.holds(arguments()) => TokenStream::new(),
            Some(TokenTree::Ident(name)) if name == "cfg" => quote!(#[cfg(any())]),
            Some(TokenTree::Ident(name)) if name == "cfg_attr" => {
                let parts = self.features.attributes(arguments()).into_iter();
                parts.map(|part| self.tokens(quote!(#[#part]))).collect()
            }
            Some(TokenTree::Ident(name)) if ["doc", "expect", "macro_export"].iter().any(|dropped| name == dropped) => {
                TokenStream::new()
            }
            _ => {
                let content = self.tokens(group.stream());
                quote!(#[#content])
            }
        }
    }
}

/// Whether brackets behind `#` hold an attribute, and not the variable of a macro.
fn is_attribute(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket && matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(_)))
}

/// The lines of documentation at the beginning, and what comes after.
fn documentation(mut tokens: &[TokenTree]) -> (Vec<String>, &[TokenTree]) {
    let mut lines = Vec::new();
    while let [TokenTree::Punct(mark), TokenTree::Group(group), after @ ..] = tokens {
        let Some(line) = doc_line(group).filter(|_| mark.as_char() == '#') else { break };
        lines.push(line);
        tokens = after;
    }
    (lines, tokens)
}

/// The text of `[doc = "text"]`.
fn doc_line(group: &Group) -> Option<String> {
    let content: Vec<TokenTree> = group.stream().into_iter().collect();
    match content.as_slice() {
        [name, TokenTree::Punct(_), TokenTree::Literal(text)] if is_ident(Some(name), "doc") => {
            syn::parse_str::<syn::LitStr>(&text.to_string()).ok().map(|text| text.value())
        }
        _ => None,
    }
}

fn is_ident(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == name)
}

fn regrouped(group: &Group, content: TokenStream) -> TokenTree {
    let mut moved = Group::new(group.delimiter(), content);
    moved.set_span(Span::call_site());
    TokenTree::Group(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(code: &str, depth: usize) -> String {
        let relocation = Relocation { features: Features(&["serde"]), depth };
        relocation.tokens(code.parse().expect("tokens")).to_string()
    }

    fn tokens(code: &str) -> String {
        code.parse::<TokenStream>().expect("tokens").to_string()
    }

    #[test]
    fn paths_from_the_root_become_relative() {
        assert_eq!(moved("pub(crate) use crate::{a, b};", 2), tokens("pub(crate) use super::super::{a, b};"));
        assert_eq!(moved("crate::a()", 0), tokens("self::a()"));
        assert_eq!(moved("$crate::a!($b)", 1), tokens("self::mof_runtime::a!($b)"));
    }

    #[test]
    fn attributes_are_decided() {
        assert_eq!(moved(r#"#[cfg(feature = "serde")] #[cfg(feature = "jiff")] A,"#, 0), tokens("#[cfg(any())] A,"));
        assert_eq!(
            moved(r#"#[cfg_attr(not(feature = "serde"), expect(dead_code))] #[must_use]"#, 0),
            tokens("#[must_use]")
        );
        assert_eq!(
            moved("/// A [`B`](crate::B).\n///\n/// More.\nfn a() {}", 0),
            tokens("#[doc = \" A `B`.\"] fn a() {}")
        );
        let allowed = "macro_rules! a { () => { #[allow(unreachable_patterns)] fn b() {} }; }";
        assert_eq!(moved(&format!("#[macro_export] {allowed}"), 0), tokens(allowed));
        assert_eq!(moved("#[expect(dead_code)] A,", 0), tokens("A,"));
        assert_eq!(moved("$(#[$attribute:meta])*", 0), tokens("$(#[$attribute:meta])*"));
    }

    #[test]
    fn generated_code_names_the_module_and_no_other_path_changes() {
        let shown = |code: &str| located(code.parse().expect("tokens")).to_string();
        assert_eq!(
            shown("pub ::mof_runtime::A, dyn ::mof_runtime::B"),
            tokens("pub self::mof_runtime::A, dyn self::mof_runtime::B")
        );
        assert_eq!(
            shown(r#"a::mof_runtime::B, "::mof_runtime::C""#),
            tokens(r#"a::mof_runtime::B, "::mof_runtime::C""#)
        );
        let inner = "mod a { #[allow(unused_imports)] use super::mof_runtime; use self::mof_runtime::B; }";
        assert_eq!(shown("mod a { use ::mof_runtime::B; }"), tokens(inner));
    }
}
