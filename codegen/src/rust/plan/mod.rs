//! Decides everything about the generated Rust: names, types, tables, documentation. Emitters only print what stands here.
//!
//! Classes are planned in the order of the schema, superclass before subclass, so a subclass can use the value types that its
//! superclass has. What cannot be generated becomes a diagnostic and a line in the documentation of its class.

mod chosen;
mod class;
mod constants;
mod constraints;
mod doc;
mod embedded;
mod facts;
mod instances;
mod links;
mod methods;
mod naming;
mod planner;
mod property;
mod renames;
mod types;
mod values;

use mof_model::{Class, ClassId, Schema};
use mof_parser::Diagnostic;

use super::Options;
use super::select::selected;

use planner::{ClassNames, Planner};

pub(super) use embedded::{AnyPlan, VariantPlan, embedded_class};
pub(super) use instances::{InstancePlan, InstanceValue, NamedValues};
pub(super) use methods::{MethodPlan, ParametersPlan};
pub(super) use types::*;

/// Plans a schema.
pub(super) fn plan(schema: &Schema, options: &Options) -> (Plan, Vec<Diagnostic>) {
    let embedded = embedded::embedded_classes(schema, schema.types());
    let is_generated = |(id, class): &(ClassId, &Class)| has_content(class) || embedded.contains(id);
    let generated: Vec<(ClassId, &Class)> = schema.types().filter(is_generated).collect();
    let mut planner = Planner::new(schema, options);
    let selected = selected(schema, &planner.choices, options);
    let is_selected = |(id, _): &&(ClassId, &Class)| selected.contains(id);
    planner.keep_chosen_names(generated.iter().filter(is_selected));
    planner.name_classes(&generated, &selected);
    let selected: Vec<(ClassId, &Class)> = generated.iter().filter(is_selected).copied().collect();
    planner.find_subclasses(&embedded, &selected);
    let mut classes: Vec<ClassPlan> =
        selected.iter().map(|(id, class)| class::plan(&mut planner, *id, class)).collect();
    instances::plan(&mut planner, &selected, &mut classes);
    // A reader looks for names. Whatever depends on the order of the schema is decided by now.
    classes.sort_by(|one, other| one.module.cmp(&other.module));
    planner.diagnostics.extend(planner.choices.unused(schema, |id| planner.names.contains_key(&id)));
    let doc = options.documentation.of(|| vec!["All classes, to find one by its name at run time.".to_owned()]);
    (Plan { doc, classes }, planner.diagnostics)
}

/// Whether there is anything to hold or to name: an abstract class without features is only a name that its subclasses carry.
fn has_content(class: &Class) -> bool {
    !class.is_abstract() || !class.properties.is_empty() || !class.methods.is_empty()
}
