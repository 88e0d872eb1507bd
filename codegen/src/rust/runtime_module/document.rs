//! Documentation that stands in another place: its first paragraph, without links.
//!
//! Links would lead to where things were, and examples name the crate.

/// What is kept of documentation, line by line.
pub(super) fn summary(lines: &[String]) -> Vec<String> {
    let kept = lines.iter().take_while(|line| !line.trim().is_empty() && !line.trim_start().starts_with("```"));
    let text = kept.map(String::as_str).collect::<Vec<_>>().join("\n");
    without_links(&text).lines().map(str::to_owned).collect()
}

/// `[text](target)` and `[text]` become `text`.
fn without_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((shown, after)) = link.split_once(']') else {
            plain.push('[');
            rest = link;
            continue;
        };
        plain.push_str(shown);
        rest = after.strip_prefix('(').and_then(|target| target.split_once(')')).map_or(after, |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_has_no_links_and_no_examples() {
        let lines = [" A [`Class`](crate::Class) or an", " [`Object`].", "", " ```", " x", " ```"];
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(summary(&lines), [" A `Class` or an", " `Object`."]);
    }
}
