//! The order of the steps that read one page.

use std::any::Any;

use mof_parser::ast::{ClassDeclaration, MofProduction, MofSpecification};
use mof_parser::diagnostic::Levels;
use mof_parser::{Diagnostic, Diagnostics, Dialect, Reading, SourceFile, Span, parse_range_with};

use crate::element::Kind;
use crate::kind::{PageKind, announced, kind_of};
use crate::outline::{Block, Link, Outline, SectionKind};
use crate::pending::{ClassPage, Documented, MethodPage, Pending};
use crate::{class_name, codes, description, joined, merge, method, method_list, properties, qualifiers};

/// Reads a page.
pub(crate) fn read(file: &SourceFile, levels: &Levels) -> Reading {
    let mut outline = Outline::of(file);
    let mut diagnostics = Diagnostics::new(Dialect::SdkPage).with_levels(levels);
    joined::cut(&mut outline, &mut diagnostics);
    report_open_fence(&outline, &mut diagnostics);
    let mut productions = Vec::new();
    let mut skipped = None;
    let mut pending = None;
    match kind_of(&outline, file) {
        PageKind::Class(fence) => {
            let (methods, links) = (method_list::read(&outline), links(&outline));
            method_list::report_denied(&outline, &methods, &mut diagnostics);
            let mut page = ClassPage { methods, links, ..ClassPage::default() };
            productions = class_page(file, fence, &outline, &mut page, &mut diagnostics);
            pending = Some(Pending::Class(page));
        }
        PageKind::Method(fence) => {
            let documented;
            (productions, documented) = method_page(file, fence, &outline, &mut diagnostics);
            let (name, class) = (method::method_in_title(&outline), method::class_in_title(&outline));
            pending = Some(Pending::Method(MethodPage { name, class, links: links(&outline), documented }));
        }
        PageKind::ClassWithoutSyntax => report_missing_syntax(file, &outline, &mut diagnostics),
        PageKind::Skipped(reason) => {
            report_skipped(reason, &outline, &mut diagnostics);
            skipped = Some(reason.to_owned());
        }
    }
    let specification = MofSpecification { dialect: Dialect::SdkPage, productions };
    let pending = pending.map(|pending| Box::new(pending) as Box<dyn Any + Send + Sync>);
    Reading { specification, diagnostics: diagnostics.into_vec(), skipped, pending, corrections: Vec::new() }
}

fn class_page(
    file: &SourceFile,
    fence: Span,
    outline: &Outline<'_>,
    page: &mut ClassPage,
    diagnostics: &mut Diagnostics,
) -> Vec<MofProduction> {
    let mut productions = parse(file, fence, diagnostics);
    let class = productions.iter_mut().find_map(|production| match production {
        MofProduction::Class(class) => Some(class),
        _ => None,
    });
    if let Some(class) = class {
        complete(class, outline, file, page, diagnostics);
    }
    productions
}

fn links(outline: &Outline<'_>) -> Vec<Link> {
    outline.links().cloned().collect()
}

fn method_page(
    file: &SourceFile,
    fence: Span,
    outline: &Outline<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<MofProduction>, Documented) {
    let mut productions = parse(file, fence, diagnostics);
    let method = productions.iter_mut().find_map(|production| match production {
        MofProduction::Method(method) => Some(method),
        _ => None,
    });
    let documented = method.map(|method| method::complete(method, outline, file, diagnostics)).unwrap_or_default();
    (productions, documented)
}

fn report_open_fence(outline: &Outline<'_>, diagnostics: &mut Diagnostics) {
    let Some(code) = outline.open_fence() else { return };
    let message = "the code block that begins here is not closed; it is read up to the next heading";
    diagnostics.report(
        Diagnostic::new(codes::FENCE_OPEN, code.inside.at_start(), message)
            .help("close it with a line of three backticks"),
    );
}

/// Puts what the page's other sections say into the class that the Syntax section declares.
fn complete(
    class: &mut ClassDeclaration,
    outline: &Outline<'_>,
    file: &SourceFile,
    page: &mut ClassPage,
    diagnostics: &mut Diagnostics,
) {
    class_name::settle(class, outline, diagnostics);
    class.qualifiers.extend(qualifiers::of_class(outline, diagnostics));
    class.qualifiers.extend(description::of_page(outline, diagnostics));
    let names = class.properties().map(|property| &property.name);
    let accounts = properties::accounts(Kind::Property, documented_properties(outline), names, diagnostics);
    page.documented = properties::regions(&accounts, file.span());
    page.pointers = merge::properties(class, &accounts, file, diagnostics);
}

/// The Properties section; two pages of classes call it Parameters.
fn documented_properties<'outline, 'page>(outline: &'outline Outline<'page>) -> Vec<&'outline [Block<'page>]> {
    let properties: Vec<_> = outline.sections(SectionKind::Properties).collect();
    if properties.is_empty() { outline.sections(SectionKind::Parameters).collect() } else { properties }
}

fn parse(file: &SourceFile, fence: Span, diagnostics: &mut Diagnostics) -> Vec<MofProduction> {
    let parsed = parse_range_with(file, fence.start..fence.end, diagnostics.alike());
    for diagnostic in parsed.diagnostics {
        diagnostics.report(diagnostic);
    }
    parsed.specification.productions
}

/// A page that does not hold what its title announces is not skipped in silence.
fn report_skipped(reason: &str, outline: &Outline<'_>, diagnostics: &mut Diagnostics) {
    let (Some(announced), Some(title)) = (announced(outline), outline.title()) else { return };
    let message = format!("the title announces a {announced}, but this is {reason}");
    diagnostics.report(
        Diagnostic::new(codes::ANNOUNCED_NOT_FOUND, title.span(), message).help(format!(
            "declare the {announced} in a fenced block under `## Syntax`; until then the page is left out"
        )),
    );
}

fn report_missing_syntax(file: &SourceFile, outline: &Outline<'_>, diagnostics: &mut Diagnostics) {
    let title = outline.title().map_or(file.span().at_start(), crate::outline::Text::span);
    diagnostics.report(
        Diagnostic::new(
            codes::SYNTAX_MISSING,
            title,
            "the page documents the properties of a class but has no Syntax section",
        )
        .help("add a `## Syntax` section with the class declaration in a fenced block"),
    );
}
