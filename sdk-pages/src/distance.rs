//! How many slips of the pen lie between two words.

/// Words longer than this are only ever equal or different.
const LONGEST: usize = 128;

/// The number of letters to insert, delete, replace or swap with their neighbour to get from one word to the other, ignoring case;
/// `None` where it is more than `most`.
///
/// Costs the product of both lengths, each of which is limited.
pub(crate) fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other) = (folded(one)?, folded(other)?);
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other_letter) in other.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != other_letter);
            let mut cost = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *other_letter {
                cost = cost.min(before_last[column - 1] + 1);
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

fn folded(word: &str) -> Option<Vec<char>> {
    (word.len() <= LONGEST).then(|| word.chars().map(|letter| letter.to_ascii_lowercase()).collect())
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn slips_are_counted_without_case() {
        assert_eq!(distance("UInt32", "uint32", 1), Some(0));
        assert_eq!(distance("UIn32", "UInt32", 1), Some(1));
        assert_eq!(distance("Unit32", "UInt32", 1), Some(1));
        assert_eq!(distance("DependentDTs", "Dependents", 2), Some(2));
        assert_eq!(distance("String", "Boolean", 2), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }
}
