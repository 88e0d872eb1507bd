//! Which known name a misspelt one was probably meant to be.

/// Whether one text becomes the other by adding, dropping or changing one character, or by swapping two neighbours.
pub(crate) fn is_one_edit(left: &str, right: &str) -> bool {
    distance(left, right, 1) == Some(1)
}

/// The candidate that is nearest to a word without regard to case, where one is near enough to be what was meant.
///
/// A third of the word's characters may differ, but three at most. Of several equally near the first is taken. Takes time
/// proportional to the total length of the candidates.
///
/// ```
/// use mof_parser::suggest::nearest;
///
/// assert_eq!(nearest("SMS_BaseClas", ["SMS_BaseClass", "SMS_Site"]), Some("SMS_BaseClass"));
/// assert_eq!(nearest("Printer", ["SMS_BaseClass", "SMS_Site"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).min(3);
    let near = candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &candidate.to_lowercase(), limit)?, candidate)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// The number of edits between two texts (optimal string alignment), unless it is over a limit.
fn distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, left_char) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, right_char) in right.iter().enumerate() {
            let changed = above[column] + usize::from(left_char != right_char);
            let mut best = changed.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *left_char == right[column - 1] && left[row - 1] == *right_char {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        if current.iter().all(|distance| *distance > limit) {
            return None;
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_adds_drops_changes_or_swaps_a_character() {
        for near in ["unit32", "uin32", "uint322", "uint33"] {
            assert!(is_one_edit(near, "uint32"), "{near}");
        }
        assert!(!is_one_edit("uint32", "uint32"));
        assert!(!is_one_edit("nuit32x", "uint32"));
    }
}
