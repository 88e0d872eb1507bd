//! Which known name a misspelt one was probably meant to be.

/// Names longer than this are only ever equal or different: nobody can have meant them, and the cost grows with the length.
const MAX_LENGTH: usize = 256;

/// The candidate that differs least from a name, if it differs in few letters: one in a short name, two in one of more than six letters,
/// three in one of more than fourteen.
///
/// Letter case does not matter, and of several equally near the first wins. Takes time in proportion to the length of all candidates.
///
/// ```
/// use mof_parser::suggest::nearest;
///
/// assert_eq!(nearest("sms_baseclas", ["SMS_Package", "SMS_BaseClass"]), Some("SMS_BaseClass"));
/// assert_eq!(nearest("Printer", ["SMS_Package", "SMS_BaseClass"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = Folded::from(name);
    let mut limit = match name.letters.len() {
        0..=1 => return None,
        2..=6 => 1,
        7..=14 => 2,
        _ if name.is_too_long => return None,
        _ => 3,
    };
    let mut best = None;
    let mut other = Folded::default();
    for candidate in candidates {
        if best.is_some() && limit == 0 {
            break;
        }
        let bound = if best.is_some() { limit - 1 } else { limit };
        // This sorts out most candidates before their letters are looked at. No letter takes more than four bytes.
        let bytes = if candidate.is_ascii() { 1 } else { 4 };
        let length = name.letters.len();
        if candidate.len() + bound < length || candidate.len() > bytes * (length + bound) {
            continue;
        }
        other.set(candidate);
        if let Some(distance) = letters_apart(&name, &other, bound) {
            limit = distance;
            best = Some(candidate);
        }
    }
    best
}

/// How many letters must be added, removed, changed or swapped with their neighbour to get from one name to the other, without regard
/// to case; `None` where it is more than `limit` or where a name is too long to be a slip of the pen.
///
/// ```
/// use mof_parser::suggest::distance;
///
/// assert_eq!(distance("Unit32", "uint32", 1), Some(1));
/// assert_eq!(distance("String", "Boolean", 2), None);
/// ```
pub fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    letters_apart(&one.into(), &other.into(), limit)
}

/// A name in lower case, by letters.
#[derive(Default)]
struct Folded {
    letters: Vec<char>,
    is_too_long: bool,
}

impl Folded {
    /// Puts another name in its place, which saves the memory of a new one.
    fn set(&mut self, name: &str) {
        self.letters.clear();
        self.is_too_long = name.len() > MAX_LENGTH;
        if name.is_ascii() {
            self.letters.extend(name.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.letters.extend(name.chars().flat_map(char::to_lowercase));
        }
    }
}

impl From<&str> for Folded {
    fn from(name: &str) -> Self {
        let mut folded = Self::default();
        folded.set(name);
        folded
    }
}

/// The distance of two names as optimal string alignment counts it.
fn letters_apart(one: &Folded, other: &Folded, limit: usize) -> Option<usize> {
    if one.is_too_long || other.is_too_long || one.letters.len().abs_diff(other.letters.len()) > limit {
        return None;
    }
    let (one, other) = without_common_ends(&one.letters, &other.letters);
    // Only cells near the diagonal can be within the limit.
    let beyond = limit + 1;
    let mut before = vec![beyond; other.len() + 1];
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut current = vec![beyond; other.len() + 1];
    for (row, letter) in one.iter().enumerate() {
        let columns = row.saturating_sub(limit)..other.len().min(row + beyond);
        current[columns.start] = if columns.start == 0 { row + 1 } else { beyond };
        for column in columns.clone() {
            let changed = above[column] + usize::from(*letter != other[column]);
            let mut least = changed.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == other[column] {
                least = least.min(before[column - 1] + 1);
            }
            current[column + 1] = least;
        }
        if current[columns.start..=columns.end].iter().all(|distance| *distance > limit) {
            return None;
        }
        if let Some(next) = current.get_mut(columns.end + 1) {
            *next = beyond;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut current);
    }
    above.last().copied().filter(|distance| *distance <= limit)
}

/// What differs between two texts and what lies in between. Names of one vendor begin alike.
fn without_common_ends<'a>(one: &'a [char], other: &'a [char]) -> (&'a [char], &'a [char]) {
    let same = |(one, other): &(&char, &char)| one == other;
    let start = one.iter().zip(other).take_while(same).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(same).count();
    (&one[..one.len() - end], &other[..other.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_without_case() {
        assert_eq!(distance("UInt32", "uint32", 1), Some(0));
        assert_eq!(distance("UIn32", "UInt32", 1), Some(1));
        assert_eq!(distance("Unit32", "UInt32", 1), Some(1));
        assert_eq!(distance("DependentDTs", "Dependents", 2), Some(2));
        assert_eq!(distance("String", "Boolean", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }

    /// All texts of up to four of these letters.
    fn texts() -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut last = 0;
        for _ in 0..4 {
            let longer: Vec<String> =
                texts[last..].iter().flat_map(|text| ["a", "b", "c"].map(|letter| format!("{text}{letter}"))).collect();
            last = texts.len();
            texts.extend(longer);
        }
        texts
    }

    /// The distance by its definition, with all cells.
    fn defined(one: &[u8], other: &[u8]) -> usize {
        let (Some((last, shorter)), Some((other_last, other_shorter))) = (one.split_last(), other.split_last()) else {
            return one.len().max(other.len());
        };
        let changed = defined(shorter, other_shorter) + usize::from(last != other_last);
        let nearest = changed.min(defined(shorter, other) + 1).min(defined(one, other_shorter) + 1);
        match (shorter.split_last(), other_shorter.split_last()) {
            (Some((before, rest)), Some((other_before, other_rest)))
                if before == other_last && last == other_before =>
            {
                nearest.min(defined(rest, other_rest) + 1)
            }
            _ => nearest,
        }
    }

    #[test]
    fn no_shortcut_changes_a_distance() {
        let texts = texts();
        for one in &texts {
            for other in &texts {
                let apart = defined(one.as_bytes(), other.as_bytes());
                for limit in 0..4 {
                    assert_eq!(distance(one, other, limit), (apart <= limit).then_some(apart), "{one} {other} {limit}");
                }
            }
        }
    }

    #[test]
    fn the_nearest_name_wins() {
        let names = ["SMS_Package", "SMS_BaseClass", "SMS_BaseClasses"];
        assert_eq!(nearest("SMS_BaseClsas", names), Some("SMS_BaseClass"));
        assert_eq!(nearest("CIM_DiskDrive", ["SCX_DiskDrive"]), None);
        assert_eq!(nearest("MaxLenth", ["MaxLen", "MinLen"]), Some("MaxLen"));
    }

    #[test]
    fn a_short_name_is_not_matched_with_just_anything() {
        assert_eq!(nearest("Key", ["Max", "Min"]), None);
        assert_eq!(nearest("Ky", ["Key"]), Some("Key"));
    }
}
