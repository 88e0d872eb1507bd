//! Rust that a user writes in settings: it stands in generated code as it was written, so what is no Rust is refused here.

use mof_parser::Diagnostic;
use syn::parse::Parser;
use syn::{Attribute, Ident, Path};

use super::{Refused, Text};
use crate::codes;

/// The longest piece of Rust that is read: the parser goes as deep as its brackets do.
const MAX_LENGTH: usize = 1000;

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

/// The path of a trait.
pub(super) fn path(text: &Text) -> Result<String, Refused> {
    let path: Path = parsed(text, "no path of a trait", "write it as in `Eq` or `serde::Serialize`", syn::parse_str)?;
    Ok(text_of(&path))
}

/// The path of a type, which means the same in every module.
pub(super) fn type_path(text: &Text) -> Result<String, Refused> {
    let help = "write it as in `crate::time::Time`, `jiff::Timestamp` or `u64`";
    let mut path: Path = parsed(text, "no path of a type", help, syn::parse_str)?;
    let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
    let is_absolute = path.leading_colon.is_some() || first == "crate";
    let is_primitive = path.segments.len() == 1 && PRIMITIVES.contains(&first.as_str());
    if !is_absolute && !is_primitive {
        if path.segments.len() == 1 || ["self", "super", "Self"].contains(&first.as_str()) {
            let message = format!("`{}` is another type in each module", text.text);
            let help = "write the whole path, from `crate::` or from the name of a crate on";
            return Err(Diagnostic::new(codes::NOT_RUST, text.span, message).help(help).into());
        }
        path.leading_colon = Some(syn::token::PathSep::default());
    }
    Ok(text_of(&path))
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
    if attributes.iter().any(|attribute| attribute.path().is_ident("cfg")) {
        let help = "tables and other code name the item, with and without it; `exclude` leaves it out of all of them";
        return Err(refused(text, "no attribute that generated code can have", help));
    }
    Ok(text.text.trim().to_owned())
}

fn parsed<T>(text: &Text, what: &str, help: &str, read: impl Fn(&str) -> syn::Result<T>) -> Result<T, Refused> {
    if text.text.len() > MAX_LENGTH {
        return Err(refused(text, what, &format!("no more than {MAX_LENGTH} bytes are read")));
    }
    read(&text.text).map_err(|_| refused(text, what, help))
}

fn refused(text: &Text, what: &str, help: &str) -> Refused {
    Diagnostic::new(codes::NOT_RUST, text.span, format!("`{}` is {what}", text.text)).help(help).into()
}

fn text_of(path: &Path) -> String {
    quote::quote!(#path).to_string().replace(" :: ", "::").replace(":: ", "::")
}
