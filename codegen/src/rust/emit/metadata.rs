//! The tables of a class, which generic code in the runtime reads.

use mof_model::ClassKind;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::class::{item_path, table_setter, value_type_path};
use super::values::entries;
use super::{ident, integer, methods};
use crate::rust::plan::{ClassPlan, Constraint, Element, ItemPath, PropertyPlan, Shape, TableKind, Use};

/// Everything that makes the struct of a class one.
pub(super) fn block(class: &ClassPlan) -> TokenStream {
    let facts = Facts { constants: methods::constants(class), calls: class_facts(class) };
    table(&class.name, &class.wire_name, &class.properties, class.continues.as_ref(), &facts)
}

/// What a table says of a class besides its properties.
pub(super) struct Facts {
    /// What the calls name.
    pub(super) constants: TokenStream,
    pub(super) calls: TokenStream,
}

/// Everything that makes a struct a class, in a block of its own: its names are nobody else's. What the block imports hides types of the
/// module with the same names, so those are named from `self`.
///
/// A table that goes on from that of the superclass has entries only for what the class adds or restates.
pub(super) fn table(
    name: &str,
    wire_name: &str,
    properties: &[PropertyPlan],
    superclass: Option<&ItemPath>,
    Facts { constants, calls }: &Facts,
) -> TokenStream {
    let name = ident(name);
    let count = properties.len();
    let is_listed = |property: &&PropertyPlan| superclass.is_none() || property.inherited_from.is_none();
    let listed: Vec<&PropertyPlan> = properties.iter().filter(is_listed).collect();
    let imports = imports(&listed, superclass);
    let entries = listed.into_iter().map(property);
    let entries = quote!(&[PropertyMetadata] = &[#(#entries),*]);
    let table = superclass
        .map_or_else(|| quote!(const PROPERTIES: #entries;), |superclass| continued(superclass, count, &entries));
    let fields = properties.iter().enumerate().map(field);
    quote! {
        const _: () = {
            use ::mof_runtime::{#imports};

            #table
            #constants
            ::mof_runtime::impl_class!(self::#name, #wire_name, PROPERTIES, (#calls), { #(#fields),* });
        };
    }
}

/// The superclass's table with further entries.
fn continued(superclass: &ItemPath, count: usize, entries: &TokenStream) -> TokenStream {
    let superclass = item_path(superclass);
    let count = Literal::usize_unsuffixed(count);
    quote! {
        const SUPERCLASS: &ClassMetadata = <#superclass as ::mof_runtime::Class>::METADATA;
        const OWN: #entries;
        const PROPERTIES: &[PropertyMetadata] = &inherit::<#count>(SUPERCLASS, OWN);
    }
}

fn imports(listed: &[&PropertyPlan], superclass: Option<&ItemPath>) -> TokenStream {
    let cim_type = (!listed.is_empty()).then(|| quote!(CimType,));
    let has_constraints = listed.iter().any(|property| !property.constraints.is_empty());
    let constraint = has_constraints.then(|| quote!(Constraint,));
    let kinds = [TableKind::Integers, TableKind::Strings, TableKind::Bits];
    let entries = kinds.into_iter().filter(|kind| has_raw_table(listed, *kind)).map(|kind| ident(entry_type(kind)));
    let class = superclass.map(|_| quote!(ClassMetadata,));
    let inherited = superclass.map(|_| quote!(inherit));
    quote!(#cim_type #class #constraint PropertyMetadata, #(#entries,)* #inherited)
}

/// Whether a property has named values of this kind and no type for them, so that its table stands here.
fn has_raw_table(listed: &[&PropertyPlan], kind: TableKind) -> bool {
    let mut tables = listed.iter().filter_map(|property| match &property.element {
        Element::RawValues(table) => Some(table.kind()),
        _ => None,
    });
    tables.any(|found| found == kind)
}

/// The type of an entry of a table, in the runtime.
fn entry_type(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Integers => "IntegerEntry",
        TableKind::Strings => "StringEntry",
        TableKind::Bits => "BitEntry",
    }
}

/// A field by the number of its property.
fn field((index, property): (usize, &PropertyPlan)) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    let field = ident(&property.field);
    quote!(#index => #field)
}

fn class_facts(class: &ClassPlan) -> TokenStream {
    let superclass = class.superclass.as_ref().map(|name| quote!(.superclass(#name)));
    let namespace = class.namespace.as_ref().map(|name| quote!(.namespace(#name)));
    let kind = match class.kind {
        ClassKind::Class | ClassKind::Structure => None,
        ClassKind::Association => Some(quote!(.association())),
        ClassKind::Indication => Some(quote!(.indication())),
    };
    let is_abstract = class.is_abstract.then(|| quote!(.abstract_()));
    let methods = methods::facts(class);
    quote!(#superclass #namespace #kind #is_abstract #methods)
}

fn property(property: &PropertyPlan) -> TokenStream {
    let name = &property.wire_name;
    let cim_type = ident(&format!("{:?}", property.cim_type));
    let shape = shape(property);
    let uses = property.uses.iter().map(|used| used_as(*used));
    let class_name = property.class_name.as_ref().map(|name| quote!(.class_name(#name)));
    let origin = property.origin.as_ref().map(|name| quote!(.origin(#name)));
    let values = values(property);
    let constraints = constraints(&property.constraints);
    quote! {
        PropertyMetadata::new(#name, CimType::#cim_type)
            #shape #(#uses)* #class_name #origin #values #constraints
    }
}

fn used_as(used: Use) -> TokenStream {
    match used {
        Use::Key => quote!(.key()),
        Use::Read => quote!(.read()),
        Use::Write => quote!(.write()),
        Use::Lazy => quote!(.lazy()),
    }
}

fn shape(property: &PropertyPlan) -> Option<TokenStream> {
    match (property.shape, property.array_size) {
        (Shape::List | Shape::OptionalList | Shape::OptionalElements, Some(size)) => {
            let size = Literal::u32_unsuffixed(size);
            Some(quote!(.fixed_array(#size)))
        }
        (Shape::List | Shape::OptionalList | Shape::OptionalElements, None) => Some(quote!(.array())),
        _ => None,
    }
}

fn values(property: &PropertyPlan) -> Option<TokenStream> {
    match &property.element {
        Element::Values(path) => {
            let setter = ident(table_setter(path.kind));
            let path = value_type_path(path);
            Some(quote!(.#setter(#path::ENTRIES)))
        }
        Element::RawValues(table) => {
            let setter = ident(table_setter(table.kind()));
            let entries = entries(table);
            Some(quote!(.#setter(&[#(#entries),*])))
        }
        _ => None,
    }
}

fn constraints(constraints: &[Constraint]) -> Option<TokenStream> {
    let constraints: Vec<TokenStream> = constraints.iter().map(constraint).collect();
    (!constraints.is_empty()).then(|| quote!(.constraints(&[#(#constraints),*])))
}

fn constraint(constraint: &Constraint) -> TokenStream {
    let length = |value: &u64| integer(i128::from(*value));
    let (name, arguments) = match constraint {
        Constraint::Required => return quote!(Constraint::Required),
        Constraint::MaxLen(high) => ("MaxLen", vec![length(high)]),
        Constraint::MinLen(low) => ("MinLen", vec![length(low)]),
        Constraint::SizeLimit(low, high) => ("SizeLimit", vec![length(low), length(high)]),
        Constraint::AllowedLen(low, high) => ("AllowedLen", vec![length(low), length(high)]),
        Constraint::MinValue(low) => ("MinValue", vec![integer(*low)]),
        Constraint::MaxValue(high) => ("MaxValue", vec![integer(*high)]),
        Constraint::Range(low, high) => ("Range", vec![integer(*low), integer(*high)]),
        Constraint::ValueRange(low, high) => ("ValueRange", vec![integer(*low), integer(*high)]),
        Constraint::RequiredIfNull(other) => ("RequiredIfNull", vec![quote!(#other)]),
        Constraint::RequiredIfNotNull(other) => ("RequiredIfNotNull", vec![quote!(#other)]),
    };
    let name = ident(name);
    quote!(Constraint::#name(#(#arguments),*))
}
