//! The checks, one function a kind of promise.

use super::{Rule, Strictness, Violation};
use crate::value::convert;
use crate::values::bits_of;
use crate::{
    BitEntry, CimType, CimValue, ClassMetadata, Constraint, Field, IntegerEntry, Object, PropertyMetadata, StringEntry,
    ValueTable,
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
        let value = object.field(index).map_or(CimValue::Null, Field::get);
        let mut check = Check { object, class, index, property, found: &mut found };
        check.property(&value, strictness);
    }
    found
}

/// The check of one property.
struct Check<'a> {
    object: &'a dyn Object,
    class: &'static ClassMetadata,
    index: usize,
    property: &'static PropertyMetadata,
    found: &'a mut Vec<Violation>,
}

impl Check<'_> {
    fn property(&mut self, value: &CimValue, strictness: Strictness) {
        if value.is_null() {
            return self.null();
        }
        // A value of another type breaks that promise alone; the others are not made about it.
        let value = match convert::to_property(value, self.property) {
            Ok(value) => value,
            Err(error) => {
                return self.found.push(Violation::unfit(self.class, self.index, error));
            }
        };
        self.array_size(&value);
        for constraint in self.property.constraint_list() {
            self.constraint(&value, *constraint);
        }
        if strictness == Strictness::Strict {
            self.value_table(&value);
        }
        self.embedded(&value, strictness);
    }

    /// Checks embedded objects of a known class like the object around them.
    fn embedded(&mut self, value: &CimValue, strictness: Strictness) {
        for (element, object) in value.elements().iter().enumerate() {
            if let CimValue::Instance(instance) = object {
                let element = self.property.is_array().then_some(element);
                let within = |violation: Violation| violation.within(self.class, self.index, element);
                self.found.extend(check(&**instance, strictness).into_iter().map(within));
            }
        }
    }

    fn null(&mut self) {
        if self.property.is_key() {
            self.report(Rule::Key, &CimValue::Null);
        }
        for constraint in self.property.constraint_list() {
            let required = match constraint {
                Constraint::Required => true,
                Constraint::RequiredIfNull(other) => self.is_null(other),
                Constraint::RequiredIfNotNull(other) => !self.is_null(other),
                _ => false,
            };
            if required {
                self.report(Rule::Constraint(*constraint), &CimValue::Null);
            }
        }
    }

    /// Whether another property of the object is null; one that the class does not have is.
    fn is_null(&self, property: &str) -> bool {
        let field = self.class.index_of(property).and_then(|index| self.object.field(index));
        field.is_none_or(Field::is_null)
    }

    fn array_size(&mut self, value: &CimValue) {
        let is_broken = |size: &u32| u32::try_from(value.elements().len()) != Ok(*size);
        if let Some(size) = self.property.array_size().filter(is_broken) {
            self.report(Rule::ArraySize(size), value);
        }
    }

    fn constraint(&mut self, value: &CimValue, constraint: Constraint) {
        use Constraint::{AllowedLen, MaxLen, MaxValue, MinLen, MinValue, Range, SizeLimit, ValueRange};
        match constraint {
            SizeLimit(low, high) | AllowedLen(low, high) if self.counts_elements() => {
                if !(low..=high).contains(&(value.elements().len() as u64)) {
                    self.report(Rule::Constraint(constraint), value);
                }
            }
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
