//! Structure values: S307 (DSP0221 7.5.9, 7.6.2).

use hashbrown::{HashMap, HashSet};
use mof_parser::ast::{self, InstanceDeclaration, InstanceKeyword, ValueInitializer, ValueKind};
use mof_parser::{Diagnostic, Severity};

use crate::codes;
use crate::compiler::World;
use crate::name::{CimName, NameMap, Named};
use crate::report::Reports;
use crate::resolve::{Declarations, ResolvedClass, is_open};
use crate::schema::{Class, ClassId, Schema};

/// Checks all structure values: those with an alias, and those nested in instances and default values.
pub(super) fn check(
    schema: &Schema,
    declarations: &Declarations<'_>,
    classes: &[ResolvedClass<'_>],
    world: World,
    reports: &mut Reports,
) {
    let incomplete = classes.iter().filter(|class| !class.ancestry_known).map(|class| class.id).collect();
    let mut checks =
        StructureValues { schema, namespace: None, world, incomplete, properties: HashMap::new(), reports };
    for declared in declarations.structure_values.iter().chain(&declarations.instances) {
        checks.namespace = declared.namespace.as_ref();
        checks.instance(None, declared.declaration);
    }
    for class in classes {
        checks.namespace = class.declared.namespace.as_ref();
        let declaration = class.declared.declaration;
        let defaults = declaration.properties().filter_map(|property| property.default.as_ref());
        let parameters = declaration.methods().flat_map(|method| &method.parameters);
        for value in defaults.chain(parameters.filter_map(|parameter| parameter.default.as_ref())) {
            checks.value(Some(class.id), value);
        }
    }
}

struct StructureValues<'c> {
    schema: &'c Schema,
    namespace: Option<&'c CimName>,
    world: World,
    /// The classes that may have more properties than are known.
    incomplete: HashSet<ClassId>,
    /// The properties of the classes met so far.
    properties: HashMap<ClassId, HashSet<CimName>>,
    reports: &'c mut Reports,
}

impl StructureValues<'_> {
    /// The values in a value, which stands in the body of a class or of a value of one.
    fn value(&mut self, body: Option<ClassId>, value: &ast::Value) {
        match &value.kind {
            ValueKind::Array(elements) => elements.iter().for_each(|element| self.value(body, element)),
            ValueKind::Instance(instance) => self.instance(body, instance),
            _ => {}
        }
    }

    fn instance(&mut self, body: Option<ClassId>, instance: &InstanceDeclaration) {
        let class = self.schema.class_id_within(body, self.namespace, &instance.class.text);
        if instance.keyword == InstanceKeyword::Value {
            match class {
                Some(class) => self.check_properties(class, instance),
                None => self.report_unknown(instance),
            }
            self.check_repeated(instance);
        }
        for value in instance.properties.iter().filter_map(|initializer| initializer.value.as_ref()) {
            self.value(class, value);
        }
    }

    fn report_unknown(&mut self, instance: &InstanceDeclaration) {
        let name = &instance.class;
        let names = self.schema.classes.iter().map(|class| class.name.as_str());
        let meant = self.reports.closest(&name.text, names);
        let message = format!("`{}` is not declared", name.text);
        let diagnostic = Diagnostic::new(codes::STRUCTURE_VALUE, *name.span, message);
        let severity = if is_open(name, self.world, self.reports) { Severity::Note } else { Severity::Error };
        self.reports.report_as(
            severity,
            match meant {
                Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
                None => diagnostic.help("add the file that declares it to the inputs"),
            },
        );
    }

    fn check_properties(&mut self, id: ClassId, instance: &InstanceDeclaration) {
        let class = &self.schema[id];
        if self.incomplete.contains(&id) || self.reports.has_errors_within(class.span) {
            return;
        }
        let names = || class.properties.iter().map(|property| property.name.clone()).collect();
        let known = self.properties.entry(id).or_insert_with(names);
        let is_unknown = |written: &&ValueInitializer| !known.contains(&Named(&written.name.text));
        let unknown: Vec<_> = instance.properties.iter().filter(is_unknown).collect();
        for written in unknown {
            self.report_no_property(class, written);
        }
    }

    fn report_no_property(&mut self, class: &Class, written: &ValueInitializer) {
        let (name, what) = (&written.name.text, if class.is_structure() { "structure" } else { "class" });
        let message = format!("{what} `{}` has no property `{name}`", class.name);
        let diagnostic = Diagnostic::new(codes::STRUCTURE_VALUE, *written.name.span, message);
        let diagnostic = diagnostic.label(class.name_span, "declared here");
        let meant = self.reports.closest(name, class.properties.iter().map(|property| property.name.as_str()));
        self.reports.report(match meant {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
            None => diagnostic.help("remove it, or declare the property"),
        });
    }

    fn check_repeated(&mut self, instance: &InstanceDeclaration) {
        let mut first: NameMap<mof_parser::Span> = NameMap::new();
        for written in &instance.properties {
            let place = *first.entry(written.name.text.as_str().into()).or_insert(*written.name.span);
            if place != *written.name.span {
                let message = format!("property `{}` has two values", written.name.text);
                let diagnostic = Diagnostic::new(codes::STRUCTURE_VALUE, *written.name.span, message);
                self.reports.report(diagnostic.label(place, "the first one").help("remove one of the two"));
            }
        }
    }
}
