//! What a page is: the page of a class, of a method, or none that holds MOF.
//!
//! Pages of COM interfaces look like method pages, with parameters and data types; only the Syntax section tells them apart.

use std::fmt;

use mof_parser::ast::IntrinsicType;
use mof_parser::{SourceFile, Span};

use crate::outline::{Block, Outline, SectionKind};

/// A page's kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// The inside of the fence declares a class.
    Class(Span),
    /// The inside of the fence declares a method.
    Method(Span),
    /// The title announces a class and there are properties, but no Syntax section: the class cannot be used.
    ClassWithoutSyntax,
    /// The page holds no MOF, for this reason.
    Skipped(&'static str),
}

/// Finds a page's kind.
pub(crate) fn kind_of(outline: &Outline<'_>, file: &SourceFile) -> PageKind {
    let fences: Vec<Span> = outline.sections(SectionKind::Syntax).flat_map(fences).collect();
    let Some(first) = fences.first() else { return without_syntax(outline, file) };
    if let Some(class) = fences.iter().find(|fence| declares_class(file.slice(**fence))) {
        return PageKind::Class(declaration(*class, file));
    }
    let kind = |fence: &Span| match announced(outline) {
        Some(Announced::Method) => announced_method(declaration(*fence, file), file.slice(*fence)),
        _ => without_class(*fence, file.slice(*fence)),
    };
    let method = fences.iter().map(kind).find(|kind| matches!(kind, PageKind::Method(_)));
    method.unwrap_or_else(|| without_class(*first, file.slice(*first)))
}

/// What a title says that the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Announced {
    Class,
    Method,
}

impl fmt::Display for Announced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Class => "class",
            Self::Method => "method",
        })
    }
}

/// What the title announces: `ACME_Job Server WMI Class`, or `Spin Method in Class ACME_Job`.
pub(crate) fn announced(outline: &Outline<'_>) -> Option<Announced> {
    let title = outline.title()?.part().as_str().to_ascii_lowercase();
    match title {
        _ if title.contains("method in class ") => Some(Announced::Method),
        _ if title.ends_with("wmi class") => Some(Announced::Class),
        _ => None,
    }
}

fn fences(section: &[Block<'_>]) -> impl Iterator<Item = Span> {
    section.iter().filter_map(|block| match block {
        Block::Code(code) if code.fenced => Some(code.inside),
        _ => None,
    })
}

fn without_syntax(outline: &Outline<'_>, file: &SourceFile) -> PageKind {
    let has_properties = outline.sections(SectionKind::Properties).next().is_some();
    let title = outline.title().map(|title| title.as_str().to_ascii_lowercase());
    match (has_properties, title) {
        (true, Some(title)) if title.contains("wmi class") => PageKind::ClassWithoutSyntax,
        (true, _) => PageKind::Skipped("a page with properties of something that is no WMI class"),
        (false, _) if declares_class(file.text()) => PageKind::Skipped("MOF text in a file named as a page"),
        (false, Some(_)) => PageKind::Skipped("an overview page without a Syntax section"),
        (false, None) => PageKind::Skipped("no reference page: it has no title"),
    }
}

/// Whether the code is a class declaration, perhaps after comments, directives and qualifiers.
fn declares_class(code: &str) -> bool {
    first_word(without_lists(without_comments(code))).eq_ignore_ascii_case("class")
}

/// The fence without what stands before its declaration: a directive there only says where the declaration is compiled to.
fn declaration(fence: Span, file: &SourceFile) -> Span {
    let skipped = file.slice(fence).len() - without_comments(file.slice(fence)).len();
    Span { start: fence.start + u32::try_from(skipped).unwrap_or(0), ..fence }
}

/// The code without the comments and the directives that it begins with.
fn without_comments(code: &str) -> &str {
    let mut rest = code.trim_start();
    loop {
        let (end, comment) = match rest {
            _ if rest.starts_with("//") || rest.starts_with("#pragma") => ("\n", rest),
            _ if rest.starts_with("/*") => ("*/", &rest[2..]),
            _ => return rest,
        };
        rest = comment.split_once(end).map_or("", |(_, rest)| rest).trim_start();
    }
}

/// The code without the lists of qualifiers that it begins with, and the comments between them.
fn without_lists(code: &str) -> &str {
    let mut rest = code;
    while rest.starts_with('[') && !begins_with_language(rest) {
        rest = without_comments(rest.split_once(']').map_or("", |(_, rest)| rest));
    }
    rest
}

/// What the page of a method of a class holds; only a language that is named, or no declaration at all, is none.
fn announced_method(fence: Span, code: &str) -> PageKind {
    let declaration = without_lists(without_comments(code));
    let named = &declaration[first_word(declaration).len()..];
    let is_declaration = named.starts_with(char::is_whitespace) && named.contains('(') && !named.contains('=');
    if is_declaration && first_word(declaration) == "void" {
        PageKind::Method(fence)
    } else {
        without_class(fence, without_comments(code))
    }
}

fn without_class(fence: Span, code: &str) -> PageKind {
    let code = code.trim_start();
    let word = first_word(code);
    let is_function = ["HRESULT", "DWORD", "BOOL", "void", "LONG", "ULONG", "int", "BSTR", "LPCTSTR"].contains(&word);
    match word {
        _ if code.starts_with("[C++]") || code.starts_with("[C/C++]") => PageKind::Skipped("a C or C++ function"),
        _ if code.starts_with("[VBScript]") => PageKind::Skipped("a VBScript function"),
        _ if code.starts_with('[') && declares_qualified_method(code) => PageKind::Method(fence),
        _ if code.starts_with('[') => PageKind::Skipped("a method of a COM interface"),
        "typedef" | "struct" | "enum" | "static" | "const" | "union" => PageKind::Skipped("a C declaration"),
        _ if code.starts_with('#') || code.starts_with("//") => PageKind::Skipped("a C declaration"),
        _ if is_function => PageKind::Skipped("a C or C++ function"),
        "" => PageKind::Skipped("a page whose Syntax section is not MOF"),
        _ if code[word.len()..].starts_with('.') => PageKind::Skipped("a VBScript function"),
        _ => PageKind::Method(fence),
    }
}

/// Whether a method of MOF follows qualifiers, as in `[Static] SInt32 Go()`; the types of an interface have other names.
fn declares_qualified_method(code: &str) -> bool {
    let word = code.split_once(']').map_or("", |(_, rest)| first_word(rest.trim_start()));
    let is_integer = ["uint", "sint"].iter().any(|start| word.to_ascii_lowercase().starts_with(start));
    !begins_with_language(code) && is_integer && IntrinsicType::from_keyword(word).is_some()
}

fn begins_with_language(code: &str) -> bool {
    ["[IDL]", "[C++]", "[C/C++]", "[VBScript]"].iter().any(|language| code.starts_with(language))
}

fn first_word(code: &str) -> &str {
    let end = code.find(|character: char| !character.is_alphanumeric() && character != '_');
    &code[..end.unwrap_or(code.len())]
}

#[cfg(test)]
mod tests {
    use mof_parser::SourceMap;

    use super::*;

    fn kind(page: &str) -> PageKind {
        let mut sources = SourceMap::default();
        let id = sources.add("page.md", page);
        let file = sources.file(id);
        kind_of(&Outline::of(file), file)
    }

    fn of_code(code: &str) -> PageKind {
        kind(&format!("# A\n## Syntax\n```\n{code}\n```\n"))
    }

    #[test]
    fn the_syntax_section_decides() {
        assert!(matches!(of_code("Class A { };"), PageKind::Class(_)));
        assert!(matches!(of_code("[Dynamic]\nclass A { };"), PageKind::Class(_)));
        assert!(matches!(of_code("class\n{\n};"), PageKind::Class(_)));
        assert!(matches!(of_code("// a class\n#pragma namespace(\"a\")\n/* b */ Class A { };"), PageKind::Class(_)));
        assert!(matches!(of_code("[Dynamic]\n[Secured] // c\nclass A { };"), PageKind::Class(_)));
        assert!(matches!(of_code("$a = 1\n```\n```\nclass A { };"), PageKind::Class(_)));
        assert!(matches!(of_code("SInt32 Go( );"), PageKind::Method(_)));
        assert!(matches!(of_code("[Static]\nUInt32 Go( );"), PageKind::Method(_)));
        assert_eq!(of_code("[IDL]\nHRESULT Go();"), PageKind::Skipped("a method of a COM interface"));
        assert_eq!(of_code("HRESULT Go();"), PageKind::Skipped("a C or C++ function"));
        assert_eq!(of_code("typedef enum X"), PageKind::Skipped("a C declaration"));
        assert_eq!(of_code("[VBScript]\nx"), PageKind::Skipped("a VBScript function"));
        assert_eq!(of_code("Thing.Create( a )"), PageKind::Skipped("a VBScript function"));
        assert_eq!(of_code(""), PageKind::Skipped("a page whose Syntax section is not MOF"));
    }

    #[test]
    fn the_title_of_a_method_outweighs_what_looks_like_another_language() {
        let method = |code: &str| kind(&format!("# Go Method in Class A\n## Syntax\n```\n{code}\n```\n"));
        assert!(matches!(method("// it goes\nSInt32 Go();"), PageKind::Method(_)));
        assert!(matches!(method("void Go(UInt32 X);"), PageKind::Method(_)));
        assert!(matches!(method("$a = Get()\n```\n```\nSInt32 Go();"), PageKind::Method(_)));
        assert!(matches!(method("HRESULT Go();"), PageKind::Skipped(_)));
    }

    #[test]
    fn a_page_without_syntax_is_a_mistake_only_if_it_announces_a_class() {
        assert_eq!(kind("# A\ntext\n"), PageKind::Skipped("an overview page without a Syntax section"));
        assert_eq!(kind("# A Server WMI Class\n## Properties\n"), PageKind::ClassWithoutSyntax);
        assert!(matches!(kind("# A_Event\n## Properties\n"), PageKind::Skipped(_)));
    }

    #[test]
    fn what_is_no_page_is_skipped_with_its_reason() {
        assert_eq!(kind("just text\n"), PageKind::Skipped("no reference page: it has no title"));
        assert_eq!(kind(""), PageKind::Skipped("no reference page: it has no title"));
        assert_eq!(kind("[Abstract]\nclass A { };\n"), PageKind::Skipped("MOF text in a file named as a page"));
    }

    #[test]
    fn the_first_syntax_section_that_declares_a_class_counts() {
        let page = "# A\n## Syntax\n```\nnote\n```\n## Syntax\n```\nclass A { };\n```\n";
        assert!(matches!(kind(page), PageKind::Class(_)));
    }
}
