//! A syntax tree as MOF text that parses to an equal tree.
//!
//! Declarations come out well formed: a qualifier list above what it qualifies, long texts broken into adjacent strings, four blanks
//! of indentation. Comments are not part of the tree, so this is for trees that come from elsewhere, such as SDK pages; it is no
//! formatter of source text.
//!
//! ```
//! use mof_parser::{Dialect, SourceMap, parse, write::write};
//!
//! let mut sources = SourceMap::default();
//! let file = sources.add("a.mof", "[Abstract]Class A:B{[Key,Description(\"Who\")]String Name;};");
//! let tree = parse(sources.file(file), Dialect::Standard).specification;
//!
//! assert_eq!(write(&tree), "\
//! [Abstract]
//! class A : B
//! {
//!     [Key, Description(\"Who\")]
//!     string Name;
//! };
//! ");
//! ```

mod literal;
mod mof3;
mod qualifier;

use crate::ast::{
    Array, ClassDeclaration, CompilerDirective, DataType, Feature, InstanceDeclaration, MethodDeclaration,
    MofProduction, MofSpecification, Name, ParameterDeclaration, PropertyDeclaration, QualifierDeclaration, TypeKind,
    Value, ValueInitializer, ValueKind,
};

/// Writes a file's syntax tree.
pub fn write(specification: &MofSpecification) -> String {
    let productions: Vec<_> = specification.productions.iter().map(production).collect();
    productions.join("\n")
}

/// Writes one production, with a line end.
pub fn production(production: &MofProduction) -> String {
    let mut out = Writer::default();
    match production {
        MofProduction::Directive(directive) => out.directive(directive),
        MofProduction::Class(class) => out.class(class),
        MofProduction::Enumeration(enumeration) => out.enumeration(enumeration),
        MofProduction::QualifierType(declaration) => out.qualifier_declaration(declaration),
        MofProduction::Instance(instance) => out.instance(instance),
        MofProduction::Method(method) => out.method(method),
        MofProduction::Error(_) => out.line("// (text that is no declaration)"),
    }
    out.text
}

/// Collects text line by line at an indentation.
#[derive(Default)]
struct Writer {
    text: String,
    depth: usize,
}

/// One level of indentation.
const INDENT: &str = "    ";

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(&INDENT.repeat(self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn block(&mut self, close: &str, inside: impl FnOnce(&mut Self)) {
        self.line("{");
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line(close);
    }

    fn directive(&mut self, directive: &CompilerDirective) {
        let arguments: Vec<_> = directive.arguments.iter().map(|argument| self.value(argument)).collect();
        let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
        self.line(&format!("#pragma {}{arguments}", directive.name.text));
    }

    fn class(&mut self, class: &ClassDeclaration) {
        self.qualifiers(&class.qualifiers);
        let alias = alias(class.alias.as_ref());
        let superclass = class.superclass.as_ref().map(|name| format!(" : {}", name.text)).unwrap_or_default();
        self.line(&format!("{} {}{alias}{superclass}", class.keyword.keyword(), class.name.text));
        self.block("};", |out| {
            for (index, feature) in class.features.iter().enumerate() {
                if index > 0 {
                    out.text.push('\n');
                }
                out.feature(feature);
            }
        });
    }

    fn feature(&mut self, feature: &Feature) {
        match feature {
            Feature::Property(property) => self.property(property),
            Feature::Method(method) => self.method(method),
            Feature::Structure(structure) => self.class(structure),
            Feature::Enumeration(enumeration) => self.enumeration(enumeration),
            Feature::Error(_) => self.line("// (text that is no property or method)"),
        }
    }

    fn property(&mut self, property: &PropertyDeclaration) {
        self.qualifiers(&property.qualifiers);
        let default = self.initializer(property.default.as_ref());
        let remark = property.remark.as_ref().map(|remark| literal::comment(&remark.text)).unwrap_or_default();
        let element = element(&property.data_type, &property.name, property.array.as_ref());
        self.line(&format!("{element}{default};{remark}"));
    }

    fn method(&mut self, method: &MethodDeclaration) {
        self.qualifiers(&method.qualifiers);
        let head = element(&method.return_type, &method.name, method.array.as_ref());
        if method.parameters.is_empty() {
            return self.line(&format!("{head}();"));
        }
        self.line(&format!("{head}("));
        self.depth += 1;
        for (index, parameter) in method.parameters.iter().enumerate() {
            let end = if index + 1 == method.parameters.len() { ");" } else { "," };
            self.parameter(parameter, end);
        }
        self.depth -= 1;
    }

    /// A parameter, behind its qualifiers where these leave room for it.
    fn parameter(&mut self, parameter: &ParameterDeclaration, end: &str) {
        let default = self.initializer(parameter.default.as_ref());
        let element = element(&parameter.data_type, &parameter.name, parameter.array.as_ref());
        let declaration = format!("{element}{default}{end}");
        match self.on_one_line(&parameter.qualifiers, &format!(" {declaration}")) {
            Some(one_line) if !parameter.qualifiers.is_empty() => self.line(&one_line),
            _ => {
                self.qualifiers(&parameter.qualifiers);
                self.line(&declaration);
            }
        }
    }

    fn qualifier_declaration(&mut self, declaration: &QualifierDeclaration) {
        self.qualifiers(&declaration.qualifiers);
        let array = array(declaration.array.as_ref());
        let default = self.initializer(declaration.default.as_ref());
        let flavors: Vec<_> = declaration.flavors.iter().map(|node| node.flavor.keyword()).collect();
        let Some(data_type) = &declaration.data_type else {
            return self.line(&format!("Qualifier {} : {};", declaration.name.text, flavors.join(" ")));
        };
        let scopes: Vec<_> = declaration.scopes.iter().map(|node| node.scope.keyword()).collect();
        let policies: Vec<_> = declaration.policies.iter().map(|node| node.flavor.keyword()).collect();
        let separator = if policies.is_empty() { "," } else { "" };
        let listed = |name: &str, words: &[&str]| match words {
            [] => String::new(),
            words => format!("{separator} {name}({})", words.join(", ")),
        };
        let name = &declaration.name.text;
        let parts = [listed("Scope", &scopes), listed("Flavor", &flavors), listed("Policy", &policies)].concat();
        self.line(&format!("Qualifier {name} : {}{array}{default}{parts};", type_name(data_type)));
    }

    fn instance(&mut self, instance: &InstanceDeclaration) {
        self.qualifiers(&instance.qualifiers);
        self.line(&head(instance));
        self.block("};", |out| instance.properties.iter().for_each(|property| out.value_initializer(property)));
    }

    fn value_initializer(&mut self, property: &ValueInitializer) {
        self.qualifiers(&property.qualifiers);
        let value = self.initializer(property.value.as_ref());
        self.line(&format!("{}{value};", property.name.text));
    }

    fn initializer(&self, value: Option<&Value>) -> String {
        value.map(|value| format!(" = {}", self.value(value))).unwrap_or_default()
    }

    fn value(&self, value: &Value) -> String {
        match &value.kind {
            ValueKind::Array(values) => {
                let values: Vec<_> = values.iter().map(|value| self.value(value)).collect();
                format!("{{{}}}", values.join(", "))
            }
            ValueKind::Instance(instance) => self.nested_instance(instance),
            kind => literal::constant(kind),
        }
    }

    /// An instance as a value has no `;` after its `}`.
    fn nested_instance(&self, instance: &InstanceDeclaration) -> String {
        let mut out = Self { text: String::new(), depth: self.depth + 1 };
        out.line(&head(instance));
        out.block("}", |out| instance.properties.iter().for_each(|property| out.value_initializer(property)));
        out.text.trim().to_owned()
    }
}

/// `instance of C as $Alias`, `value of S as $Alias`
fn head(instance: &InstanceDeclaration) -> String {
    format!("{} of {}{}", instance.keyword.keyword(), instance.class.text, alias(instance.alias.as_ref()))
}

fn element(data_type: &DataType, name: &Name, brackets: Option<&Array>) -> String {
    format!("{} {}{}", type_name(data_type), name.text, array(brackets))
}

/// A type as MOF writes it.
pub fn type_name(data_type: &DataType) -> String {
    match &data_type.kind {
        TypeKind::Intrinsic(intrinsic) => intrinsic.keyword().to_owned(),
        TypeKind::Reference(class) => format!("{} REF", class.text),
        TypeKind::Class(class) => class.text.clone(),
        TypeKind::Object => "object".to_owned(),
        TypeKind::Void => "void".to_owned(),
    }
}

fn array(array: Option<&Array>) -> String {
    match array {
        None => String::new(),
        Some(Array { size: None, .. }) => "[]".to_owned(),
        Some(Array { size: Some(size), .. }) => format!("[{size}]"),
    }
}

fn alias(alias: Option<&Name>) -> String {
    alias.map(|alias| format!(" as ${}", alias.text)).unwrap_or_default()
}
