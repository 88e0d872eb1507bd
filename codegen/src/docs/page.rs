//! Builds one Markdown page; what it is given is Markdown already.

use crate::header;

/// A page that grows from top to bottom.
pub(super) struct Page {
    text: String,
}

impl Page {
    pub(super) fn new(title: &str) -> Self {
        let mut page = Self { text: format!("<!-- {} -->\n", header()) };
        page.heading(1, title);
        page
    }

    pub(super) fn heading(&mut self, level: usize, title: &str) {
        self.block(&format!("{} {title}", "#".repeat(level)));
    }

    /// A heading that links can name.
    pub(super) fn anchored_heading(&mut self, level: usize, anchor: &str, title: &str) {
        self.heading(level, &format!("<a id=\"{anchor}\"></a>{title}"));
    }

    /// A paragraph, or anything else that stands between empty lines; nothing if it is empty.
    pub(super) fn block(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push('\n');
            self.text.push_str(text);
            self.text.push('\n');
        }
    }

    /// A table of facts, without those that have no values.
    pub(super) fn facts(&mut self, facts: Vec<(&str, Vec<String>)>) {
        let facts = facts.into_iter().filter(|(_, values)| !values.is_empty());
        self.table(&["", ""], facts.map(|(name, values)| vec![name.to_owned(), values.join(", ")]));
    }

    /// A table; nothing if it has no rows.
    pub(super) fn table(&mut self, titles: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
        let rows: Vec<String> = rows.into_iter().map(|cells| row(&cells)).collect();
        if !rows.is_empty() {
            let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
            let rule = "|---".repeat(titles.len()) + "|";
            self.block(&format!("{}\n{rule}\n{}", row(&titles), rows.join("\n")));
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}
