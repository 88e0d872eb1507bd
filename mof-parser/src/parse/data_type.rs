//! Types of properties, parameters, return values and qualifiers.

use super::error::{SyntaxError, expected_with_help};
use super::foreign;
use super::input::{Step, Tokens, name, token};
use super::literal;
use crate::ast::{Array, DataType, IntrinsicType, Name, Qualifier, TypeKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::dialect::Dialect;
use crate::lex::TokenKind;
use crate::suggest;

/// What a property, a method and a parameter begin with.
pub(super) struct Declared {
    pub(super) data_type: DataType,
    pub(super) name: Name,
    /// Array brackets before the name, and after it.
    pub(super) before: Option<Array>,
    pub(super) after: Option<Array>,
    /// Qualifiers that stand as words before the type.
    pub(super) qualifiers: Vec<Qualifier>,
}

/// `(dataType | objectRef) name [array]`
pub(super) fn declared(input: Tokens<'_>) -> Step<'_, Declared> {
    let (input, qualifiers) = foreign::modifiers(input);
    if let Some((input, data_type, name)) = foreign::swapped(input) {
        return Ok((input, Declared { data_type, name, before: None, after: None, qualifiers }));
    }
    let (input, data_type) = data_type(input)?;
    let (input, before) = array_before_name(input);
    let (input, name) = name("a name after the type")(input)?;
    let (input, after) = array(input);
    Ok((input, Declared { data_type, name, before, after, qualifiers }))
}

/// `dataType | objectRef`, `objectRef = className "ref"`; and what WMI and SDK pages write: a class name or `object` for an embedded
/// instance, `void`, `ref:Class`.
fn data_type(start: Tokens<'_>) -> Step<'_, DataType> {
    if let Some(foreign) = foreign::foreign_type(start) {
        return Ok(foreign);
    }
    let (input, word) = token(TokenKind::Word, "a type")(start)?;
    let text = start.text(word);
    if input.is(TokenKind::Colon) {
        return prefixed(start, input);
    }
    let after_word = input.advance();
    if input.is_keyword("ref") && (after_word.is(TokenKind::Word) || is_array_before_name(after_word)) {
        let rest = after_word;
        return Ok((rest, DataType { kind: TypeKind::Reference(start.name(word)), span: rest.since(start) }));
    }
    if !input.is(TokenKind::Word) && !is_array_before_name(input) {
        return Err(expected_with_help(input, "a name after the type", "write a type and a name, as in `uint32 Size`"));
    }
    let kind = match IntrinsicType::from_keyword(text) {
        Some(intrinsic) => {
            report_mof3(start, intrinsic);
            TypeKind::Intrinsic(intrinsic)
        }
        // That a property has the type is a mistake in every dialect.
        None if text.eq_ignore_ascii_case("void") && input.peek_at(1).kind == TokenKind::Semicolon => TypeKind::Void,
        None if text.eq_ignore_ascii_case("void") => {
            report(start, codes::VOID_TYPE, "`void` is no type of the standard".into(), "return a `uint32` instead");
            TypeKind::Void
        }
        None if text.eq_ignore_ascii_case("object") => {
            report(
                start,
                codes::OBJECT_TYPE,
                "`object` is no type of the standard".into(),
                "write `[EmbeddedObject] string` instead",
            );
            TypeKind::Object
        }
        None => class_type(start, text),
    };
    Ok((input, DataType { kind, span: start.next_span().into() }))
}

/// The type of a qualifier: one that the language itself has, or an enumeration of MOF 3.
pub(super) fn qualifier_type(input: Tokens<'_>) -> Step<'_, DataType> {
    let (rest, word) = token(TokenKind::Word, "a type, such as `string` or `boolean`")(input)?;
    let (text, span) = (input.text(word), input.span(word).into());
    if let Some(intrinsic) = IntrinsicType::from_keyword(text) {
        return Ok((rest, DataType { kind: TypeKind::Intrinsic(intrinsic), span }));
    }
    let kind = match intended_types(text, input.dialect()).first() {
        Some(intended) => {
            report_unknown(input, text);
            TypeKind::Intrinsic(*intended)
        }
        None => TypeKind::Class(input.name(word)),
    };
    Ok((rest, DataType { kind, span }))
}

/// The base of an enumeration: an intrinsic type or another enumeration.
pub(super) fn enumeration_base(input: Tokens<'_>) -> Step<'_, DataType> {
    let (rest, word) = token(TokenKind::Word, "`integer`, `string` or an enumeration after `:`")(input)?;
    let kind = match IntrinsicType::from_keyword(input.text(word)) {
        Some(intrinsic) => TypeKind::Intrinsic(intrinsic),
        None => TypeKind::Class(input.name(word)),
    };
    Ok((rest, DataType { kind, span: input.span(word).into() }))
}

/// MOF 3 has integers of no width, and strings of octets.
fn report_mof3(input: Tokens<'_>, intrinsic: IntrinsicType) {
    let help = match intrinsic {
        IntrinsicType::Integer => "write a type with a width, such as `sint32`",
        IntrinsicType::OctetString => "write `uint8` and `[]` after the name, with the qualifier `Octetstring`",
        _ => return,
    };
    let message = format!("only MOF 3 has the type `{}`", intrinsic.keyword());
    report(input, codes::MOF3_TYPE, message, help);
}

/// `ref:Class` and `object:Class`, as documentation prints the types that WMI reports.
fn prefixed<'a>(start: Tokens<'a>, colon: Tokens<'a>) -> Step<'a, DataType> {
    let (rest, class) = name("a class name after `:`")(colon.advance())?;
    let span = rest.since(start);
    let kind = if start.is_keyword("ref") {
        let help = format!("write `{} REF`", class.text);
        let message = "a reference is written `ref:Class`";
        start.report(Diagnostic::new(codes::REFERENCE_PREFIX, span.0, message).help(help));
        TypeKind::Reference(class)
    } else if start.is_keyword("object") {
        TypeKind::Class(class)
    } else {
        return Err(SyntaxError::expected(colon, "a name after the type"));
    };
    Ok((rest, DataType { kind, span }))
}

fn class_type(start: Tokens<'_>, text: &str) -> TypeKind {
    if !report_unknown(start, text) {
        let help = format!("for an embedded instance of a class write `[EmbeddedInstance(\"{text}\")] string`");
        report(start, codes::EMBEDDED_CLASS_TYPE, format!("`{text}` is not a type of the standard"), &help);
    }
    TypeKind::Class(start.name(start.peek()))
}

/// Reports a word that was probably meant to be a type, and says whether it was.
fn report_unknown(input: Tokens<'_>, text: &str) -> bool {
    let intended = intended_types(text, input.dialect());
    if !intended.is_empty() {
        let intended: Vec<String> = intended.iter().map(|intended| format!("`{}`", intended.keyword())).collect();
        let help = format!("did you mean {}?", intended.join(" or "));
        report(input, codes::UNKNOWN_TYPE, format!("`{text}` is not a type"), &help);
    }
    !intended.is_empty()
}

fn report(input: Tokens<'_>, code: crate::Code, message: String, help: &str) {
    input.report(Diagnostic::new(code, input.next_span(), message).help(help));
}

/// The types that a word was probably meant to be: of names of other languages, and of one letter too many, too few, wrong, or swapped
/// with its neighbour.
fn intended_types(word: &str, dialect: Dialect) -> Vec<IntrinsicType> {
    if let Some(intended) = of_other_language(&word.to_ascii_lowercase()) {
        return vec![intended];
    }
    let of_mof3 = IntrinsicType::MOF3.into_iter().filter(|_| dialect == Dialect::Mof3);
    let known = IntrinsicType::ALL.into_iter().chain(of_mof3);
    known.filter(|candidate| suggest::distance(word, candidate.keyword(), 1).is_some()).collect()
}

fn of_other_language(word: &str) -> Option<IntrinsicType> {
    Some(match word {
        "bool" => IntrinsicType::Boolean,
        "int" | "int32" | "long" => IntrinsicType::Sint32,
        "uint" | "dword" | "unsigned" => IntrinsicType::Uint32,
        "int8" => IntrinsicType::Sint8,
        "byte" => IntrinsicType::Uint8,
        "int16" | "short" => IntrinsicType::Sint16,
        "int64" => IntrinsicType::Sint64,
        "float" => IntrinsicType::Real32,
        "double" | "real" => IntrinsicType::Real64,
        "char" => IntrinsicType::Char16,
        "date" | "time" | "timestamp" => IntrinsicType::DateTime,
        "text" | "str" => IntrinsicType::String,
        _ => return None,
    })
}

/// `array = "[" [positiveDecimalValue] "]"`, after the name
pub(super) fn array(input: Tokens<'_>) -> (Tokens<'_>, Option<Array>) {
    use TokenKind::{Alias, Character, CloseBracket, Comma, Equals, Number, OpenBracket, Semicolon, String};
    let inside = input.advance();
    let (size, end) = match input.kinds() {
        [OpenBracket, CloseBracket | Semicolon | Equals, _] => (None, inside),
        [OpenBracket, Number, CloseBracket | Semicolon | Equals | Comma]
        | [OpenBracket, String | Character | Alias, CloseBracket] => (array_size(inside), inside.advance()),
        _ => return (input, None),
    };
    let rest = end.eat(CloseBracket).unwrap_or_else(|| {
        let diagnostic = Diagnostic::new(codes::UNCLOSED, end.gap(), "missing `]` after an array's size");
        end.report(diagnostic.label(input.next_span(), "`[` opened here").help("write `]` here"));
        end
    });
    let rest = after_further_brackets(rest);
    (rest, Some(Array { size, span: rest.since(input) }))
}

/// `[][]`: an array has one dimension.
fn after_further_brackets(start: Tokens<'_>) -> Tokens<'_> {
    let mut input = start;
    while input.kinds() == [TokenKind::OpenBracket, TokenKind::CloseBracket] && !input.starts_line() {
        input = input.advance().advance();
    }
    if input.index() > start.index() {
        let message = "an array has one dimension";
        let diagnostic = Diagnostic::new(codes::UNEXPECTED_TOKEN, input.since(start).0, message);
        start.report(diagnostic.help("remove these brackets"));
    }
    input
}

fn array_size(number: Tokens<'_>) -> Option<u32> {
    let size = literal::integer(number.text(number.peek()))
        .ok()
        .and_then(|size| u32::try_from(size).ok())
        .filter(|size| *size > 0);
    if size.is_none() {
        let message = format!("`{}` is no array size", number.text(number.peek()));
        let help = "write an integer from 1 to 4294967295, or `[]` for any number of elements";
        number.report(Diagnostic::new(codes::INVALID_ARRAY_SIZE, number.next_span(), message).help(help));
    }
    size
}

fn is_array_before_name(input: Tokens<'_>) -> bool {
    matches!(input.kinds(), [TokenKind::OpenBracket, TokenKind::CloseBracket, TokenKind::Word])
        || matches!(
            input.kinds(),
            [TokenKind::OpenBracket, TokenKind::Number, TokenKind::CloseBracket, TokenKind::Word]
        )
}

/// `string[] Names`, as other languages write arrays, and MOF 3 the type of a return value.
fn array_before_name(input: Tokens<'_>) -> (Tokens<'_>, Option<Array>) {
    if is_array_before_name(input) { array(input) } else { (input, None) }
}

/// Reports brackets that stand before a property's or parameter's name.
pub(super) fn report_array_before_name(input: Tokens<'_>, array: Option<&Array>, name: &Name) {
    let Some(Array { span, .. }) = array else { return };
    let help = format!("write `{}{}`", name.text, input.slice(span.0));
    let message = "array brackets stand after the name, not before it";
    input.report(Diagnostic::new(codes::ARRAY_BEFORE_NAME, span.0, message).help(help));
}
