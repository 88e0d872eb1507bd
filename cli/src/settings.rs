//! The settings of the one table as options of the command line, and the configuration file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, value_parser};
use mof_codegen::settings::{self, Form, Notation, Section, Setting, Settings, Texts};

use crate::status::Failure;

/// The configuration file that is read if nothing else is said.
const CONFIGURATION: &str = "mofc.toml";

/// Declares what the command line says of a group of settings.
macro_rules! group {
    ($(#[$attribute:meta])* $name:ident, $heading:expr, $contains:expr) => {
        $(#[$attribute])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name(pub(crate) Settings);

        impl Args for $name {
            fn augment_args(command: Command) -> Command {
                let options = settings::all().filter($contains).map(|setting| argument(setting, $heading));
                options.fold(command, Command::arg)
            }

            fn augment_args_for_update(command: Command) -> Command {
                Self::augment_args(command)
            }
        }

        impl FromArgMatches for $name {
            fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
                let mut settings = Settings::new(Notation::CommandLine);
                settings::all().filter($contains).try_for_each(|setting| add(&mut settings, setting, matches))?;
                Ok(Self(settings))
            }

            fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
                settings::all().filter($contains).try_for_each(|setting| add(&mut self.0, setting, matches))
            }
        }
    };
}

group! {
    /// What the command line says of what is read, and how.
    ReadSettings, Some("Input options"), |setting| setting.section == Section::Top
}

group! {
    /// What the command line says of where to write.
    WriteSettings, None, |setting| is_about_writing(setting)
}

group! {
    /// What the command line says of generated Rust.
    RustSettings, Some("Rust options"), |setting| setting.section == Section::Rust && !is_about_writing(setting)
}

/// Whether a setting is one of every command that writes.
fn is_about_writing(setting: &Setting) -> bool {
    ["output", "stale"].contains(&setting.name)
}

/// Adds what was said of a setting.
fn add(settings: &mut Settings, setting: &'static Setting, matches: &ArgMatches) -> Result<(), clap::Error> {
    let no_key = |error| clap::Error::raw(ErrorKind::ValueValidation, format!("{error}\n"));
    match setting.form {
        Form::Word(_) | Form::Map { .. } => {
            let mut texts = matches.get_many::<String>(setting.name).into_iter().flatten();
            texts.try_for_each(|text| settings.add(setting, text)).map_err(no_key)
        }
        Form::Text(_) | Form::Number(_) | Form::List(_) => {
            let mut texts = matches.get_many::<OsString>(setting.name).into_iter().flatten();
            texts.try_for_each(|text| settings.add(setting, text)).map_err(no_key)
        }
    }
}

fn argument(setting: &'static Setting, heading: Option<&'static str>) -> Arg {
    let argument = Arg::new(setting.name).help(help(setting));
    let argument = match setting.name {
        "input" => return argument.value_name("PATH").num_args(0..).value_parser(value_parser!(OsString)),
        "output" => argument.short('o'),
        "include" => argument.short('I'),
        _ => argument,
    };
    let argument = argument.long(setting.name).help_heading(heading);
    match setting.form {
        Form::Word(_) => argument.value_name(setting.name.to_uppercase()).value_parser(words(setting)),
        Form::Text(value) | Form::Number(value) => argument.value_name(value).value_parser(value_parser!(OsString)),
        Form::List(value) => argument.value_name(value).action(ArgAction::Append).value_parser(value_parser!(OsString)),
        Form::Map { key, value, texts, .. } => {
            let more = if texts == Texts::Several { format!("[,{value}]") } else { String::new() };
            let read = move |text: &str| Settings::default().add(setting, text).map(|()| text.to_owned());
            argument.value_name(format!("{key}={value}{more}")).action(ArgAction::Append).value_parser(read)
        }
    }
}

/// What the table says of a setting, and what is different on a command line.
fn help(setting: &Setting) -> String {
    let help = setting.help;
    match setting.form {
        _ if setting.name == "input" => format!("{help}; `-` is standard input"),
        Form::Word(words) => {
            let default = words.first().map_or("", |word| word.name());
            format!("{help}; `{default}` without this")
        }
        Form::List(_) | Form::Map { .. } => format!("{help}; may be repeated"),
        Form::Text(_) | Form::Number(_) => help.to_owned(),
    }
}

/// The words of a setting, for an option.
pub(crate) fn words(setting: &Setting) -> PossibleValuesParser {
    let Form::Word(words) = setting.form else { return PossibleValuesParser::new([""; 0]) };
    PossibleValuesParser::new(words.iter().map(|word| PossibleValue::new(word.name()).help(word.help())))
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
