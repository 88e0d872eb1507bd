//! The settings of generated Rust as options of the command line, all of them from the one table, and the configuration file.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use mof_codegen::settings::{self, Form, Notation, SETTINGS, Section, Setting, Settings};

use crate::status::Failure;

/// The configuration file that is read if nothing else is said.
const CONFIGURATION: &str = "mofc.toml";

/// What the command line says of generated Rust.
#[derive(Clone, Debug)]
pub(crate) struct RustSettings(pub(crate) Settings);

/// The settings that are options of `mofc generate rust`; where to write is one of every command that writes.
fn rust_settings() -> impl Iterator<Item = &'static Setting> {
    SETTINGS.iter().filter(|setting| setting.section == Section::Rust && setting.name != "output")
}

impl Args for RustSettings {
    fn augment_args(command: Command) -> Command {
        rust_settings().fold(command, |command, setting| command.arg(argument(setting)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for RustSettings {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut settings = Self(Settings::new(Notation::CommandLine));
        settings.update_from_arg_matches(matches)?;
        Ok(settings)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for setting in rust_settings() {
            for text in matches.get_many::<String>(setting.name).into_iter().flatten() {
                let added = self.0.add(setting, text);
                added.map_err(|error| clap::Error::raw(ErrorKind::ValueValidation, format!("{error}\n")))?;
            }
        }
        Ok(())
    }
}

fn argument(setting: &'static Setting) -> Arg {
    let argument = Arg::new(setting.name).long(setting.name).help(setting.help).help_heading("Rust options");
    match setting.form {
        Form::Word { words } => {
            let values = words.iter().map(|word| PossibleValue::new(word.name).help(word.help));
            argument.value_name(setting.name.to_uppercase()).value_parser(PossibleValuesParser::new(values))
        }
        Form::Text { value, .. } => argument.value_name(value),
        Form::List { value, .. } => argument.value_name(value).action(ArgAction::Append),
        Form::Map { key, value, several, .. } => {
            let more = if several { format!("[,{value}]") } else { String::new() };
            let read = move |text: &str| Settings::default().add(setting, text).map(|()| text.to_owned());
            argument.value_name(format!("{key}={value}{more}")).action(ArgAction::Append).value_parser(read)
        }
    }
}

/// Reads the configuration file that the user names, or else the one in the current folder if there is one.
///
/// # Errors
///
/// If a file that is there, or that is named, cannot be read.
pub(crate) fn configure(settings: &mut Settings, named: Option<&Path>) -> Result<(), Failure> {
    let path = named.map_or_else(|| PathBuf::from(CONFIGURATION), Path::to_owned);
    if named.is_none() && !is_file(&path) {
        return Ok(());
    }
    let text = settings::read(&path)
        .map_err(|error| Failure::new(format!("cannot read the configuration `{}`: {error}", path.display())))?;
    settings.configuration(path, text);
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the command line finds its configuration")]
fn is_file(path: &Path) -> bool {
    path.is_file()
}
