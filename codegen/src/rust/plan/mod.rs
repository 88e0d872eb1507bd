//! Decides everything about the generated Rust: names, types, tables, documentation. Emitters only print what stands here.
//!
//! Classes are planned in the order of the schema, superclass before subclass, so a subclass can use the value types that its
//! superclass has. What cannot be generated becomes a diagnostic and a line in the documentation of its class.

mod chosen;
mod class;
mod constants;
mod constraints;
mod derives;
mod doc;
mod embedded;
mod enumerations;
mod facts;
mod instances;
mod labels;
mod links;
mod methods;
mod naming;
mod planner;
mod property;
mod renames;
mod shared;
mod short;
mod types;
mod values;

use mof_model::{Class, ClassId, Schema};
use mof_parser::Diagnostic;

use super::embedding::Base;
use super::select::selected;
use super::{Instances, Options};

use naming::Root;
use planner::{ClassNames, Planner};

pub(super) use instances::{InstanceList, InstancePlan, InstanceValue, NamedValues};
pub(super) use methods::{MethodPlan, ParametersPlan};
pub(super) use types::*;

/// Plans a schema.
pub(super) fn plan(schema: &Schema, options: &Options) -> (Plan, Vec<Diagnostic>) {
    let mut planner = Planner::new(schema, options);
    let mut embedded: Vec<Base> = planner.embedding.embedded().into_iter().collect();
    embedded.sort_unstable();
    let selected = name_roots(&mut planner, &embedded);
    embedded::find_families(&mut planner, embedded);
    let mut classes: Vec<ClassPlan> =
        selected.iter().map(|(id, class)| class::plan(&mut planner, *id, class)).collect();
    instances::plan(&mut planner, &selected, &mut classes);
    let lists = if options.instances == Instances::Json { instances::lists(&mut classes) } else { Vec::new() };
    let enumerations = enumerations::plan(&mut planner);
    let families = embedded::families(&planner);
    let has_deprecated = planner.choices.deprecates();
    let doc = options.documentation.of(|| vec!["All classes, to find one by its name at run time.".to_owned()]);
    let mut plan = Plan { doc, classes, families, enumerations, lists, has_deprecated };
    derives::decide(&mut planner, &mut plan);
    // A reader looks for names. Whatever depends on the order of the schema is decided by now.
    plan.classes.sort_by(|one, other| one.module.cmp(&other.module));
    planner.diagnostics.extend(planner.choices.unused(schema, |id| planner.names.contains_key(&id)));
    (plan, planner.diagnostics)
}

/// Gives the names of everything that has a module, and tells which classes are generated.
fn name_roots<'a>(planner: &mut Planner<'a>, embedded: &[Base]) -> Vec<(ClassId, &'a Class)> {
    let schema = planner.schema;
    let is_embedded = |id: ClassId| embedded.binary_search(&Base::Declared(id)).is_ok();
    let mut classes: Vec<(ClassId, &Class)> =
        schema.types().filter(|(id, class)| has_content(class) || is_embedded(*id)).collect();
    let selected = selected(schema, &planner.embedding, &planner.choices, planner.options);
    planner.keep_chosen_names(classes.iter().filter(|(id, _)| selected.contains(id)));
    let mut roots: Vec<Root> =
        classes.iter().map(|(id, class)| Root::of_class(planner, *id, class, selected.contains(id))).collect();
    roots.extend(embedded.iter().filter_map(|base| Root::of_undeclared(planner, base)));
    let enumerations = enumerations::roots(planner);
    roots.extend(enumerations);
    planner.name_roots(roots);
    planner.names.retain(|id, _| selected.contains(id));
    classes.retain(|(id, _)| selected.contains(id));
    classes
}

/// Whether there is anything to hold or to name: an abstract class without features is only a name that its subclasses carry.
fn has_content(class: &Class) -> bool {
    !class.is_abstract() || !class.properties.is_empty() || !class.methods.is_empty()
}
