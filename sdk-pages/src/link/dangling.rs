//! Links that lead to no page: D080.

use hashbrown::HashMap;

use mof_parser::{Diagnostic, Span};

use super::Page;
use super::places::{Destination, Places};
use crate::codes;

/// How many missing pages get a suggestion. Each costs a look at all pages there are.
const MAX_SUGGESTIONS: usize = 32;

/// How many links to one missing page are shown.
const MAX_SHOWN: usize = 3;

/// Reports each page that is missing once, at the first link to it.
pub(super) fn check(pages: &[Page<'_>], places: &Places) -> Vec<Diagnostic> {
    let mut missing: Vec<(String, Vec<Span>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for page in pages {
        for link in page.links() {
            let Destination::Nothing(path) = places.find(page.file, &link.target) else { continue };
            let at = *known.entry(path.clone()).or_insert(missing.len());
            if at == missing.len() {
                missing.push((path, Vec::new()));
            }
            missing[at].1.push(link.span);
        }
    }
    let suggested = |(at, (path, links)): (usize, &(String, Vec<Span>))| {
        let meant = (at < MAX_SUGGESTIONS).then(|| places.nearest(path)).flatten();
        dangling(path, links, meant)
    };
    missing.iter().enumerate().map(suggested).collect()
}

fn dangling(path: &str, links: &[Span], meant: Option<&str>) -> Diagnostic {
    let message = match links.len() {
        1 => format!("a link leads to {path}, which does not exist"),
        number => format!("{number} links lead to {path}, which does not exist"),
    };
    let mut diagnostic = Diagnostic::new(codes::LINK_DANGLING, links[0], message);
    for link in links.iter().skip(1).take(MAX_SHOWN - 1) {
        diagnostic = diagnostic.label(*link, "leads there, too");
    }
    match meant {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
        None => diagnostic.help("add the page, or remove the link"),
    }
}
