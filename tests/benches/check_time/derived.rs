//! The types of a schema as they would be written by hand: structs and newtypes that derive serde's traits.
//!
//! The same types without serde's traits show what the traits alone cost.
//!
//! Names are numbers and there is no documentation, which favours these types in the comparison; there is one struct for each class and
//! for each side of a method, and one newtype for each property that declares named values, as generated code has them.

use std::fmt::Write;

use mof_model::{CimName, Class, MappedValue, Schema, Type};
use mof_runtime::CimType;

/// The code of a crate.
pub(crate) fn library(schema: &Schema) -> String {
    let mut code = "#![allow(dead_code, unused_imports)]\nuse serde::{Deserialize, Serialize};\n".to_owned();
    for (id, class) in schema.types() {
        let members = members_of(schema, class);
        object(&mut code, &format!("Class{}", id.index()), class.name.as_str(), &members);
        write(&mut code, format_args!("pub mod class_{} {{\nuse super::*;\n", id.index()));
        members.iter().filter(|member| member.is_own).for_each(|member| value_type(&mut code, member));
        methods(&mut code, schema, class);
        code.push_str("}\n");
    }
    code
}

/// A member of a struct.
struct Member<'a> {
    name: &'a str,
    field: String,
    data_type: &'a Type,
    values: &'a [MappedValue],
    is_key: bool,
    /// Whether the type of its values is this class's own.
    is_own: bool,
    /// The Rust type of one value.
    element: String,
}

fn members_of<'a>(schema: &'a Schema, class: &'a Class) -> Vec<Member<'a>> {
    let properties = class.properties.iter().enumerate();
    let member = |(index, property): (usize, &'a std::sync::Arc<mof_model::Property>)| {
        let owner = owner(schema, class, &property.name);
        let values = format!("class_{owner}::Values{index}");
        Member {
            name: property.name.as_str(),
            field: format!("field_{index}"),
            data_type: &property.data_type,
            values: &property.values,
            is_key: property.is_key(),
            is_own: !property.propagated,
            element: element(schema, &property.data_type, &property.values, &values),
        }
    };
    properties.map(member).collect()
}

/// The number of the class that declares a property as this class has it.
fn owner(schema: &Schema, class: &Class, name: &CimName) -> usize {
    let lineage = std::iter::once(class).chain(schema.ancestors(class));
    let is_own = |class: &&Class| class.property(name.as_str()).is_some_and(|property| !property.propagated);
    let owner = lineage.into_iter().find(is_own).unwrap_or(class);
    let id = schema.types().find(|(_, candidate)| std::ptr::eq(*candidate, owner));
    id.map_or(0, |(id, _)| id.index())
}

fn element(schema: &Schema, data_type: &Type, values: &[MappedValue], value_type: &str) -> String {
    let name = match data_type.cim_type {
        _ if !values.is_empty() => value_type,
        CimType::Instance | CimType::Object => return embedded(schema, data_type.class_name.as_ref()),
        cim_type => raw(cim_type),
    };
    name.to_owned()
}

fn embedded(schema: &Schema, class: Option<&CimName>) -> String {
    let id = class.and_then(|class| schema.class_id(class.as_str()));
    id.map_or("std::collections::HashMap<String, String>".to_owned(), |id| format!("Box<Class{}>", id.index()))
}

fn raw(cim_type: CimType) -> &'static str {
    match cim_type {
        CimType::Boolean => "bool",
        CimType::Uint8 => "u8",
        CimType::Sint8 => "i8",
        CimType::Uint16 | CimType::Char16 => "u16",
        CimType::Sint16 => "i16",
        CimType::Uint32 => "u32",
        CimType::Sint32 => "i32",
        CimType::Uint64 => "u64",
        CimType::Sint64 => "i64",
        CimType::Real32 => "f32",
        CimType::Real64 => "f64",
        _ => "String",
    }
}

fn object(code: &mut String, name: &str, wire_name: &str, members: &[Member<'_>]) {
    code.push_str("#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]\n");
    write(code, format_args!("#[serde(rename = {wire_name:?})]\npub struct {name} {{\n"));
    for Member { name, field, data_type, is_key, element, .. } in members {
        let field_type = match (data_type.array, is_key) {
            (Some(_), _) => format!("Vec<{element}>"),
            (None, true) => element.clone(),
            (None, false) => format!("Option<{element}>"),
        };
        let default = if *is_key { "" } else { ", default" };
        write(code, format_args!("#[serde(rename = {name:?}{default})]\npub {field}: {field_type},\n"));
    }
    code.push_str("}\n");
}

/// A newtype with a constant for each value, and their names.
fn value_type(code: &mut String, member: &Member<'_>) {
    if member.values.is_empty() {
        return;
    }
    let raw = raw(member.data_type.cim_type);
    let is_text = raw == "String";
    let name = member.element.rsplit("::").next().unwrap_or_default();
    let copy = if is_text { "" } else { "Copy, " };
    code.push_str("#[derive(Clone, ");
    write(code, format_args!("{copy}Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]\n"));
    write(code, format_args!("#[serde(transparent)]\npub struct {name}(pub {raw});\nimpl {name} {{\n"));
    let mut arms = String::new();
    for (index, value) in member.values.iter().enumerate() {
        let label = value.label.as_deref().unwrap_or(&value.value);
        match value.range {
            _ if is_text => write(&mut arms, format_args!("{:?} => Some({label:?}),\n", &*value.value)),
            Some((first, last)) if first == last => {
                write(code, format_args!("pub const VALUE_{index}: Self = Self({first});\n"));
                write(&mut arms, format_args!("{first} => Some({label:?}),\n"));
            }
            Some((first, last)) => write(&mut arms, format_args!("{first}..={last} => Some({label:?}),\n")),
            None => {}
        }
    }
    let value = if is_text { "&*self.0" } else { "self.0" };
    let signature = "#[allow(unreachable_patterns)]\npub fn name(&self) -> Option<&'static str>";
    write(code, format_args!("{signature} {{\nmatch {value} {{\n{arms}_ => None,\n}}\n}}\n}}\n"));
}

/// Of each method that the class declares, the struct of what goes in and that of what comes out.
fn methods(code: &mut String, schema: &Schema, class: &Class) {
    for (number, method) in class.methods.iter().enumerate().filter(|(_, method)| !method.propagated) {
        let parameter = |(index, parameter): (usize, &'_ mof_model::Parameter)| {
            let element = element(schema, &parameter.data_type, &[], "");
            (index, parameter.name.to_string(), parameter.data_type.clone(), element)
        };
        for (side, is_in) in [("Input", true), ("Output", false)] {
            let chosen = method.parameters.iter().enumerate();
            let chosen: Vec<_> = chosen
                .filter(|(_, parameter)| if is_in { parameter.is_in() } else { parameter.is_out() })
                .map(parameter)
                .collect();
            let members: Vec<Member<'_>> = chosen
                .iter()
                .map(|(index, name, data_type, element)| Member {
                    name,
                    field: format!("field_{index}"),
                    data_type,
                    values: &[],
                    is_key: false,
                    is_own: true,
                    element: element.clone(),
                })
                .collect();
            object(code, &format!("Method{number}{side}"), method.name.as_str(), &members);
        }
    }
}

/// The same code without what it says to serde.
pub(crate) fn without_serde(library: &str) -> String {
    let lines = library.lines().filter(|line| !line.starts_with("#[serde(") && !line.starts_with("use serde::"));
    lines.map(|line| line.replace(", Serialize, Deserialize)]", ")]") + "\n").collect()
}

fn write(code: &mut String, text: std::fmt::Arguments<'_>) {
    code.write_fmt(text).expect("a string takes all that is written");
}
