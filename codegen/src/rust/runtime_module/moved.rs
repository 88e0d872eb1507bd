//! Files to modules, item by item.

use mof_runtime::SOURCES;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Item, ItemMacro, ItemMod, Visibility, parse_quote};

use super::decide::Features;
use super::relocate::Relocation;

/// The whole runtime.
pub(super) fn runtime(features: &[&str]) -> TokenStream {
    let mut moving = Moving { features: Features(features), path: Vec::new(), exported: Vec::new() };
    let items = moving.file("lib.rs");
    let exported = moving.exported;
    quote!(#items #(#exported)*)
}

struct Moving<'f> {
    features: Features<'f>,
    /// The modules around what is moved, the outermost first.
    path: Vec<Ident>,
    /// What makes the macros of the crate known at its root.
    exported: Vec<TokenStream>,
}

impl Moving<'_> {
    fn file(&mut self, path: &str) -> TokenStream {
        self.items(syn::parse_file(text(path)).expect("the runtime compiles").items)
    }

    fn items(&mut self, items: Vec<Item>) -> TokenStream {
        let import = items.iter().any(calls_own_macro).then(|| self.import());
        let items = items.into_iter().map(|item| self.item(item));
        quote!(#import #(#items)*)
    }

    /// What makes the runtime's own name known, for what its macros expand to.
    fn import(&self) -> TokenStream {
        let (steps, name) = (self.path.iter().map(|_| quote!(super::)), super::name());
        quote!(use super::#(#steps)* #name;)
    }

    fn item(&mut self, mut item: Item) -> TokenStream {
        let is_left_out = attributes(&mut item).is_some_and(|attributes| self.features.leave_out(attributes));
        match item {
            _ if is_left_out => TokenStream::new(),
            Item::Mod(module) => self.module(module),
            Item::Macro(item) if item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) => {
                self.exported_macro(&item)
            }
            item => self.relocated(&item),
        }
    }

    /// A module within the file or in one of its own. The macros' names reach the root through it, so the crate may see it.
    fn module(&mut self, module: ItemMod) -> TokenStream {
        let name = module.ident;
        let visibility = match module.vis {
            Visibility::Inherited => parse_quote!(pub(crate)),
            visible => visible,
        };
        let file = self.file_of(&name.to_string());
        self.path.push(name.clone());
        let content = match module.content {
            Some((_, items)) => self.items(items),
            None => self.file(&file),
        };
        self.path.pop();
        quote!(#visibility mod #name { #content })
    }

    /// The file of a module: `access.rs`, or `access/mod.rs`.
    fn file_of(&self, name: &str) -> String {
        let folders: Vec<String> = self.path.iter().map(ToString::to_string).chain([name.to_owned()]).collect();
        let path = folders.join("/");
        let file = format!("{path}.rs");
        let is_there = SOURCES.iter().any(|(known, _)| *known == file);
        if is_there { file } else { format!("{path}/mod.rs") }
    }

    /// A macro that others use by a path, which leads through the modules around it.
    fn exported_macro(&mut self, item: &ItemMacro) -> TokenStream {
        let definition = self.relocated(item);
        let name = &item.ident;
        let path = &self.path;
        if !path.is_empty() {
            self.exported.push(quote!(pub(crate) use self::#(#path::)*#name;));
        }
        quote!(#definition pub(crate) use #name;)
    }

    fn relocated(&self, item: &impl ToTokens) -> TokenStream {
        Relocation { features: self.features, depth: self.path.len() }.tokens(item.to_token_stream())
    }
}

/// Whether the item is what an exported macro of the crate expands to.
fn calls_own_macro(item: &Item) -> bool {
    match item {
        Item::Macro(call) => call.mac.path.segments.first().is_some_and(|first| first.ident == "crate"),
        _ => false,
    }
}

fn text(path: &str) -> &'static str {
    SOURCES.iter().find(|(known, _)| *known == path).expect("a module has a file").1
}

/// The attributes of the kinds of items that the runtime has.
fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}
