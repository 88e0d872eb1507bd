//! A configuration file to entries.

use std::collections::HashMap;

use mof_parser::toml::{self, Member, Node, Value};
use mof_parser::{Diagnostic, SourceMap, Span};

use super::entry::{Entry, Text};
use super::{Configuration, Form, Section, Setting, Texts, all, reports};

/// The table in which settings of generated Rust stand.
const RUST: &str = "rust";

/// Reads a file; what has the wrong form is reported and left out.
pub(super) fn read(
    configuration: &Configuration,
    sources: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let file = sources.add(configuration.path.to_string_lossy(), configuration.text.as_str());
    let members = match toml::read(sources.file(file)) {
        Ok(members) => members,
        Err(errors) => {
            diagnostics.extend(errors.iter().map(reports::syntax));
            return Vec::new();
        }
    };
    let mut reader = Reader { entries: Vec::new(), diagnostics };
    for member in members {
        match member.node.value {
            Value::Table(members) if member.key == RUST => reader.section(Section::Rust, members),
            _ => reader.section(Section::Top, vec![member]),
        }
    }
    let entries = reader.entries;
    report_repeated(&entries, diagnostics);
    entries
}

struct Reader<'a> {
    entries: Vec<Entry>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn section(&mut self, section: Section, members: Vec<Member>) {
        for member in members {
            let known = all().find(|setting| setting.section == section && setting.name == member.key);
            match known {
                Some(setting) => self.setting(setting, member.node),
                None => self.diagnostics.push(reports::unknown(section, &member)),
            }
        }
    }

    fn setting(&mut self, setting: &'static Setting, node: Node) {
        match (setting.form, node.value) {
            (Form::Map { .. }, Value::Table(members)) => {
                for member in members {
                    self.member(setting, None, member);
                }
            }
            (Form::Map { .. }, value) => {
                self.diagnostics.push(reports::form(setting, &Node { value, span: node.span }));
            }
            (Form::List(_), Value::List(elements)) => self.list(setting, None, node.span, &elements),
            (_, value) => self.text(setting, None, &Node { value, span: node.span }),
        }
    }

    /// A member of a table of keys and texts. TOML takes a key with a dot for a table in a table.
    fn member(&mut self, setting: &'static Setting, outer: Option<&str>, member: Member) {
        let key = outer.map_or(member.key.clone(), |outer| format!("{outer}.{}", member.key));
        let key = Text::new(key, member.key_span);
        let Node { value, span } = member.node;
        match (value, setting.form) {
            (Value::Table(members), _) if outer.is_none() => {
                for member in members {
                    self.member(setting, Some(&key.text), member);
                }
            }
            (Value::List(elements), Form::Map { texts: Texts::Several | Texts::SeveralWithCommas, .. }) => {
                self.list(setting, Some(&key), span, &elements);
            }
            (value, _) => self.text(setting, Some(&key), &Node { value, span }),
        }
    }

    fn list(&mut self, setting: &'static Setting, key: Option<&Text>, span: Span, elements: &[Node]) {
        if elements.is_empty() {
            self.diagnostics.push(reports::empty(setting, span));
        }
        for element in elements {
            self.text(setting, key, element);
        }
    }

    fn text(&mut self, setting: &'static Setting, key: Option<&Text>, node: &Node) {
        let text = match (&node.value, setting.form) {
            (Value::Text(text), _) => text.clone(),
            (Value::Integer(number), Form::Number(_)) => number.to_string(),
            _ => return self.diagnostics.push(reports::form(setting, node)),
        };
        self.entries.push(Entry { setting, key: key.cloned(), text: Text::new(text, node.span) });
    }
}

/// Reports entries under one key with one text each; to TOML, keys that differ in letter case are two.
fn report_repeated(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut known: HashMap<_, &Text> = HashMap::new();
    for entry in entries.iter().filter(|entry| matches!(entry.setting.form, Form::Map { texts: Texts::One, .. })) {
        let Some(key) = &entry.key else { continue };
        if let Some(first) = known.insert(entry.subject(), key) {
            diagnostics.push(reports::said_twice(first, key));
        }
    }
}
