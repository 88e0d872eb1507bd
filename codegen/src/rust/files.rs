//! Items to files: one file with modules in it, or a folder of modules.
//!
//! Most of the time of generating goes into printing classes, so threads share them out.

use std::num::NonZero;
use std::{panic, thread};

use proc_macro2::TokenStream;
use quote::quote;

use super::aside::Aside;
use super::plan::{ClassPlan, Plan};
use super::{Instances, Layout, Options, Runtime, emit, format, json, runtime_module};
use crate::Output;

/// What files are made from that belong to no single class.
const SCHEMA: &str = "a MOF schema";

/// The files of a plan.
pub(super) fn output(mut plan: Plan, options: &Options) -> Output {
    let code = Code { runtime: features(options.runtime) };
    let lists = if options.instances == Instances::Json { take_lists(&mut plan) } else { Vec::new() };
    let mut output = match options.layout {
        Layout::SingleFile => code.single_file(&mut plan, &options.file),
        Layout::Modules => code.modules(&mut plan),
    };
    for (name, list) in lists {
        output.insert(name, list);
    }
    output
}

/// The instances as a JSON list a class, by the names of their files; the code has none of them then.
fn take_lists(plan: &mut Plan) -> Vec<(String, String)> {
    let classes = plan.classes.iter_mut().filter(|class| !class.instances.is_empty());
    let list = |class: &mut ClassPlan| {
        let list = (format!("{}.json", class.module), json::list(class));
        class.instances.clear();
        list
    };
    classes.map(list).collect()
}

/// The features of the runtime, where that is a module of the output.
fn features(runtime: Runtime) -> Option<&'static [&'static str]> {
    match runtime {
        Runtime::Crate => None,
        Runtime::Module => Some(&[]),
        Runtime::ModuleWithSerde => Some(&["serde"]),
    }
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
        let module = |class: &mut ClassPlan| {
            let declaration = format::items(self.located(emit::class_module(class)));
            let content = self.class_content(class);
            with_content(&declaration, &class.module, &content)
        };
        each_class(&mut plan.classes, module).into_iter().for_each(&mut add);
        add(format::items(self.located(emit::root(plan))));
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
        let mut output = Output::folder();
        let declarations = plan.classes.iter().map(emit::class_module).chain([emit::root(plan)]).collect();
        let mut root = self.located(declarations);
        if let Some(features) = self.runtime {
            root.extend(runtime_module::declaration());
            let runtime = format::items(runtime_module::items(features));
            output.insert(format!("{}.rs", runtime_module::NAME), format::file("the crate mof-runtime", &runtime));
        }
        output.insert("mod.rs", format::file(SCHEMA, &format::items(root)));
        let file = |class: &mut ClassPlan| {
            let from = format!("class {}", class.wire_name);
            (format!("{}.rs", class.module), format::file(&from, &self.class_content(class)))
        };
        for (name, code) in each_class(&mut plan.classes, file) {
            output.insert(name, code);
        }
        output
    }

    /// What stands in the module of a class.
    fn class_content(self, class: &mut ClassPlan) -> String {
        let documentation = Aside::take(class);
        let import = self.runtime.map(|_| runtime_module::import());
        let items = self.located(emit::class_items(class));
        documentation.put_back(&format::items(quote!(#import #items)))
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

/// A declaration with the content of its module between braces.
fn with_content(declaration: &str, module: &str, content: &str) -> String {
    let content = format::indented(content);
    declaration.replacen(&format!("pub mod {module};\n"), &format!("pub mod {module} {{\n{content}}}\n"), 1)
}
