//! Rust that a user writes in settings: it stands in generated code as it was written, so what is no Rust is refused here.

use mof_parser::Diagnostic;
use proc_macro2::{TokenStream, TokenTree};
use syn::parse::Parser;
use syn::{Attribute, Ident, Path, PathSegment};

use super::entry::{Refused, Text};
use crate::codes;

/// The longest piece of Rust that is read.
const MAX_LENGTH: usize = 1000;

/// The most steps that the parser may go down in a piece of Rust: it calls itself for each, and a build script's stack may be small.
const MAX_DEPTH: usize = 32;

/// A name.
pub(super) fn identifier(text: &Text) -> Result<String, Refused> {
    let name = text.text.as_str();
    if name.is_ascii() && syn::parse_str::<Ident>(name).is_ok() && name.trim() == name {
        return Ok(name.to_owned());
    }
    let message = format!("`{name}` cannot be a name in Rust");
    let help = match syn::parse_str::<Ident>(&format!("r#{name}")) {
        Ok(raw) if name.is_ascii() => format!("it is a keyword: write `{raw}`, or another name"),
        _ if ["self", "Self", "super", "crate", "_"].contains(&name) => "Rust lets nothing have this name".to_owned(),
        _ => "write letters, digits and `_`, and no digit first".to_owned(),
    };
    Err(Diagnostic::new(codes::CHOSEN_NAME_FORM, text.span, message).help(help).into())
}

/// The path of a trait, as `derive` takes it.
pub(super) fn path(text: &Text) -> Result<String, Refused> {
    let help = "write it as in `Eq` or `serde::Serialize`";
    let path = parsed(text, "no path of a trait", help, |text| Path::parse_mod_style.parse_str(text))?;
    if leads_nowhere(&path) {
        return Err(refused(text, "no path of a trait", help));
    }
    is_the_same_everywhere(text, &path)?;
    Ok(text_of(&path))
}

/// The path of a type, which means the same in every module.
pub(super) fn type_path(text: &Text) -> Result<String, Refused> {
    let help = "write it as in `crate::time::Time`, `jiff::Timestamp` or `u64`";
    let mut path: Path = parsed(text, "no path of a type", help, syn::parse_str)?;
    if leads_nowhere(&path) {
        return Err(refused(text, "no path of a type", help));
    }
    is_the_same_everywhere(text, &path)?;
    let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
    let is_absolute = path.leading_colon.is_some() || first == "crate";
    let is_primitive = path.segments.len() == 1 && PRIMITIVES.contains(&first.as_str());
    if !is_absolute && !is_primitive {
        if path.segments.len() == 1 {
            return Err(another_in_each_module(text));
        }
        path.leading_colon = Some(syn::token::PathSep::default());
    }
    Ok(text_of(&path))
}

/// Whether a path ends in a word that only begins paths, as `crate` alone does, or has one within.
fn leads_nowhere(path: &Path) -> bool {
    let begins = |segment: &PathSegment| ["crate", "self", "super", "Self"].iter().any(|word| segment.ident == word);
    path.segments.iter().skip(1).any(begins) || (path.segments.len() == 1 && path.segments.iter().any(begins))
}

fn is_the_same_everywhere(text: &Text, path: &Path) -> Result<(), Refused> {
    let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
    if ["self", "super", "Self"].contains(&first.as_str()) { Err(another_in_each_module(text)) } else { Ok(()) }
}

fn another_in_each_module(text: &Text) -> Refused {
    let message = format!("`{}` is another type in each module", text.text);
    let help = "write the whole path, from `crate::` or from the name of a crate on";
    Diagnostic::new(codes::NOT_RUST, text.span, message).help(help).into()
}

/// Types whose names nothing in generated code hides.
const PRIMITIVES: &[&str] = &["bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64"];

/// One attribute or several, each with `#` and brackets.
pub(super) fn attributes(text: &Text) -> Result<String, Refused> {
    let help = "write it as in `#[must_use]`";
    let read = |text: &str| Attribute::parse_outer.parse_str(text);
    let attributes = parsed(text, "no attribute", help, read)?;
    if attributes.is_empty() {
        return Err(refused(text, "no attribute", help));
    }
    if holds_line_break(&tokens(text, "no attribute", help)?) {
        return Err(refused(text, "no attribute in one line", "write a line break in a text as `\\n`"));
    }
    if attributes.iter().any(|attribute| attribute.path().is_ident("cfg")) {
        let help = "tables and other code name the item, with and without it; `exclude` leaves it out of all of them";
        return Err(refused(text, "no attribute that generated code can have", help));
    }
    Ok(text.text.trim().to_owned())
}

/// Whether a literal goes over several lines: indentation would change it.
fn holds_line_break(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => holds_line_break(&group.stream()),
        TokenTree::Literal(literal) => literal.to_string().contains(['\n', '\r']),
        _ => false,
    })
}

fn parsed<T>(text: &Text, what: &str, help: &str, read: impl Fn(&str) -> syn::Result<T>) -> Result<T, Refused> {
    let mut depth = Depth::default();
    if !depth.allows(tokens(text, what, help)?, 0) {
        return Err(refused(text, what, "it is nested too deeply"));
    }
    read(&text.text).map_err(|_| refused(text, what, help))
}

/// The tokens of a text. The lexer does not call itself, so any depth will do.
fn tokens(text: &Text, what: &str, help: &str) -> Result<TokenStream, Refused> {
    if text.text.len() > MAX_LENGTH {
        return Err(refused(text, what, &format!("no more than {MAX_LENGTH} bytes are read")));
    }
    text.text.parse().map_err(|_| refused(text, what, help))
}

/// How deep the parser has to go: a step for each open bracket, and one for whatever may stand before an expression or a type.
#[derive(Default)]
struct Depth {
    angles: usize,
    prefixes: usize,
}

impl Depth {
    fn allows(&mut self, tokens: TokenStream, brackets: usize) -> bool {
        let is_deep = brackets > MAX_DEPTH;
        !is_deep
            && tokens.into_iter().all(|token| {
                let within = match token {
                    TokenTree::Group(group) => self.allows(group.stream(), brackets + 1),
                    TokenTree::Punct(mark) => {
                        match mark.as_char() {
                            '<' => self.angles += 1,
                            '>' => self.angles = self.angles.saturating_sub(1),
                            '&' | '*' | '-' | '!' | '|' => self.prefixes += 1,
                            _ => {}
                        }
                        true
                    }
                    TokenTree::Ident(word) => {
                        self.prefixes += usize::from(syn::parse_str::<Ident>(&word.to_string()).is_err());
                        true
                    }
                    TokenTree::Literal(_) => true,
                };
                within && brackets + self.angles + self.prefixes <= MAX_DEPTH
            })
    }
}

fn refused(text: &Text, what: &str, help: &str) -> Refused {
    Diagnostic::new(codes::NOT_RUST, text.span, format!("`{}` is {what}", text.text)).help(help).into()
}

fn text_of(path: &Path) -> String {
    quote::quote!(#path).to_string().replace(" :: ", "::").replace(":: ", "::")
}
