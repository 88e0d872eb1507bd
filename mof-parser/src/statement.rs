//! What a file says to this compiler, in comments before anything else: `// mofc: dialect = wmi`, `// mofc: stubs`.
//!
//! To every other compiler these are comments.

use crate::dialect::Dialect;

/// One thing that a file states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statement {
    /// The dialect of the file.
    Dialect(Dialect),
    /// Its empty classes stand in for such as are declared elsewhere.
    Stubs,
}

/// Whether a text states that its empty classes stand in for such as are declared elsewhere.
///
/// A tool that wants a declaration for every superclass and every type finds one in such a file. This compiler takes an empty class in it
/// for a name of something that exists, and nothing more: it is no part of the schema, and what it declares or inherits is not known.
///
/// ```
/// use mof_parser::states_stubs;
///
/// assert!(states_stubs("// mofc: stubs\nclass SMS_BaseClass { };"));
/// assert!(!states_stubs("class SMS_BaseClass { };"));
/// ```
pub fn states_stubs(text: &str) -> bool {
    statements(text).any(|statement| statement == Ok(Statement::Stubs))
}

/// The most lines of comment that are searched for statements.
const HEAD_LINES: usize = 50;

/// What is stated in the comments at the beginning of a text: a statement, or words that are none.
pub(crate) fn statements(text: &str) -> impl Iterator<Item = Result<Statement, &str>> {
    let lines = text.split(['\n', '\r']).filter(|line| !line.is_empty());
    let comments = lines.take(HEAD_LINES).map_while(|line| line.trim().strip_prefix("//"));
    let stated = comments.filter_map(|comment| comment.trim().strip_prefix("mofc:"));
    stated.map(|words| statement(words.trim()).ok_or(words.trim()))
}

fn statement(words: &str) -> Option<Statement> {
    let Some((key, value)) = words.split_once('=') else {
        return words.eq_ignore_ascii_case("stubs").then_some(Statement::Stubs);
    };
    let names_dialect = key.trim().eq_ignore_ascii_case("dialect");
    names_dialect.then(|| value.trim().to_ascii_lowercase().parse().ok()).flatten().map(Statement::Dialect)
}

/// The dialect that a text states.
pub(crate) fn stated_dialect(text: &str) -> Option<Dialect> {
    statements(text).find_map(|statement| match statement {
        Ok(Statement::Dialect(dialect)) => Some(dialect),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_at_the_beginning_states_the_dialect() {
        assert_eq!(stated_dialect("// A schema.\n// mofc: dialect = wmi\nclass A { };"), Some(Dialect::Wmi));
        assert_eq!(stated_dialect("// A schema.\r// mofc: dialect = wmi\rclass A { };"), Some(Dialect::Wmi));
        assert_eq!(stated_dialect("class A { };\n// mofc: dialect = wmi"), None);
        assert_eq!(stated_dialect("// mofc: dialect = klingon"), None);
        assert_eq!(stated_dialect("// mofc: Dialect = WMI"), Some(Dialect::Wmi));
    }

    #[test]
    fn a_file_may_state_several_things() {
        let text = "// mofc: stubs\n// mofc: dialect = dsc\n// mofc: stub\n// mofc: stubs = 1";
        let stated: Vec<_> = statements(text).collect();
        let known = [Ok(Statement::Stubs), Ok(Statement::Dialect(Dialect::Dsc))];
        assert_eq!(stated, [&known[..], &[Err("stub"), Err("stubs = 1")]].concat());
    }
}
