//! Which types the values of a class's properties have, and under which names.
//!
//! Each property, parameter and return value with named values has a type of its own name. Where two hold the same, there is one type, and
//! the other name stands for it as well. So code that uses a name compiles whichever of them is the type, and neither a property that is
//! added in front nor a table that changes alters what another is called.

use std::collections::HashMap;
use std::sync::Arc;

use mof_model::Property;
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::property::FieldContext;
use super::{AliasPlan, Attributes, Planner, Table, ValueTypePath, ValueTypePlan, doc, renames, values};

/// The types of values in the module of a class.
#[derive(Default)]
pub(super) struct ValueModule {
    pub(super) types: Vec<ValueTypePlan>,
    pub(super) aliases: Vec<AliasPlan>,
    /// The type that each content has.
    by_content: HashMap<Arc<Content>, ValueTypePath>,
    /// The types of properties, inherited ones too, and of parameters, by name. A parameter that goes both ways has one type.
    pub(super) by_feature: HashMap<String, Shared>,
}

/// A type with what it holds.
#[derive(Clone)]
pub(super) struct Shared {
    pub(super) path: ValueTypePath,
    content: Arc<Content>,
}

impl Shared {
    /// The same for the module of another class.
    pub(super) fn seen_from_outside(&self, module: &str) -> Self {
        let mut seen = self.clone();
        seen.path.module.get_or_insert_with(|| module.to_owned());
        seen
    }
}

/// What two types of values can differ in besides their names.
#[derive(PartialEq, Eq, Hash)]
struct Content {
    cim_type: CimType,
    table: Table,
    attributes: Attributes,
    /// The names of all constants, where the user chose some.
    names: Vec<String>,
}

/// The type for the values of a property that have names, as the module of the class calls it.
pub(super) fn element(
    planner: &mut Planner<'_>,
    context: &mut FieldContext<'_>,
    property: &Property,
) -> Option<ValueTypePath> {
    let name = context.named(property).name.to_string();
    if let Some(known) = context.values.by_feature.get(&name) {
        return Some(known.path.clone());
    }
    let inherited = context.chosen_for(|class| planner.inherited_values(class, property.name.as_str()));
    let shared = match inherited {
        Some(inherited) if property.propagated && !planner.choices.speak_of_values() => inherited,
        inherited => {
            let candidate = Candidate::new(planner, context, property)?;
            place(planner, context, property, candidate, inherited)
        }
    };
    let path = shared.path.clone();
    context.values.by_feature.insert(name, shared);
    Some(path)
}

/// A type that is made unless there is one that holds the same.
struct Candidate {
    content: Arc<Content>,
    plan: Option<(ValueTypePlan, Vec<Diagnostic>)>,
}

impl Candidate {
    /// Constants are named here only where the user chooses names, since that takes long.
    fn new(planner: &mut Planner<'_>, context: &FieldContext<'_>, property: &Property) -> Option<Self> {
        let table = values::table(&context.named(property), &mut planner.diagnostics)?;
        let attributes = context.chosen_for(|class| planner.attributes_of_values(class, property));
        let plan = (!planner.choices.rename.is_empty()).then(|| plan(planner, context, property, table.clone()));
        let constants = plan.iter().flat_map(|(plan, _)| &plan.constants);
        let names = constants.map(|constant| constant.name.clone()).collect();
        let cim_type = property.data_type.cim_type;
        Some(Self { content: Arc::new(Content { cim_type, table, attributes, names }), plan })
    }
}

/// A type without its name, and what is wrong with the names that the user chose for its constants.
fn plan(
    planner: &Planner<'_>,
    context: &FieldContext<'_>,
    property: &Property,
    table: Table,
) -> (ValueTypePlan, Vec<Diagnostic>) {
    let named = context.named(property);
    let mut plan = values::plan(planner, property.data_type.cim_type, table, |table, form| {
        planner.doc(context, |prose| doc::value_type(prose, context.class, &named, table, form))
    });
    let reports = context.chosen_for(|class| renames::rename_constants(planner, class, property, &mut plan));
    (plan, reports)
}

/// Finds the type that holds the same, in the superclass or in this module, or makes one.
fn place(
    planner: &mut Planner<'_>,
    context: &mut FieldContext<'_>,
    property: &Property,
    Candidate { content, plan }: Candidate,
    inherited: Option<Shared>,
) -> Shared {
    let inherited = inherited.filter(|inherited| inherited.content == content);
    if let Some(inherited) = inherited.as_ref().filter(|_| property.propagated) {
        return inherited.clone();
    }
    let name = context.types.of_values(context.method, property);
    let path = ValueTypePath { module: None, name: name.clone(), kind: content.table.kind() };
    let same = inherited.map(|inherited| inherited.path).or_else(|| context.values.by_content.get(&content).cloned());
    if let Some(stands_for) = same {
        context.values.aliases.push(AliasPlan { name, stands_for });
    } else {
        let (plan, reports) = plan.unwrap_or_else(|| self::plan(planner, context, property, content.table.clone()));
        planner.diagnostics.extend(reports);
        let attributes = content.attributes.clone();
        context.values.types.push(ValueTypePlan { name, attributes, ..plan });
    }
    context.values.by_content.entry(Arc::clone(&content)).or_insert_with(|| path.clone());
    Shared { path, content }
}
