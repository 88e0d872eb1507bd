//! Items to files: one file with modules in it, or a folder of modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::aside::Aside;
use super::plan::{ClassPlan, Plan};
use super::{Layout, Options, Runtime, emit, format, json, runtime_module};
use crate::Output;

/// What files are made from that belong to no single class.
const SCHEMA: &str = "a MOF schema";

/// The files of a plan.
pub(super) fn output(mut plan: Plan, options: &Options) -> Output {
    let code = Code { runtime: features(options.runtime) };
    let mut output = match &options.layout {
        Layout::SingleFile(name) => code.single_file(&mut plan, name),
        Layout::Modules => code.modules(&mut plan),
    };
    for list in &plan.lists {
        output.insert(format!("{}.json", list.module), json::list(list));
    }
    output
}

/// The features of the runtime, where that is a module of the output.
fn features(runtime: Runtime) -> Option<&'static [&'static str]> {
    match runtime {
        Runtime::Crate => None,
        Runtime::Module => Some(&[]),
        Runtime::ModuleWithSerde => Some(&["serde"]),
    }
}

/// A module of the output.
struct Module {
    name: String,
    /// What it is made from.
    from: String,
    /// `pub mod name;`, and what of it stands at the root as well.
    declaration: TokenStream,
    content: String,
}

#[derive(Clone, Copy)]
struct Code {
    runtime: Option<&'static [&'static str]>,
}

impl Code {
    fn single_file(self, plan: &mut Plan, name: &str) -> Output {
        let mut code = String::new();
        let mut add = |items: String| {
            code += if code.is_empty() { "" } else { "\n" };
            code += &items;
        };
        let root = format::items(self.located(emit::schema(plan)));
        for module in self.modules_of(plan) {
            let declaration = format::items(self.located(module.declaration));
            add(with_content(&declaration, &module.name, &module.content));
        }
        add(root);
        if let Some(features) = self.runtime {
            let declaration = format::items(runtime_module::declaration());
            let content = format::items(runtime_module::items(features));
            add(with_content(&declaration, runtime_module::NAME, &content));
        }
        let mut output = Output::default();
        output.insert(name, format::file(SCHEMA, &code));
        output
    }

    fn modules(self, plan: &mut Plan) -> Output {
        let mut output = Output::folder(&["rs", "json"]);
        let schema = emit::schema(plan);
        let mut declarations = TokenStream::new();
        for module in self.modules_of(plan) {
            declarations.extend(module.declaration);
            output.insert(format!("{}.rs", module.name), format::file(&module.from, &module.content));
        }
        declarations.extend(schema);
        let mut root = self.located(declarations);
        if let Some(features) = self.runtime {
            root.extend(runtime_module::declaration());
            let runtime = format::items(runtime_module::items(features));
            output.insert(format!("{}.rs", runtime_module::NAME), format::file("the crate mof-runtime", &runtime));
        }
        output.insert("mod.rs", format::file(SCHEMA, &format::items(root)));
        output
    }

    /// The modules of classes, then those of what is not one class.
    fn modules_of(self, plan: &mut Plan) -> impl Iterator<Item = Module> {
        let classes = plan.classes.iter_mut().map(move |class| Module {
            name: class.module.clone(),
            from: format!("class {}", class.wire_name),
            declaration: emit::class_module(class),
            content: self.class_content(class),
        });
        let families = plan.families.iter().map(move |family| Module {
            name: family.module.clone(),
            from: format!("subclasses of class {}", family.wire_name),
            declaration: emit::family_module(family),
            content: self.content(emit::family_items(family)),
        });
        let enumerations = plan.enumerations.iter().map(move |enumeration| Module {
            name: enumeration.module.clone(),
            from: format!("enumeration {}", enumeration.wire_name),
            declaration: emit::enumeration_module(enumeration),
            content: self.content(emit::enumeration_items(enumeration)),
        });
        classes.chain(families).chain(enumerations)
    }

    /// What stands in the module of a class.
    fn class_content(self, class: &mut ClassPlan) -> String {
        let documentation = Aside::take(class);
        documentation.put_back(&self.content(emit::class_items(class)))
    }

    /// What stands in a module with these items.
    fn content(self, items: TokenStream) -> String {
        let import = self.runtime.map(|_| runtime_module::import());
        let items = self.located(items);
        format::items(quote!(#import #items))
    }

    /// Code that finds the runtime where it is.
    fn located(self, code: TokenStream) -> TokenStream {
        if self.runtime.is_some() { runtime_module::located(code) } else { code }
    }
}

/// A declaration with the content of its module between braces.
fn with_content(declaration: &str, module: &str, content: &str) -> String {
    let content = format::indented(content);
    declaration.replacen(&format!("pub mod {module};\n"), &format!("pub mod {module} {{\n{content}}}\n"), 1)
}
