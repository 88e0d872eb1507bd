//! Schema to Rust: types, tables and value types.
//!
//! Two steps: `plan` decides every name, type and word of documentation; `emit` prints what was decided. `docs/generated-code.md`
//! of the project describes the result and the reasons.

pub(crate) mod choice;
mod emit;
mod format;
pub(crate) mod names;
mod options;
mod plan;
mod runtime_module;
mod select;
mod words;

use mof_model::{Schema, Valid};
use mof_parser::Diagnostic;
use proc_macro2::TokenStream;
use quote::quote;

use crate::Output;
use plan::{ClassPlan, Plan};

pub use options::{
    DateTimeType, Documentation, Layout, LazyProperties, Methods, Nullability, Options, Runtime, ValueTypes,
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
    let (plan, diagnostics) = plan::plan(&schema, options);
    let code = Code { runtime: options.runtime };
    let output = match &options.layout {
        Layout::SingleFile(name) => code.single_file(&plan, name),
        Layout::Modules => code.modules(&plan),
    };
    Generated { output, diagnostics: options.levels.apply(diagnostics) }
}

/// What files are made from that belong to no single class.
const SCHEMA: &str = "a MOF schema";

/// What code becomes text, and files.
#[derive(Clone, Copy)]
struct Code {
    runtime: Runtime,
}

impl Code {
    fn single_file(self, plan: &Plan, name: &str) -> Output {
        let mut code = String::new();
        let mut add = |module: &str, declaration: TokenStream, content: TokenStream| {
            let content = format::indented(&format::items(content));
            let whole = format!("pub mod {module} {{\n{content}}}\n");
            code += if code.is_empty() { "" } else { "\n" };
            code += &format::items(declaration).replacen(&format!("pub mod {module};\n"), &whole, 1);
        };
        for class in &plan.classes {
            add(&class.module, self.located(emit::class_module(class)), self.class_items(class));
        }
        if let Some(features) = self.runtime_module() {
            add(runtime_module::NAME, runtime_module::declaration(), runtime_module::items(features));
        }
        let mut output = Output::default();
        output.insert(name, format::file(SCHEMA, &code));
        output
    }

    fn modules(self, plan: &Plan) -> Output {
        let mut output = Output::folder();
        let mut declarations: TokenStream = plan.classes.iter().map(emit::class_module).collect();
        if let Some(features) = self.runtime_module() {
            declarations = self.located(declarations);
            declarations.extend(runtime_module::declaration());
            let runtime = format::items(runtime_module::items(features));
            output.insert(format!("{}.rs", runtime_module::NAME), format::file("the runtime of mofc", &runtime));
        }
        output.insert("mod.rs", format::file(SCHEMA, &format::items(declarations)));
        for class in &plan.classes {
            let from = format!("class {}", class.wire_name);
            let code = format::items(self.class_items(class));
            output.insert(format!("{}.rs", class.module), format::file(&from, &code));
        }
        output
    }

    fn class_items(self, class: &ClassPlan) -> TokenStream {
        let import = self.runtime_module().map(|_| runtime_module::import());
        let items = self.located(emit::class_items(class));
        quote!(#import #items)
    }

    /// The code with the runtime's paths as they are where it stands.
    fn located(self, code: TokenStream) -> TokenStream {
        if self.runtime_module().is_some() { runtime_module::located(code) } else { code }
    }

    /// The features of the runtime, where that is a module of the output.
    fn runtime_module(self) -> Option<&'static [&'static str]> {
        match self.runtime {
            Runtime::Crate => None,
            Runtime::Module => Some(&[]),
            Runtime::ModuleWithSerde => Some(&["serde"]),
        }
    }
}
