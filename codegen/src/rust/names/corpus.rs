//! What becomes of every name of the collections of real schemas.
//!
//! Run with `--nocapture`, the test prints how many names need which rule.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use mof_model::{BitValue, Class, Compiler, MappedValue, Schema};

use super::super::words::MIXED_CASE;
use super::{Claim, KEYWORDS, Kind, Scope, has_words, rust_name, words};

/// Names that share a scope, in the order of the schema: each with what it stands for, if it is a label.
type Names = Vec<(String, String)>;

/// The scopes of one schema by what their names are for.
type Scopes = BTreeMap<&'static str, (Kind, Vec<Names>)>;

#[test]
fn every_name_of_the_collections_is_fit_and_stays() {
    eprintln!(
        "| collection | kind | names | keyword | digit first | empty | signs | not ASCII | mixed case | cut | taken |"
    );
    for (folder, scopes) in collections() {
        for (what, (kind, scopes)) in scopes {
            for names in &scopes {
                check(kind, names);
            }
            eprintln!("| {folder} | {what} {}", rules(kind, &scopes));
        }
    }
}

/// The collections by their folders; none, and a word about it, where they are not there.
#[expect(clippy::disallowed_methods, reason = "a test asks where its data lie")]
fn collections() -> Vec<(&'static str, Scopes)> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus"));
    let root = std::env::var_os("MOF_CORPUS").map_or_else(beside, PathBuf::from);
    if !root.is_dir() {
        eprintln!("skipped: there is no folder {} (set MOF_CORPUS)", root.display());
        return Vec::new();
    }
    let folders = ["cim", "configmgr-sdk", "dsc", "linux", "mof3", "windows"];
    folders.map(|folder| (folder, scopes(root.join(folder)))).into()
}

fn scopes(folder: PathBuf) -> Scopes {
    let mut compiler = Compiler::new();
    #[cfg(feature = "pages")]
    compiler.reader(mof_sdk_pages::PageReader);
    let schema = compiler.path(folder).compile().schema;
    let named = |name: &str| (name.to_owned(), String::new());
    let of_classes = |names: fn(&Class) -> Vec<&str>| -> Vec<Names> {
        schema.classes().map(|class| names(class).into_iter().map(named).collect()).collect()
    };
    let classes: Names = schema.classes().map(|class| named(class.name.as_str())).collect();
    let properties = of_classes(|class| class.properties.iter().map(|property| property.name.as_str()).collect());
    let methods = of_classes(|class| class.methods.iter().map(|method| method.name.as_str()).collect());
    Scopes::from([
        ("classes", (Kind::Type, vec![classes.clone()])),
        ("files", (Kind::Module, vec![classes])),
        ("properties", (Kind::Field, properties)),
        ("methods", (Kind::Type, methods)),
        ("parameters", (Kind::Field, parameters(&schema))),
        ("labels", (Kind::Constant, tables(&schema))),
    ])
}

fn parameters(schema: &Schema) -> Vec<Names> {
    let methods = schema.classes().flat_map(|class| &class.methods);
    let names = methods
        .map(|method| method.parameters.iter().map(|parameter| (parameter.name.to_string(), String::new())).collect());
    names.collect()
}

/// The labels of each table.
fn tables(schema: &Schema) -> Vec<Names> {
    let mut tables = Vec::new();
    for class in schema.classes() {
        tables.extend(class.properties.iter().map(|property| table(&property.values, &property.bits)));
        for method in &class.methods {
            tables.push(table(&method.values, &[]));
            tables.extend(method.parameters.iter().map(|parameter| table(&parameter.values, &parameter.bits)));
        }
    }
    tables.retain(|table| !table.is_empty());
    tables
}

fn table(values: &[MappedValue], bits: &[BitValue]) -> Names {
    let values =
        values.iter().map(|value| (value.label.as_deref().unwrap_or_default().to_owned(), value.value.to_string()));
    let bits = bits.iter().map(|bit| (bit.label.as_deref().unwrap_or_default().to_owned(), bit.bit.to_string()));
    values.chain(bits).collect()
}

/// Each name is an identifier and no keyword, and none is there twice. Each half of the names gives none of its names to another than the
/// whole does.
fn check(kind: Kind, names: &Names) {
    let given = give(kind, names);
    let owners: HashMap<String, usize> =
        given.iter().enumerate().map(|(index, name)| (name.to_ascii_lowercase(), index)).collect();
    assert_eq!(owners.len(), given.len(), "{names:?}");
    for name in &given {
        assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name}");
        assert!(name.len() <= 2 * kind.max_length() + 20, "{name}");
        assert!(kind == Kind::Field || !KEYWORDS.contains(&name.as_str()), "{name}");
    }
    for parity in [0, 1] {
        let half: Vec<usize> = (0..names.len()).filter(|index| index % 2 == parity).collect();
        let of_half = give(kind, &half.iter().map(|index| names[*index].clone()).collect());
        for (index, name) in half.into_iter().zip(of_half) {
            let owner = owners.get(&name.to_ascii_lowercase());
            assert!(owner.is_none_or(|owner| *owner == index), "{name} in {names:?}");
        }
    }
}

fn give(kind: Kind, names: &Names) -> Vec<String> {
    let claim = |(name, value): &(String, String)| match kind {
        Kind::Constant => {
            let text = if has_words(name) { name } else { value };
            Claim::exactly(kind, rust_name(kind, text), value.clone()).or_ending_in(value)
        }
        _ => Claim::new(kind, name).or_with_underscores_of(name),
    };
    Scope::default().give(&names.iter().map(claim).collect::<Vec<_>>()).names
}

/// How many of the distinct names need which rule, as the rest of a row.
fn rules(kind: Kind, scopes: &[Names]) -> String {
    let distinct: BTreeSet<&str> = scopes.iter().flatten().map(|(name, _)| name.as_str()).collect();
    let count = |rule: &dyn Fn(&str) -> bool| distinct.iter().filter(|name| rule(name)).count();
    let first_is_digit =
        |name: &str| words(name).first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let is_mixed_case = |name: &str| {
        words(name).iter().any(|word| MIXED_CASE.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit())))
    };
    let length = |name: &str| words(name).iter().map(|word| word.len() + kind.separator().len()).sum::<usize>();
    let is_taken = |names: &Names| {
        let given = give(kind, names);
        given
            .iter()
            .zip(names)
            .filter(|(given, (name, _))| **given != rust_name(kind, name) && !words(name).is_empty())
            .count()
    };
    let columns = [
        distinct.len(),
        count(&|name| rust_name(kind, name).starts_with("r#") || rust_name(kind, name).ends_with('_')),
        count(&first_is_digit),
        count(&|name| words(name).is_empty()),
        count(&|name| !name.contains(char::is_alphanumeric) && !words(name).is_empty()),
        count(&|name| !name.is_ascii()),
        count(&is_mixed_case),
        count(&|name| length(name) > kind.max_length() + kind.separator().len()),
        scopes.iter().map(is_taken).sum(),
    ];
    columns.map(|count| format!("| {count} ")).concat() + "|"
}
