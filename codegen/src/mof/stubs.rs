//! Classes that are named and not declared: `class SMS_BaseClass { };` in a file that says what such a class is.
//!
//! The classes that Windows itself declares have none: its compiler knows them, and would take a second declaration for a mistake.

use std::collections::{BTreeMap, HashSet};

use mof_model::{CimName, Class, ClassKind, is_system_class};
use mof_parser::Dialect;
use mof_parser::name::is_name;

use super::{Declared, head, needed};

/// What is known of a class that nothing declares.
#[derive(Debug)]
pub(super) struct Stub<'a> {
    /// As the first mention spells it.
    name: &'a str,
    /// The classes that derive from it.
    subclasses: Vec<&'a Class>,
    /// The classes whose features have it as their type.
    users: Vec<&'a Class>,
}

/// The stubs that classes need, by name.
pub(super) fn stubs<'a>(classes: &[Declared<'a>]) -> Vec<Stub<'a>> {
    let declared: HashSet<&CimName> = classes.iter().map(|of| &of.class.name).collect();
    // A class may also be named in a string, which holds anything.
    let is_missing =
        |name: &CimName| !declared.contains(name) && !is_system_class(name.as_str()) && is_name(name.as_str());
    let mut stubs: BTreeMap<&CimName, Stub<'a>> = BTreeMap::new();
    for class in classes.iter().map(|of| of.class) {
        if let Some(superclass) = class.superclass.as_ref().filter(|superclass| is_missing(&superclass.name)) {
            stubs.entry(&superclass.name).or_insert_with(|| Stub::new(&superclass.name)).subclasses.push(class);
        }
        for name in needed::types(class).filter(|name| is_missing(name)) {
            let users = &mut stubs.entry(name).or_insert_with(|| Stub::new(name)).users;
            if users.last().is_none_or(|last| last.name != class.name) {
                users.push(class);
            }
        }
    }
    stubs.into_values().collect()
}

impl<'a> Stub<'a> {
    fn new(name: &'a CimName) -> Self {
        Self { name: name.as_str(), subclasses: Vec::new(), users: Vec::new() }
    }

    /// Nothing but associations derives from it, so it must be one.
    fn is_association(&self) -> bool {
        let is_association = |class: &&Class| class.kind == ClassKind::Association;
        !self.subclasses.is_empty() && self.subclasses.iter().all(is_association)
    }
}

/// A file of stubs.
pub(super) fn text(stubs: &[Stub<'_>]) -> String {
    let stubs: Vec<_> = stubs.iter().map(stub).collect();
    format!("{}\n{ABOUT}\n{}", head(Dialect::SdkPage, "// mofc: stubs\n"), stubs.join("\n"))
}

const ABOUT: &str = "\
// Classes that are named by others, and that nothing among the inputs declares. They stand here so that
// each superclass and each type has a declaration; what they really declare is not known.
";

fn stub(stub: &Stub<'_>) -> String {
    let superclass = uses("The superclass of", &stub.subclasses);
    let data_type = uses("A type in", &stub.users);
    let qualifiers = if stub.is_association() { "[Association]\n" } else { "" };
    format!("{superclass}{data_type}{qualifiers}class {}\n{{\n}};\n", stub.name)
}

/// The most classes that are named as users of one.
const NAMED: usize = 2;

/// `// The superclass of SMS_A, SMS_B and 296 more`
fn uses(what: &str, classes: &[&Class]) -> String {
    let named: Vec<_> = classes.iter().take(NAMED).map(|class| class.name.as_str()).collect();
    let named = named.join(", ");
    match classes.len().saturating_sub(NAMED) {
        _ if classes.is_empty() => String::new(),
        0 => format!("// {what} {named}\n"),
        more => format!("// {what} {named} and {more} more\n"),
    }
}

/// A comment that names all stubs, where there are any.
pub(super) fn names(stubs: &[Stub<'_>]) -> String {
    let names: Vec<_> = stubs.iter().map(|stub| format!("//   {}\n", stub.name)).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("//\n// Named, and declared by none of the inputs:\n{}", names.concat())
    }
}
