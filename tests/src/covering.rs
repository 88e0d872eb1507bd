//! Rows of choices in which every two choices meet.

use std::collections::BTreeSet;

/// A choice of one thing: which, and the number of what is chosen.
type Choice = (usize, usize);

/// Rows that choose for each of several things one out of so many, so that any two choices of two things stand together in some row.
///
/// ```
/// let rows = mof_tests::covering::rows(&[2, 2, 2, 2]);
/// assert!(rows.len() < 16 && rows.iter().any(|row| row[0] == 1 && row[3] == 0));
/// ```
pub fn rows(sizes: &[usize]) -> Vec<Vec<usize>> {
    let mut missing = all_pairs(sizes);
    let mut rows = Vec::new();
    while let Some(&pair) = missing.first() {
        let row = row(sizes, pair, &missing);
        missing.retain(|(one, other)| row[one.0] != one.1 || row[other.0] != other.1);
        rows.push(row);
    }
    rows
}

fn all_pairs(sizes: &[usize]) -> BTreeSet<(Choice, Choice)> {
    let choices = |thing: usize| (0..sizes[thing]).map(move |choice| (thing, choice));
    let things = (0..sizes.len()).flat_map(|one| (one + 1..sizes.len()).map(move |other| (one, other)));
    let pairs = things
        .flat_map(|(one, other)| choices(one).flat_map(move |first| choices(other).map(move |second| (first, second))));
    pairs.collect()
}

/// A row with a pair that is missing, and with as many others as one after the other can bring.
fn row(sizes: &[usize], pair: (Choice, Choice), missing: &BTreeSet<(Choice, Choice)>) -> Vec<usize> {
    let mut row: Vec<Option<usize>> = vec![None; sizes.len()];
    row[pair.0.0] = Some(pair.0.1);
    row[pair.1.0] = Some(pair.1.1);
    for thing in 0..sizes.len() {
        if row[thing].is_none() {
            let gain = |choice: &usize| {
                let others = row.iter().enumerate().filter_map(|(other, chosen)| Some((other, (*chosen)?)));
                let pairs = others
                    .map(|other| if other.0 < thing { (other, (thing, *choice)) } else { ((thing, *choice), other) });
                pairs.filter(|pair| missing.contains(pair)).count()
            };
            // The first of the best, so that defaults are frequent.
            row[thing] = (0..sizes[thing]).rev().max_by_key(gain);
        }
    }
    row.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_stands_in_some_row() {
        let sizes = [4, 3, 2, 3, 2, 2, 1];
        let rows = rows(&sizes);
        for ((one, first), (other, second)) in all_pairs(&sizes) {
            assert!(rows.iter().any(|row| row[one] == first && row[other] == second));
        }
        assert!(rows.len() <= 16, "{} rows, where 12 must be", rows.len());
    }
}
