//! Pass 2: the qualifier types: those that the inputs declare, and those that the compiler knows by itself.
//!
//! The known ones are MOF text in `standard/`: the qualifiers of DSP0004 and of its optional set, and those of WMI, Desired State
//! Configuration and Configuration Manager. A declaration among the inputs takes the place of a known one. WMI also has declarations
//! that give flavors only; those count for the file that they stand in.

use hashbrown::HashMap;
use std::sync::LazyLock;

use mof_parser::ast::{Flavor, QualifierDeclaration};
use mof_parser::diagnostic::Levels;
use mof_parser::{Dialect, FileId, SourceMap, parse};

use super::collect::Declarations;
use super::enumerations::Enumerations;
use super::types;
use super::values::{Embed, Expected, typed};
use crate::name::{CimName, NameMap, Named};
use crate::qualifier::Flavors;
use crate::report::Reports;
use crate::schema::QualifierType;
use crate::value::Value;

/// The qualifiers of DSP0004, as it declares them.
static STANDARD: LazyLock<NameMap<QualifierType>> =
    LazyLock::new(|| known(include_str!("../standard/qualifiers.mof"), Dialect::Standard));

/// The qualifiers that only MOF 3 has.
static MOF3: LazyLock<NameMap<QualifierType>> =
    LazyLock::new(|| known(include_str!("../standard/qualifiers_mof3.mof"), Dialect::Mof3));

/// The qualifiers of WMI, Desired State Configuration and Configuration Manager, which few files declare.
static MICROSOFT: LazyLock<NameMap<QualifierType>> =
    LazyLock::new(|| known(include_str!("../standard/qualifiers_microsoft.mof"), Dialect::Wmi));

/// The names of those that suggestions are made from, in order.
static KNOWN_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut names: Vec<&str> = STANDARD.keys().chain(MICROSOFT.keys()).map(CimName::as_str).collect();
    names.sort_unstable();
    names
});

/// All qualifier types of a compile.
#[derive(Debug, Default)]
pub(crate) struct QualifierTypes {
    /// Those of the inputs, in source order.
    pub(crate) declared: Vec<QualifierType>,
    index: NameMap<usize>,
    file_flavors: HashMap<FileId, NameMap<Vec<Flavor>>>,
}

/// Where a qualifier type comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The inputs declare it.
    Declared,
    /// DSP0004 declares it.
    Standard,
    /// WMI and its relatives know it, without declaring it anywhere.
    Microsoft,
}

/// The type that a name has without a declaration.
fn known_type(name: &str, origin: Origin, dialect: Dialect) -> Option<&'static QualifierType> {
    let name = Named(name);
    match origin {
        Origin::Declared => None,
        Origin::Microsoft => MICROSOFT.get(&name),
        Origin::Standard if dialect == Dialect::Mof3 => STANDARD.get(&name).or_else(|| MOF3.get(&name)),
        Origin::Standard => STANDARD.get(&name),
    }
}

/// Takes the qualifier types of the inputs. Of those declared twice the first counts.
pub(crate) fn qualifier_types(
    declarations: &Declarations<'_>,
    enumerations: &Enumerations,
    reports: &mut Reports,
) -> QualifierTypes {
    let mut types = QualifierTypes::default();
    for declaration in &declarations.qualifier_types {
        let name = CimName::from(declaration.name.text.as_str());
        if declaration.data_type.is_none() {
            let flavors = declaration.flavors.iter().map(|flavor| flavor.flavor);
            types.file_flavors.entry(declaration.span.file).or_default().entry(name).or_default().extend(flavors);
        } else if !types.index.contains_key(&name) {
            types.index.insert(name, types.declared.len());
            types.declared.push(resolved(declaration, enumerations, reports));
        }
    }
    types
}

impl QualifierTypes {
    /// The types that a name may mean in a dialect, the likeliest first.
    ///
    /// Where the standard rules, a declaration among the inputs is the only one. Elsewhere a qualifier keeps the types that practice
    /// gives it: `Deprecated` is a boolean in WMI and a list of strings in DSP0004, `Locale` a number or a string.
    pub(crate) fn candidates(
        &self,
        name: &str,
        dialect: Dialect,
    ) -> impl Iterator<Item = (Origin, &QualifierType)> + Clone {
        let declared = self.index.get(&Named(name)).map(|index| &self.declared[*index]);
        let strict = matches!(dialect, Dialect::Standard | Dialect::Mof3);
        let known: &[Origin] = match (strict, declared) {
            (true, Some(_)) => &[],
            (true, None) => &[Origin::Standard, Origin::Microsoft],
            (false, _) => &[Origin::Microsoft, Origin::Standard],
        };
        // Most callers want the first only, so the others are not looked for before they are asked for.
        let known = known.iter().filter_map(move |origin| Some((*origin, known_type(name, *origin, dialect)?)));
        declared.map(|declared| (Origin::Declared, declared)).into_iter().chain(known)
    }

    /// The flavors that a file states for all its uses of a qualifier.
    pub(crate) fn file_flavors(&self, file: FileId, name: &str) -> &[Flavor] {
        let stated = self.file_flavors.get(&file).and_then(|stated| stated.get(&Named(name)));
        stated.map_or(&[], Vec::as_slice)
    }

    /// The names of all qualifier types, for suggestions.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.declared.iter().map(|declared| declared.name.as_str()).chain(KNOWN_NAMES.iter().copied())
    }
}

/// The qualifier types of a text that is part of this crate. What it says never reaches a diagnostic.
fn known(text: &str, dialect: Dialect) -> NameMap<QualifierType> {
    let mut sources = SourceMap::default();
    let file = sources.add("", text);
    let specification = parse(sources.file(file), dialect).specification;
    let declared = specification.productions.iter().filter_map(|production| match production {
        mof_parser::ast::MofProduction::QualifierType(declaration) => Some(declaration),
        _ => None,
    });
    let mut reports = Reports::new([(file, dialect)], &Levels::default(), &[]);
    let none = Enumerations::default();
    let types = declared.map(|declaration| QualifierType { span: None, ..resolved(declaration, &none, &mut reports) });
    types.map(|known| (known.name.clone(), known)).collect()
}

fn resolved(declaration: &QualifierDeclaration, enumerations: &Enumerations, reports: &mut Reports) -> QualifierType {
    let written = declaration.data_type.as_ref();
    let data_type = written.map_or_else(types::unknown, |written| {
        types::qualifier_type(written, declaration.array.as_ref(), enumerations)
    });
    let expected = Expected { data_type: &data_type, declared: written.map(|written| *written.span) };
    let default = declaration.default.as_ref().map(|value| typed(value, expected, &mut NoInstances, reports));
    // The policies of MOF 3 are flavors under another name.
    let stated = declaration.flavors.iter().chain(&declaration.policies);
    QualifierType {
        name: declaration.name.text.as_str().into(),
        default,
        data_type,
        scopes: declaration.scopes.iter().map(|scope| scope.scope).collect(),
        flavors: Flavors::default().with(stated.map(|flavor| flavor.flavor)),
        span: Some(*declaration.span),
    }
}

/// A qualifier is never an instance.
pub(super) struct NoInstances;

impl Embed for NoInstances {
    fn embed(&mut self, _: &mof_parser::ast::InstanceDeclaration, _: Option<Expected<'_>>, _: &mut Reports) -> Value {
        Value::Null
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_qualifier_types_are_valid_mof() {
        for (text, dialect) in [
            (include_str!("../standard/qualifiers.mof"), Dialect::Standard),
            (include_str!("../standard/qualifiers_microsoft.mof"), Dialect::Standard),
            (include_str!("../standard/qualifiers_mof3.mof"), Dialect::Mof3),
        ] {
            let mut sources = SourceMap::default();
            let file = sources.add("known.mof", text);
            assert_eq!(parse(sources.file(file), dialect).diagnostics, []);
        }
    }

    #[test]
    fn the_known_qualifier_types_say_what_the_standard_says() {
        let key = &STANDARD[&CimName::from("key")];
        assert_eq!(key.flavors.keywords().collect::<Vec<_>>(), ["DisableOverride", "ToSubclass"]);
        assert_eq!(key.default, Some(Value::Boolean(false)));
        assert_eq!(STANDARD[&CimName::from("Read")].default, Some(Value::Boolean(true)));
        assert!(STANDARD[&Named("ValueMap")].data_type.array.is_some());
        assert!(!STANDARD[&CimName::from("Abstract")].flavors.to_subclass);
    }
}
