//! What MOF 3 has beside the classes of MOF 2 (DSP0221 7.5): the keywords `structure` and `association`, types that are local to a body,
//! structure values. All of it parses in every dialect; where the dialect does not have it, each construct is reported once.

use super::class::class_declaration;
use super::enumeration::enumeration_declaration;
use super::input::{Step, Tokens};
use super::recover;
use super::specification::Qualified;
use super::value::nested;
use crate::ast::{Array, ClassKeyword, Feature, InstanceDeclaration, InstanceKeyword, MofProduction, Name};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;
use crate::{Code, suggest};

/// The keyword of a class or its like that begins here at the top level. `association` and `structure` are names elsewhere.
pub(super) fn class_keyword(input: Tokens<'_>) -> Option<ClassKeyword> {
    let is_meant = |keyword: &ClassKeyword| {
        input.is_keyword(keyword.keyword()) && (*keyword == ClassKeyword::Class || heads_declaration(input))
    };
    ClassKeyword::ALL.into_iter().find(is_meant)
}

/// Whether an enumeration begins here at the top level.
pub(super) fn begins_enumeration(input: Tokens<'_>) -> bool {
    input.is_keyword("enumeration") && heads_declaration(input)
}

/// Whether the next word is the keyword of a declaration, and not the type of a method.
fn heads_declaration(keyword: Tokens<'_>) -> bool {
    match keyword.kinds() {
        [_, TokenKind::Word, next] => next != TokenKind::OpenParenthesis,
        [_, next, _] => matches!(next, TokenKind::Colon | TokenKind::OpenBrace),
    }
}

/// Whether a structure value begins here.
pub(super) fn begins_structure_value(input: Tokens<'_>) -> bool {
    input.is_keyword("value") && input.is_keyword_at(1, "of")
}

/// Reports a keyword that only MOF 3 has.
pub(super) fn report_keyword(input: Tokens<'_>, keyword: ClassKeyword) {
    match keyword {
        ClassKeyword::Class => {}
        ClassKeyword::Association => {
            let message = "only MOF 3 has the keyword `association`";
            report(input, codes::ASSOCIATION_KEYWORD, message, "write `[Association] class`");
        }
        ClassKeyword::Structure => {
            let help = "write a class, or read the file in the dialect `mof3`";
            report(input, codes::STRUCTURE, "only MOF 3 has structures", help);
        }
    }
}

/// Reports `value of`, which only MOF 3 has.
pub(super) fn report_structure_value(input: Tokens<'_>) {
    let help = "write `instance of`, or read the file in the dialect `mof3`";
    report(input, codes::STRUCTURE_VALUE, "only MOF 3 has values that are written `value of`", help);
}

fn report(input: Tokens<'_>, code: Code, message: &str, help: &str) {
    input.report(Diagnostic::new(code, input.next_span(), message).help(help));
}

/// Reports a structure value at the top level that nothing can refer to.
pub(super) fn report_missing_alias(input: Tokens<'_>, value: &InstanceDeclaration) {
    if value.keyword == InstanceKeyword::Value && value.alias.is_none() {
        let place = value.class.span.at_end();
        let message = format!("the value of `{}` has no alias, so nothing can refer to it", value.class.text);
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, place, message).help("write `as $Alias` here"));
    }
}

/// Reports the array that a method returns.
pub(super) fn report_array_return_type(input: Tokens<'_>, array: Option<&Array>, name: &Name) {
    if let Some(Array { span, .. }) = array {
        let message = format!("method `{}` returns an array, which only methods of MOF 3 do", name.text);
        let help = "return a single value, and the array in a parameter that is qualified `Out`";
        input.report(Diagnostic::new(codes::ARRAY_RETURN_TYPE, span.0, message).help(help));
    }
}

/// Reports the methods of a structure.
pub(super) fn report_methods(input: Tokens<'_>, structure: &Name, features: &[Feature]) {
    for feature in features {
        let Feature::Method(method) = feature else { continue };
        let message = format!("structure `{}` has a method `{}`", structure.text, method.name.text);
        let diagnostic = Diagnostic::new(codes::METHOD_IN_STRUCTURE, method.name.span.0, message);
        input.report(diagnostic.label(structure.span.0, "a structure").help("declare a class, or remove the method"));
    }
}

/// What may be local to the body of a class or structure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LocalKeyword {
    Structure,
    Enumeration,
}

/// The keyword of a local type that begins here; one that is misspelt is reported.
pub(super) fn local_keyword(input: Tokens<'_>) -> Option<LocalKeyword> {
    if recover::begins_local_type(input) {
        let is_structure = input.is_keyword("structure");
        return Some(if is_structure { LocalKeyword::Structure } else { LocalKeyword::Enumeration });
    }
    // A method whose parameters stand in braces looks alike, but for its type.
    let begins_body =
        matches!(input.kinds(), [TokenKind::Word, TokenKind::Word, TokenKind::OpenBrace | TokenKind::Colon]);
    if !begins_body {
        return None;
    }
    let word = input.text(input.peek());
    let keyword = suggest::nearest(word, ["structure", "enumeration"])?;
    let message = format!("`{word}` begins no declaration");
    report(input, codes::UNEXPECTED_TOKEN, &message, &format!("did you mean `{keyword}`?"));
    Some(if keyword == "structure" { LocalKeyword::Structure } else { LocalKeyword::Enumeration })
}

/// `structureDeclaration | enumerationDeclaration` in the body of a class or structure
pub(super) fn local_type<'a>(input: Tokens<'a>, keyword: LocalKeyword, qualified: Qualified<'a>) -> Step<'a, Feature> {
    if keyword == LocalKeyword::Enumeration {
        return enumeration_declaration(input, qualified).map(|(rest, node)| (rest, Feature::Enumeration(node)));
    }
    let (rest, production) = nested(input, || class_declaration(input, ClassKeyword::Structure, qualified))?;
    // Qualifiers of the next declaration that an unclosed body ran into are read again around it.
    let rest = production.pending.map_or(rest, |pending| pending.start);
    let feature = match production.node {
        MofProduction::Class(structure) => Feature::Structure(structure),
        _ => Feature::Error(rest.since(input)),
    };
    Ok((rest, feature))
}
