//! The checks, one function a kind of promise.

use super::{Rule, Strictness, Violation};
use crate::value::fit;
use crate::values::bits_of;
use crate::{
    BitEntry, CimType, CimValue, ClassMetadata, Constraint, Field, FieldView, IntegerEntry, Object, PropertyMetadata,
    StringEntry, ValueTable,
};

/// All violations of an object, in the order of its properties.
///
/// Nothing is promised about an instance of no known class.
pub(super) fn check(object: &dyn Object, strictness: Strictness) -> Vec<Violation> {
    let Some(instance) = object.as_instance() else {
        return properties(object, strictness);
    };
    let mut found = instance.duplicate_violations();
    found.extend(properties(object, strictness));
    // Stable, so the violations of one property stay in the order they were found in.
    found.sort_by_key(|violation| violation.index);
    if !instance.class().name().is_empty() {
        let repeated = instance.repeated_member();
        found.extend(repeated.map(|(name, value)| Violation::repeated(instance.class(), name, value)));
    }
    if strictness == Strictness::Strict && !instance.class().name().is_empty() {
        let undeclared = |(name, value): (&str, &CimValue)| Violation::undeclared(instance.class(), name, value);
        found.extend(instance.members_of_its_own().map(undeclared));
    }
    found
}

fn properties(object: &dyn Object, strictness: Strictness) -> Vec<Violation> {
    let class = object.metadata();
    let mut found = Vec::new();
    for (index, property) in class.properties().iter().enumerate() {
        let mut check = Check { object, class, index, property, strictness, found: &mut found };
        match object.field(index) {
            None => check.null(),
            Some(field) if field.is_null() => check.null(),
            // An empty `Vec` may stand for null or for an empty array, so nothing is asked of it.
            Some(field) if field.is_unset() => {}
            Some(field) => check.field(field),
        }
    }
    found
}

/// The check of one property.
struct Check<'a> {
    object: &'a dyn Object,
    class: &'static ClassMetadata,
    index: usize,
    property: &'static PropertyMetadata,
    strictness: Strictness,
    found: &'a mut Vec<Violation>,
}

impl Check<'_> {
    fn field(&mut self, field: &dyn Field) {
        match field.view() {
            FieldView::Value(value) => self.value(&value),
            FieldView::Text(_) if self.property.constraint_list().is_empty() && self.strictness == Strictness::Open => {
            }
            FieldView::Text(text) => self.value(&text.into()),
            FieldView::Object(object) => self.embedded(object, None),
            FieldView::Objects(objects) => {
                self.sizes(objects.len(), &|| field.get());
                for (element, object) in objects.into_iter().enumerate() {
                    if let Some(object) = object {
                        self.embedded(object, Some(element));
                    }
                }
            }
        }
    }

    fn value(&mut self, value: &CimValue) {
        // A value of another type breaks that promise alone; the others are not made about it.
        let value = match fit::to_property(value, self.property) {
            Ok(value) => value,
            Err(error) => {
                return self.found.extend(Violation::of_value(self.class, self.index, error));
            }
        };
        self.sizes(value.elements().len(), &|| value.clone().into_owned());
        for constraint in self.property.constraint_list() {
            self.constraint(&value, *constraint);
        }
        if self.strictness == Strictness::Strict {
            self.value_table(&value);
        }
        for (element, object) in value.elements().iter().enumerate() {
            if let CimValue::Instance(instance) = object {
                self.embedded(&**instance, self.property.is_array().then_some(element));
            }
        }
    }

    /// Checks an embedded object of a known class like the object around it.
    fn embedded(&mut self, object: &dyn Object, element: Option<usize>) {
        let within = |violation: Violation| violation.within(self.class, self.index, element);
        self.found.extend(check(object, self.strictness).into_iter().map(within));
    }

    fn null(&mut self) {
        if self.property.is_key() {
            self.report(Rule::Key, &CimValue::Null);
        }
        for constraint in self.property.constraint_list() {
            let required = match constraint {
                Constraint::Required => true,
                Constraint::RequiredIfNull(other) => self.other(other).is_none_or(Field::is_null),
                Constraint::RequiredIfNotNull(other) => self.other(other).is_some_and(|field| !field.is_unset()),
                _ => false,
            };
            if required {
                self.report(Rule::Constraint(*constraint), &CimValue::Null);
            }
        }
    }

    /// Another property of the object; a class that does not have it has it as null.
    fn other(&self, property: &str) -> Option<&dyn Field> {
        self.class.index_of(property).and_then(|index| self.object.field(index))
    }

    /// Checks how many elements an array has.
    fn sizes(&mut self, count: usize, value: &dyn Fn() -> CimValue) {
        if !self.property.is_array() {
            return;
        }
        if let Some(size) = self.property.array_size().filter(|size| u32::try_from(count) != Ok(*size)) {
            self.report(Rule::ArraySize(size), &value());
        }
        if !self.counts_elements() {
            return;
        }
        for constraint in self.property.constraint_list() {
            match constraint {
                Constraint::SizeLimit(low, high) | Constraint::AllowedLen(low, high)
                    if !(*low..=*high).contains(&(count as u64)) =>
                {
                    self.report(Rule::Constraint(*constraint), &value());
                }
                _ => {}
            }
        }
    }

    fn constraint(&mut self, value: &CimValue, constraint: Constraint) {
        use Constraint::{AllowedLen, MaxLen, MaxValue, MinLen, MinValue, Range, SizeLimit, ValueRange};
        match constraint {
            SizeLimit(..) | AllowedLen(..) if self.counts_elements() => {}
            MaxLen(high) => self.lengths(value, constraint, 0, high),
            MinLen(low) => self.lengths(value, constraint, low, u64::MAX),
            SizeLimit(low, high) | AllowedLen(low, high) => {
                self.lengths(value, constraint, low, high);
            }
            MinValue(low) => self.numbers(value, constraint, low, i128::MAX),
            MaxValue(high) => self.numbers(value, constraint, i128::MIN, high),
            Range(low, high) | ValueRange(low, high) => self.numbers(value, constraint, low, high),
            Constraint::Required | Constraint::RequiredIfNull(_) | Constraint::RequiredIfNotNull(_) => {}
        }
    }

    fn counts_elements(&self) -> bool {
        self.property.is_array() && self.property.cim_type() != CimType::String
    }

    fn lengths(&mut self, value: &CimValue, constraint: Constraint, low: u64, high: u64) {
        self.elements(value, Rule::Constraint(constraint), |element| {
            element.as_str().is_none_or(|text| (low..=high).contains(&(text.chars().count() as u64)))
        });
    }

    #[expect(clippy::cast_precision_loss, reason = "a real is compared with the limit as a real")]
    fn numbers(&mut self, value: &CimValue, constraint: Constraint, low: i128, high: i128) {
        self.elements(value, Rule::Constraint(constraint), |element| match element {
            CimValue::Real32(number) => (low as f64..=high as f64).contains(&f64::from(*number)),
            CimValue::Real64(number) => (low as f64..=high as f64).contains(number),
            _ => element.as_integer().is_none_or(|number| (low..=high).contains(&number)),
        });
    }

    fn value_table(&mut self, value: &CimValue) {
        let cim_type = self.property.cim_type();
        match self.property.value_table() {
            ValueTable::Integers(entries) => self.elements(value, Rule::ValueMap, |element| {
                element.as_integer().is_none_or(|number| IntegerEntry::find(entries, number).is_some())
            }),
            ValueTable::Strings(entries) => self.elements(value, Rule::ValueMap, |element| {
                element.as_str().is_none_or(|text| StringEntry::find(entries, text).is_some())
            }),
            ValueTable::Bits(entries) => self.elements(value, Rule::BitMap, |element| {
                let known = BitEntry::mask_of(entries);
                bits_of(element, cim_type).is_none_or(|bits| bits & !known == 0)
            }),
            ValueTable::None => {}
        }
    }

    /// Reports the first element that breaks the rule, and how many more do.
    fn elements(&mut self, value: &CimValue, rule: Rule, satisfies: impl Fn(&CimValue) -> bool) {
        let elements = value.elements();
        let mut broken = elements.iter().enumerate().filter(|(_, element)| !satisfies(element));
        let Some((first, element)) = broken.next() else {
            return;
        };
        let violation = Violation::new(self.class, self.index, rule, element);
        let further = broken.count();
        let is_array = matches!(value, CimValue::Array(_));
        self.found.push(if is_array { violation.in_elements(first, further) } else { violation });
    }

    fn report(&mut self, rule: Rule, value: &CimValue) {
        self.found.push(Violation::new(self.class, self.index, rule, value));
    }
}
