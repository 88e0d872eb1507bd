//! Plans the methods of a class: for each a struct of what goes in and one of what comes out.
//!
//! To all else the two are classes, whose properties are the parameters, as WMI has it. So whatever is done for properties is done for
//! parameters. A method has its structs in the module of the class that declares it, or overrides it; where that class is not generated,
//! in that of the first of its subclasses that is.

mod doc;

use std::collections::HashSet;
use std::sync::Arc;

use mof_model::{CimName, Class, ClassId, Method, Parameter, Property, Qualifier, Type};
use mof_parser::{Diagnostic, Span};

use super::property::{self, FieldContext};
use super::{Attributes, ItemPath, Planner, PropertyPlan, Shape, embedded};
use crate::codes;

/// A method with its two structs.
#[derive(Debug)]
pub(in crate::rust) struct MethodPlan {
    pub(in crate::rust) wire_name: String,
    pub(in crate::rust) is_static: bool,
    pub(in crate::rust) input: ParametersPlan,
    pub(in crate::rust) output: ParametersPlan,
}

/// The struct of what goes into a method or comes out of it.
#[derive(Debug)]
pub(in crate::rust) struct ParametersPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) attributes: Attributes,
    pub(in crate::rust) properties: Vec<PropertyPlan>,
}

/// The methods whose structs stand in the module of a class.
pub(super) fn own<'a>(planner: &Planner<'_>, class: &'a Class) -> Vec<&'a Method> {
    let base = base_class(planner, class).map(|id| &planner.schema[id]);
    let declared: HashSet<Span> = base.iter().flat_map(|base| &base.methods).map(|method| method.span).collect();
    let is_own = |method: &&Method| !declared.contains(&method.span) && planner.has_method(class, method);
    class.methods.iter().map(AsRef::as_ref).filter(is_own).collect()
}

/// Plans the methods whose structs stand in the module of a class.
pub(super) fn plan<'a>(
    planner: &mut Planner<'_>,
    context: &mut FieldContext<'a>,
    own: &[&'a Method],
) -> Vec<MethodPlan> {
    own.iter().map(|method| method_plan(planner, context, method)).collect()
}

/// The nearest superclass with a table from which a class inherits methods.
pub(super) fn base(planner: &Planner<'_>, id: ClassId) -> Option<ItemPath> {
    let base = base_class(planner, &planner.schema[id])?;
    let class = &planner.schema[base];
    let has_methods = class.methods.iter().any(|method| planner.has_method(class, method));
    has_methods.then(|| embedded::struct_path(planner, id, base))
}

fn base_class(planner: &Planner<'_>, class: &Class) -> Option<ClassId> {
    let superclass = |class: &Class| class.superclass.as_ref()?.id;
    let ancestors = std::iter::successors(superclass(class), |id| superclass(&planner.schema[*id]));
    ancestors.into_iter().find(|id| planner.names.contains_key(id))
}

fn method_plan<'a>(planner: &mut Planner<'_>, context: &mut FieldContext<'a>, method: &'a Method) -> MethodPlan {
    let [input_name, output_name] = ["Input", "Output"].map(|ending| context.types.of_method(method) + ending);
    context.method = Some(method);
    context.fields = planner.name_parameters(context.class, method);
    let input = input(planner, context, method);
    let output = output(planner, context, method);
    context.method = None;
    let class_name = planner.names[&context.id].type_name.as_str();
    let structs = doc::Structs { class: class_name, input: &input_name, output: &output_name };
    let input_doc = planner.doc(context, |prose| doc::input(prose, context, method, structs));
    let output_doc = planner.doc(context, |_| doc::output(context, method, structs, &output));
    let attributes = planner.attributes_of_method(context.class, method);
    MethodPlan {
        wire_name: method.name.to_string(),
        is_static: method.qualifiers.is_true("Static"),
        input: ParametersPlan { doc: input_doc, name: input_name, attributes: attributes.clone(), properties: input },
        output: ParametersPlan { doc: output_doc, name: output_name, attributes, properties: output },
    }
}

/// All that goes in can be left out, an array too: what is not set takes its default.
fn input(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, method: &Method) -> Vec<PropertyPlan> {
    let parameters = method.parameters.iter().filter(|parameter| parameter.is_in());
    let plans = parameters.map(|parameter| {
        let plan = parameter_plan(planner, context, parameter);
        let shape = match plan.shape {
            Shape::List | Shape::OptionalList => Shape::OptionalList,
            Shape::OptionalElements => Shape::OptionalElements,
            Shape::Plain | Shape::Optional => Shape::Optional,
        };
        PropertyPlan { shape, ..plan }
    });
    plans.collect()
}

/// What comes out, with the return value at the end; its field has its plain name all the same.
fn output(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, method: &Method) -> Vec<PropertyPlan> {
    let returned = method.return_type.as_ref().map(|data_type| {
        let property = return_value(context.class, method, data_type);
        let plan = property::plan(planner, context, &property);
        let doc = planner.doc(context, |prose| doc::return_value(prose, context, method, &property, &plan));
        PropertyPlan { uses: Vec::new(), doc, ..plan }
    });
    let mut plans = Vec::new();
    for parameter in method.parameters.iter().filter(|parameter| parameter.is_out()) {
        if returned.is_some() && parameter.name.is(RETURN_VALUE) {
            planner.diagnostics.push(shadowed(context.class, method, parameter));
        } else {
            let reported = planner.diagnostics.len();
            plans.push(parameter_plan(planner, context, parameter));
            // What planning reports is about the parameter, not about the way it goes, so one that goes both ways was reported.
            if parameter.is_in() {
                planner.diagnostics.truncate(reported);
            }
        }
    }
    plans.into_iter().chain(returned).collect()
}

fn shadowed(class: &Class, method: &Method, parameter: &Parameter) -> Diagnostic {
    let message = format!(
        "out-parameter `{}` of method `{}.{}` has no field, since the return value has its name",
        parameter.name, class.name, method.name
    );
    Diagnostic::new(codes::PARAMETER_SHADOWED, parameter.span, message)
}

fn parameter_plan(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, parameter: &Parameter) -> PropertyPlan {
    let property = as_property(context.class, parameter);
    let plan = property::plan(planner, context, &property);
    let doc = planner.doc(context, |prose| doc::parameter(prose, context, parameter, &property, &plan));
    PropertyPlan { uses: Vec::new(), doc, ..plan }
}

/// The name on the wire of what a method returns.
pub(super) const RETURN_VALUE: &str = "ReturnValue";

fn as_property(class: &Class, parameter: &Parameter) -> Property {
    Property {
        name: parameter.name.clone(),
        data_type: parameter.data_type.clone(),
        class_origin: class.name.clone(),
        propagated: false,
        default: parameter.default.clone(),
        qualifiers: parameter.qualifiers.clone(),
        values: Arc::clone(&parameter.values),
        bits: parameter.bits.clone(),
        span: parameter.span,
        name_span: parameter.span,
    }
}

/// The qualifiers of a method are those of what it returns as well, but for what they say about the method.
fn return_value(class: &Class, method: &Method, data_type: &Type) -> Property {
    let is_of_value =
        |qualifier: &&Qualifier| !["Description", "Deprecated"].iter().any(|name| qualifier.name.is(name));
    let qualifiers = method.qualifiers.iter().filter(is_of_value);
    Property {
        name: CimName::from(RETURN_VALUE),
        data_type: data_type.clone(),
        class_origin: class.name.clone(),
        propagated: false,
        default: None,
        qualifiers: qualifiers.cloned().collect(),
        values: Arc::clone(&method.values),
        bits: Vec::new(),
        span: method.span,
        name_span: method.name_span,
    }
}
