//! Items to files: one file with modules in it, or a folder of modules.
//!
//! Most of the time of generating goes into printing classes, so threads share them out.

use std::num::NonZero;
use std::{panic, thread};

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
    let code = Code { runtime: features(options.runtime), has_deprecated: plan.has_deprecated };
    let mut output = match options.layout {
        Layout::SingleFile => code.single_file(&mut plan, &options.file),
        Layout::Modules => code.modules(&mut plan),
    };
    for list in &plan.lists {
        let mut name = format!("{}.json", list.module);
        while output.get(&name).is_some() {
            // The code can have any name; a list never takes its place.
            name.insert(0, '_');
        }
        output.insert(name, json::list(list));
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
    declaration: String,
    content: String,
}

#[derive(Clone, Copy)]
struct Code {
    runtime: Option<&'static [&'static str]>,
    has_deprecated: bool,
}

impl Code {
    fn single_file(self, plan: &mut Plan, name: &str) -> Output {
        let modules = self.modules_of(plan);
        let mut items: Vec<String> = modules.into_iter().map(Module::with_content).collect();
        items.push(self.items(emit::root(plan)));
        items.extend(self.runtime_module().map(Module::with_content));
        let mut output = Output::default();
        output.insert(name, format::file(SCHEMA, &items.join("\n")));
        output
    }

    fn modules(self, plan: &mut Plan) -> Output {
        let mut output = Output::folder(&["rs", "json"]);
        let mut root = Vec::new();
        let mut add = |module: Module| {
            output.insert(format!("{}.rs", module.name), format::file(&module.from, &module.content));
            module.declaration
        };
        root.extend(self.modules_of(plan).into_iter().map(&mut add));
        root.push(self.items(emit::root(plan)));
        root.extend(self.runtime_module().map(add));
        output.insert("mod.rs", format::file(SCHEMA, &root.join("\n")));
        output
    }

    /// The modules of classes, then those of what is not one class.
    fn modules_of(self, plan: &mut Plan) -> Vec<Module> {
        let mut modules = each_class(&mut plan.classes, |class: &mut ClassPlan| {
            let content = self.class_content(class);
            self.module(&class.module, &class.module_doc, format!("class {}", class.wire_name), content)
        });
        modules.extend(plan.families.iter().map(|family| {
            let content = self.content(emit::family_items(family));
            self.module(
                &family.module,
                &family.module_doc,
                format!("subclasses of class {}", family.wire_name),
                content,
            )
        }));
        modules.extend(plan.enumerations.iter().map(|enumeration| {
            let content = self.content(emit::enumeration_items(enumeration));
            let from = format!("enumeration {}", enumeration.wire_name);
            self.module(&enumeration.module, &enumeration.module_doc, from, content)
        }));
        modules
    }

    fn module(self, name: &str, doc: &[String], from: String, content: String) -> Module {
        let declaration = self.items(emit::module(name, doc, self.has_deprecated));
        Module { name: name.to_owned(), from, declaration, content }
    }

    fn runtime_module(self) -> Option<Module> {
        self.runtime.map(|features| Module {
            name: runtime_module::NAME.to_owned(),
            from: "the crate mof-runtime".to_owned(),
            declaration: format::items(runtime_module::declaration()),
            content: format::items(runtime_module::items(features)),
        })
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

    /// Items at the root.
    fn items(self, items: TokenStream) -> String {
        format::items(self.located(items))
    }

    /// Code that finds the runtime where it is.
    fn located(self, code: TokenStream) -> TokenStream {
        if self.runtime.is_some() { runtime_module::located(code) } else { code }
    }
}

/// What becomes of each class, in their order. Each thread prints as many classes that follow one another.
fn each_class<T: Send>(classes: &mut [ClassPlan], print: impl Fn(&mut ClassPlan) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = classes.len().div_ceil(threads).max(1);
    let print = &print;
    thread::scope(|scope| {
        let shares = classes.chunks_mut(share);
        let workers: Vec<_> =
            shares.map(|share| scope.spawn(move || share.iter_mut().map(print).collect::<Vec<T>>())).collect();
        let printed =
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|cause| panic::resume_unwind(cause)));
        printed.flatten().collect()
    })
}

impl Module {
    /// The declaration with the content between braces.
    fn with_content(self) -> String {
        let Self { name, declaration, content, .. } = self;
        let content = format::indented(&content);
        declaration.replacen(&format!("pub mod {name};\n"), &format!("pub mod {name} {{\n{content}}}\n"), 1)
    }
}
