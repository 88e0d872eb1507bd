//! Bit fields: whether numbers are positions, masks or plain values.
//!
//! Pages write `[bits]` both over positions (0, 1, 2, 3) and over masks (1, 2, 4, 8). Masks are told by being powers of two only, with at
//! least three of them or one that no position of the type reaches, or by being hexadecimal; the rest are positions. A few numbers that are
//! neither, or that combine masks, are reported and left to the description. What can be both is reported. `BitMap` always gets positions (DSP0004
//! 5.6.3).

use mof_parser::ast::IntrinsicType;
use mof_parser::{Diagnostic, Diagnostics, Span};

use super::{Context, Entry, Form, Map, MapRow, Said, line};
use crate::codes;
use crate::properties::Piece;

/// The number of bits of an integer type.
pub(super) fn width(intrinsic: IntrinsicType) -> Option<u32> {
    match intrinsic {
        IntrinsicType::Uint8 | IntrinsicType::Sint8 => Some(8),
        IntrinsicType::Uint16 | IntrinsicType::Sint16 | IntrinsicType::Char16 => Some(16),
        IntrinsicType::Uint32 | IntrinsicType::Sint32 => Some(32),
        IntrinsicType::Uint64 | IntrinsicType::Sint64 => Some(64),
        _ => None,
    }
}

/// Whether a description says that values are combined.
pub(super) fn wording(body: &[Piece<'_>]) -> Said {
    let lines = body.iter().flat_map(|piece| match piece {
        Piece::Prose(_, lines) => *lines,
        _ => &[],
    });
    lines.map(|line| said_in(&line.as_str().to_ascii_lowercase())).max().unwrap_or(Said::Nowhere)
}

fn said_in(line: &str) -> Said {
    let phrases = ["combination of the following", "bit mask", "bitmask", "bit field", "bit flags"];
    let mut words = line.split(|character: char| !character.is_alphanumeric());
    if phrases.iter().any(|phrase| line.contains(phrase)) {
        Said::ByWording
    } else if words.any(|word| ["bit", "bits", "bitwise", "flag", "flags"].contains(&word)) {
        Said::ByHint
    } else {
        Said::Nowhere
    }
}

/// Reads entries as a bit field; `None` where the numbers are plain values.
pub(super) fn read(
    entries: &[Entry<'_>],
    form: Form,
    span: Span,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Map> {
    let width = width(context.intrinsic?)?;
    let numbers: Vec<i128> = entries.iter().filter_map(|entry| Some(entry.number.as_ref()?.value)).collect();
    let meaning = match (form, context.bits) {
        (Form::Positions, _) => Meaning::Positions,
        (Form::MasksWithPositions, _) => Meaning::MasksWithPositions,
        (Form::Plain, Said::ByQualifier) if are_hexadecimal_masks(entries) => Meaning::Masks,
        (Form::Plain, Said::ByQualifier) => meaning(&numbers, width, span, context, diagnostics)?,
        (Form::Plain, Said::ByWording) => Some(Meaning::Masks).filter(|_| are_masks(&numbers))?,
        (Form::Plain, Said::ByHint) => hinted(&numbers, span, context, diagnostics)?,
        (Form::Plain, Said::Nowhere) => return None,
    };
    let mut map = Map::default();
    for entry in entries {
        match (position(entry, meaning, width, diagnostics), &entry.number) {
            (Some(bit), Some(number)) => {
                map.rows.push(MapRow {
                    value: bit.to_string(),
                    label: number.label(&entry.label).to_owned(),
                    span: entry.value.span(),
                });
            }
            // The value 0 is no bit, and no mistake.
            (None, Some(number)) if number.value == 0 => map.others.push(format!("0: {}", number.label(&entry.label))),
            _ => {
                report_no_bit(entry, context, diagnostics);
                map.others.push(line(entry));
            }
        }
    }
    Some(map)
}

/// What the numbers of a bit field mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Positions,
    Masks,
    MasksWithPositions,
}

fn meaning(
    numbers: &[i128],
    width: u32,
    span: Span,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Meaning> {
    if numbers.is_empty() {
        return None;
    }
    let width = i128::from(width);
    let all_positions = numbers.iter().all(|number| (0..width).contains(number));
    let few = numbers.iter().filter(|number| **number != 0).count() < 3;
    match (are_masks(numbers), all_positions) {
        (false, _) if are_masks_and_combinations(numbers) => {
            report_ambiguous("they are read as masks", span, context, diagnostics);
            Some(Meaning::Masks)
        }
        (false, true) => Some(Meaning::Positions),
        // A few wrong numbers do not make another thing of a bit field.
        (false, false) => {
            let positions = numbers.iter().filter(|number| (0..width).contains(*number)).count();
            (2 * positions > numbers.len()).then_some(Meaning::Positions)
        }
        // The position 0 shows what the numbers are, where there are too few of them to be masks by their look.
        (true, true) if few && numbers.contains(&0) => Some(Meaning::Positions),
        (true, true) if few => {
            report_ambiguous("they are read as positions", span, context, diagnostics);
            Some(Meaning::Positions)
        }
        (true, _) => {
            // Positions that count from one go up to the width.
            if !few && numbers.iter().all(|number| *number <= width) {
                report_ambiguous("they are read as masks", span, context, diagnostics);
            }
            Some(Meaning::Masks)
        }
    }
}

/// Masks, if there are enough of them that this cannot be by chance.
fn hinted(numbers: &[i128], span: Span, context: Context<'_>, diagnostics: &mut Diagnostics) -> Option<Meaning> {
    if !are_masks(numbers) {
        return None;
    }
    if numbers.iter().filter(|number| **number != 0).count() < 3 {
        // A list with 0 is one of plain values, and so is a single number.
        if numbers.len() > 1 && !numbers.contains(&0) {
            report_ambiguous("they are read as plain values", span, context, diagnostics);
        }
        return None;
    }
    Some(Meaning::Masks)
}

/// Whether all numbers but 0 are powers of two.
fn are_masks(numbers: &[i128]) -> bool {
    numbers.iter().filter(|number| **number != 0).all(|number| is_mask(*number))
}

fn is_mask(number: i128) -> bool {
    number > 0 && number.count_ones() == 1
}

/// Nobody writes positions in hexadecimal: most are masks, and the others combine them.
fn are_hexadecimal_masks(entries: &[Entry<'_>]) -> bool {
    let numbers = entries.iter().filter_map(|entry| entry.number.as_ref()).filter(|number| number.value != 0);
    let numbers: Vec<_> = numbers.collect();
    let masks = numbers.iter().filter(|number| is_mask(number.value)).count();
    masks > 1 && 2 * masks > numbers.len() && numbers.iter().all(|number| number.is_hexadecimal)
}

/// `1, 2, 4, 8, 15`: at least four masks, and few numbers that combine them.
fn are_masks_and_combinations(numbers: &[i128]) -> bool {
    let (masks, others): (Vec<i128>, Vec<i128>) =
        numbers.iter().filter(|number| **number != 0).partition(|number| is_mask(**number));
    let all = masks.iter().fold(0, |all, mask| all | mask);
    masks.len() > 3 && masks.len() > 3 * others.len() && others.iter().all(|other| *other > 0 && other & !all == 0)
}

fn report_ambiguous(reading: &str, span: Span, context: Context<'_>, diagnostics: &mut Diagnostics) {
    diagnostics.report(
        Diagnostic::new(
            codes::BITS_AMBIGUOUS,
            span,
            format!("the numbers of bit field `{}` can be bit positions or masks", context.name),
        )
        .help(format!("name the column `Bit`, or write masks as `0x00000002 (1)`; {reading}")),
    );
}

fn position(entry: &Entry<'_>, meaning: Meaning, width: u32, diagnostics: &mut Diagnostics) -> Option<u32> {
    let number = entry.number.as_ref()?;
    let of_mask = is_mask(number.value).then(|| number.value.trailing_zeros());
    let position = match (meaning, number.second) {
        (Meaning::Positions, _) => u32::try_from(number.value).ok(),
        (Meaning::MasksWithPositions, Some(second)) if second != number.value => {
            let written = u32::try_from(second).ok();
            if written != of_mask {
                report_contradiction(entry, diagnostics);
            }
            written
        }
        (Meaning::Masks | Meaning::MasksWithPositions, _) => of_mask,
    };
    position.filter(|position| *position < width)
}

fn report_contradiction(entry: &Entry<'_>, diagnostics: &mut Diagnostics) {
    diagnostics.report(
        Diagnostic::new(
            codes::BIT_CONTRADICTION,
            entry.value.span(),
            format!("the mask and the bit position in `{}` differ", entry.value.as_str()),
        )
        .help("correct one of the two; the position is read"),
    );
}

fn report_no_bit(entry: &Entry<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) {
    let message = format!("value `{}` is no bit of {} `{}`", entry.value.as_str(), context.kind, context.name);
    diagnostics.report(
        Diagnostic::new(codes::NOT_A_BIT, entry.value.span(), message)
            .help("write a bit position below the width of the type, or one mask"),
    );
}
