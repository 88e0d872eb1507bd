//! Finds the name that a misspelt one probably means.

/// The candidate that differs least from the name, if it differs in at most a fifth of the letters. Without case; the first wins.
pub(crate) fn closest<'n>(name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let name = folded(name);
    let mut limit = (name.len() / 5).clamp(1, 3);
    let mut best = None;
    for candidate in candidates {
        if best.is_some() && limit == 0 {
            break;
        }
        let bound = if best.is_some() { limit - 1 } else { limit };
        if let Some(distance) = distance(&name, &folded(candidate), bound) {
            limit = distance;
            best = Some(candidate);
        }
    }
    best
}

fn folded(name: &str) -> Vec<char> {
    // No name that anyone can have meant is longer, and the cost grows with the length.
    name.chars().take(256).flat_map(char::to_lowercase).collect()
}

/// How many letters must be inserted, removed, replaced or swapped with their neighbour, if not more than `limit`.
fn distance(left: &[char], right: &[char], limit: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = above[column] + usize::from(letter != other);
            let mut least = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        if current.iter().min().is_some_and(|least| *least > limit) {
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
    fn the_nearest_name_wins_whatever_its_case() {
        let names = ["SMS_Package", "SMS_BaseClass", "SMS_BaseClasses"];
        assert_eq!(closest("sms_baseclas", names), Some("SMS_BaseClass"));
        assert_eq!(closest("SMS_BaseClsas", names), Some("SMS_BaseClass"));
        assert_eq!(closest("CIM_DiskDrive", ["SCX_DiskDrive"]), None);
    }

    #[test]
    fn a_short_name_is_not_matched_with_just_anything() {
        assert_eq!(closest("Key", ["Max", "Min"]), None);
        assert_eq!(closest("Ky", ["Key"]), Some("Key"));
    }
}
