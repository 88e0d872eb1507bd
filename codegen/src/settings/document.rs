//! A configuration file to entries.

use mof_parser::toml::{self, Member, Node, Value};
use mof_parser::{Diagnostic, SourceMap};

use super::{Configuration, Entry, Form, SETTINGS, Section, Setting, Text, reports};

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
    reader.entries
}

struct Reader<'a> {
    entries: Vec<Entry>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn section(&mut self, section: Section, members: Vec<Member>) {
        for member in members {
            let known = SETTINGS.iter().find(|setting| setting.section == section && setting.name == member.key);
            match known {
                Some(setting) => self.setting(setting, member.node),
                None => self.diagnostics.push(reports::unknown(section, &member)),
            }
        }
    }

    fn setting(&mut self, setting: &'static Setting, node: Node) {
        match (setting.form, node.value) {
            (Form::Map { several, .. }, Value::Table(members)) => {
                for member in members {
                    self.member(setting, several, None, member);
                }
            }
            (Form::List { .. }, Value::List(elements)) => {
                for element in &elements {
                    self.text(setting, None, element);
                }
            }
            (Form::Word { .. } | Form::Text { .. } | Form::List { .. }, value) => {
                self.text(setting, None, &Node { value, span: node.span });
            }
            (Form::Map { .. }, value) => {
                self.diagnostics.push(reports::form(setting, &Node { value, span: node.span }));
            }
        }
    }

    /// A member of a table of keys and texts. TOML takes a key with a dot for a table in a table.
    fn member(&mut self, setting: &'static Setting, several: bool, outer: Option<&str>, member: Member) {
        let key = outer.map_or(member.key.clone(), |outer| format!("{outer}.{}", member.key));
        let text = Text { text: key, span: member.key_span };
        match member.node.value {
            Value::Table(members) if outer.is_none() => {
                for member in members {
                    self.member(setting, several, Some(&text.text), member);
                }
            }
            // Attributes are several as well, if only a list can say where one ends.
            Value::List(elements) if several || setting.name.ends_with("attribute") => {
                for element in &elements {
                    self.text(setting, Some(text.clone()), element);
                }
            }
            value => self.text(setting, Some(text), &Node { value, span: member.node.span }),
        }
    }

    fn text(&mut self, setting: &'static Setting, key: Option<Text>, node: &Node) {
        let text = match &node.value {
            Value::Text(text) => text.clone(),
            Value::Integer(number) if setting.name == "max-file-size" => number.to_string(),
            _ => return self.diagnostics.push(reports::form(setting, node)),
        };
        self.entries.push(Entry { setting, key, text: Text { text, span: node.span } });
    }
}
