//! The signature of an overriding method: S030 (DSP0004 5.6.3, `Override`).
//!
//! CIM has no overloading: an override takes and returns what the inherited method does, only the classes of references and embedded
//! instances may be narrower. In MOF 3 it may add parameters that have a default value.

use hashbrown::HashSet;

use mof_parser::ast::{DataType, ParameterDeclaration};
use mof_parser::{Diagnostic, Dialect, Span};

use super::override_types::{described, is_same};
use crate::codes;
use crate::name::CimName;
use crate::report::Reports;
use crate::resolve::{Lineage, OwnMethod};
use crate::schema::{ClassId, Method, Parameter, Type};

/// Checks that an overriding method keeps its signature; reports the first difference. Gives whether there is none.
pub(super) fn check(method: &OwnMethod<'_>, class: ClassId, lineage: &Lineage<'_>, reports: &mut Reports) -> bool {
    let Some(overridden) = method.overridden.as_deref() else { return true };
    if reports.has_errors_within(*method.declaration.span) || reports.has_errors_within(overridden.span) {
        return true;
    }
    let dialect = reports.dialect(method.declaration.span.file);
    let comparison = Comparison { method, overridden, class, lineage, dialect };
    let difference = comparison.return_type().or_else(|| comparison.parameters());
    let Some(Difference { at, message, other, label }) = difference else { return true };
    let diagnostic = Diagnostic::new(codes::INCOMPATIBLE_METHOD, at, message).label(other, label);
    reports.report(diagnostic.help("an override keeps the signature: declare the same one, or rename the method"));
    false
}

/// A method beside the one that it overrides.
struct Comparison<'a> {
    method: &'a OwnMethod<'a>,
    overridden: &'a Method,
    class: ClassId,
    lineage: &'a Lineage<'a>,
    dialect: Dialect,
}

/// What differs, and where.
struct Difference {
    at: Span,
    message: String,
    other: Span,
    label: &'static str,
}

impl Comparison<'_> {
    fn return_type(&self) -> Option<Difference> {
        let written = &self.method.declaration.return_type;
        let (now, before) = (&self.method.resolved.return_type, &self.overridden.return_type);
        let is_same = match (now, before) {
            (Some(now), Some(before)) => self.fits(now, before, written),
            (now, before) => now.is_none() && before.is_none(),
        };
        let shown = |of: &Option<Type>| of.as_ref().map_or_else(|| "`void`".to_owned(), described);
        let name = &self.method.declaration.name.text;
        (!is_same).then(|| Difference {
            at: *written.span,
            message: format!("method `{name}` returns {}, but the inherited one returns {}", shown(now), shown(before)),
            other: self.overridden.name_span,
            label: "inherited from here",
        })
    }

    /// Compares the parameters one by one; then one list may be longer.
    fn parameters(&self) -> Option<Difference> {
        let may_be_added = self.dialect == Dialect::Mof3;
        let inherited: HashSet<&CimName> = self.overridden.parameters.iter().map(|of| &of.name).collect();
        let added = |of: &Parameter| may_be_added && of.default.is_some() && !inherited.contains(&of.name);
        let own = self.method.declaration.parameters.iter().zip(&self.method.resolved.parameters);
        let own: Vec<_> = own.filter(|(_, parameter)| !added(parameter)).collect();
        let mut pairs = own.iter().zip(&self.overridden.parameters);
        let different = pairs.find_map(|((declaration, now), before)| self.parameter(declaration, now, before));
        let surplus = own.get(self.overridden.parameters.len()).map(|(declaration, _)| *declaration);
        let missing = self.overridden.parameters.get(own.len());
        different
            .or_else(|| surplus.map(|declaration| self.surplus(declaration)))
            .or_else(|| missing.map(|before| self.missing(before)))
    }

    fn parameter(&self, declaration: &ParameterDeclaration, now: &Parameter, before: &Parameter) -> Option<Difference> {
        let name = &declaration.name;
        let other = before.span;
        let differs = |at, message| Some(Difference { at, message, other, label: "the inherited parameter" });
        if now.name != before.name {
            let message = format!("parameter `{}` stands where the inherited method has `{}`", name.text, before.name);
            return differs(*name.span, message);
        }
        if !self.fits(&now.data_type, &before.data_type, &declaration.data_type) {
            let (now, before) = (described(&now.data_type), described(&before.data_type));
            let message = format!("parameter `{}` is {now}, but the inherited one is {before}", name.text);
            return differs(*declaration.data_type.span, message);
        }
        let (now, before) = (direction(now), direction(before));
        let message = || format!("parameter `{}` goes {now}, but the inherited one goes {before}", name.text);
        if now == before { None } else { differs(*declaration.span, message()) }
    }

    fn surplus(&self, declaration: &ParameterDeclaration) -> Difference {
        Difference {
            at: *declaration.span,
            message: format!("the inherited method has no parameter `{}`", declaration.name.text),
            other: self.overridden.name_span,
            label: "inherited from here",
        }
    }

    fn missing(&self, before: &Parameter) -> Difference {
        let name = &self.method.declaration.name;
        Difference {
            at: *name.span,
            message: format!("method `{}` lacks the parameter `{}` of the inherited one", name.text, before.name),
            other: before.span,
            label: "the inherited parameter",
        }
    }

    fn fits(&self, now: &Type, before: &Type, written: &DataType) -> bool {
        is_same(now, before, written, self.dialect) && self.lineage.is_narrower(self.class, now, before)
    }
}

fn direction(parameter: &Parameter) -> &'static str {
    match (parameter.is_in(), parameter.is_out()) {
        (true, true) => "in and out",
        (_, true) => "out",
        _ => "in",
    }
}
