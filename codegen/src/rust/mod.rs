//! Schema to Rust: types, tables and value types.
//!
//! Two steps: `plan` decides every name, type and word of documentation; `emit` prints what was decided. `docs/generated-code.md`
//! of the project describes the result and the reasons.

mod aside;
pub(crate) mod choice;
mod emit;
mod format;
mod json;
pub(crate) mod names;
mod options;
mod plan;
mod select;
mod words;

use mof_model::{Schema, Valid};
use mof_parser::Diagnostic;

use crate::Output;
use aside::Aside;
use plan::{ClassPlan, Plan};

pub use options::{
    DateTimeType, Documentation, Instances, Layout, LazyProperties, Methods, Nullability, Options, Runtime, ValueTypes,
};

/// Generated Rust.
#[derive(Debug)]
pub struct Generated {
    /// The files.
    pub output: Output,
    /// What could not be generated, or not under its plain name.
    pub diagnostics: Vec<Diagnostic>,
}

/// Generates Rust for all classes of a schema.
///
/// ```
/// use mof_codegen::rust::{Options, generate};
///
/// let mut compiler = mof_model::Compiler::new();
/// compiler.text("person.mof", "class ACME_Person { [Key] string Name; uint8 Age; };");
/// let compilation = compiler.compile();
/// let schema = compilation.valid_schema().expect("nothing is wrong with it");
///
/// let generated = generate(schema, &Options::default());
/// let code = generated.output.get("mof.rs").expect("the default name");
/// assert!(code.contains("pub age: ::core::option::Option<u8>,"));
/// ```
pub fn generate(schema: Valid<&Schema>, options: &Options) -> Generated {
    let (mut plan, diagnostics) = plan::plan(&schema, options);
    let mut output = match &options.layout {
        Layout::SingleFile(name) => single_file(&mut plan, name),
        Layout::Modules => modules(&mut plan),
    };
    if options.instances == Instances::Json {
        for class in plan.classes.iter().filter(|class| !class.instances.is_empty()) {
            output.insert(format!("{}.json", class.module), json::list(class));
        }
    }
    Generated { output, diagnostics: options.levels.apply(diagnostics) }
}

/// What files are made from that belong to no single class.
const SCHEMA: &str = "a MOF schema";

fn single_file(plan: &mut Plan, name: &str) -> Output {
    let mut code = String::new();
    for class in &mut plan.classes {
        let declaration = format!("pub mod {};\n", class.module);
        let content = format::indented(&module_content(class));
        let module = format!("pub mod {} {{\n{content}}}\n", class.module);
        code += if code.is_empty() { "" } else { "\n" };
        code += &format::items(emit::class_module(class)).replacen(&declaration, &module, 1);
    }
    code += if code.is_empty() { "" } else { "\n" };
    code += &format::items(emit::schema(plan));
    let mut output = Output::default();
    output.insert(name, format::file(SCHEMA, &code));
    output
}

fn modules(plan: &mut Plan) -> Output {
    let mut output = Output::folder();
    let declarations = plan.classes.iter().map(emit::class_module).chain([emit::schema(plan)]).collect();
    output.insert("mod.rs", format::file(SCHEMA, &format::items(declarations)));
    for class in &mut plan.classes {
        let from = format!("class {}", class.wire_name);
        output.insert(format!("{}.rs", class.module), format::file(&from, &module_content(class)));
    }
    output
}

/// What stands in the module of a class.
fn module_content(class: &mut ClassPlan) -> String {
    let documentation = Aside::take(class);
    documentation.put_back(&format::items(emit::class_items(class)))
}
