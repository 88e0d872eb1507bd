//! Puts the methods of method pages into the classes of class pages.

use std::collections::HashMap;

use mof_parser::ast::{ClassDeclaration, Feature, MethodDeclaration, MofProduction};

use super::Page;
use crate::pending::Pending;

/// Moves each method into the class that its page names. One whose class has no page stays where it is.
pub(super) fn attach(pages: &mut [Page<'_>]) {
    let mut methods_of: HashMap<String, Vec<Feature>> = pages
        .iter_mut()
        .filter_map(|page| Some((class_of(page)?.name.text.to_ascii_lowercase(), Vec::new())))
        .collect();
    for page in pages.iter_mut() {
        let Pending::Method(pending) = &page.pending else { continue };
        let class = pending.class.as_ref().and_then(|class| methods_of.get_mut(&class.text.to_ascii_lowercase()));
        if let Some(methods) = class {
            methods.extend(taken(&mut page.reading.specification.productions).map(Feature::Method));
        }
    }
    for class in pages.iter_mut().filter_map(class_of) {
        class.features.extend(methods_of.remove(&class.name.text.to_ascii_lowercase()).unwrap_or_default());
    }
}

/// The class that a page declares.
fn class_of<'page>(page: &'page mut Page<'_>) -> Option<&'page mut ClassDeclaration> {
    page.reading.specification.productions.iter_mut().find_map(|production| match production {
        MofProduction::Class(class) => Some(class),
        _ => None,
    })
}

fn taken(productions: &mut Vec<MofProduction>) -> impl Iterator<Item = MethodDeclaration> {
    productions.extract_if(.., |production| matches!(production, MofProduction::Method(_))).filter_map(|production| {
        match production {
            MofProduction::Method(method) => Some(method),
            _ => None,
        }
    })
}
