//! Validates a JSON document against a class of a schema.
//!
//! ```sh
//! cargo run -p example-validate-json -- answer.json SMS_ClientActionStatus
//! cargo run -p example-validate-json -- answer.json SMS_ClientActionStatus --strict --json
//! ```
//!
//! The document may be one object, an array, or what `AdminService` answers. Everything that is wrong with it is printed
//! at once, as text or, with `--json`, as data. With `--strict` a value that the schema has no name for is wrong, too.
//! Exit status: 0 for a valid document, 1 for one that is not, 2 where nothing could be validated.
//!
//! The class is found by its name while the program runs: nothing here knows which classes the schema has.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example shows what it finds")]
#![expect(clippy::disallowed_methods, reason = "it reads the file that its user names")]

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use mof_generated::configmgr::SCHEMA;
use mof_runtime::{Instance, SchemaClass, Strictness, Validate, Violations, json_text};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the document is valid.
fn run() -> Result<bool, Box<dyn Error>> {
    let (options, operands): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let [file, class] = &operands[..] else { return Err(usage().into()) };
    let class = SCHEMA.find(class).ok_or_else(usage)?;
    let strictness =
        if options.iter().any(|option| option == "--strict") { Strictness::Strict } else { Strictness::Open };
    let found = validate(file, class, strictness).map_err(|error| format!("{file}: {error}"))?;
    if options.iter().any(|option| option == "--json") {
        println!("{}", serde_json::to_string_pretty(&found)?);
    } else {
        print!("{}", as_text(&found));
    }
    Ok(found.is_empty())
}

/// The violations of each object that has some, by the number of that object in the document, from 1 on.
fn validate(
    file: &str,
    class: SchemaClass,
    strictness: Strictness,
) -> Result<BTreeMap<usize, Violations>, Box<dyn Error>> {
    let document = std::fs::read(file)?;
    let document = json_text(&document)?;
    let objects = Instance::read_all(class.metadata(), &mut serde_json::Deserializer::from_str(&document))?;
    let violations = (1..).zip(objects).filter_map(|(number, object): (usize, Instance)| {
        object.validate_as(strictness).err().map(|violations| (number, violations))
    });
    Ok(violations.collect())
}

/// A line for each violation.
fn as_text(found: &BTreeMap<usize, Violations>) -> String {
    let lines = found.iter().flat_map(|(object, violations)| {
        violations.iter().map(move |violation| format!("object {object}: {violation}\n"))
    });
    lines.collect()
}

fn usage() -> String {
    let classes: Vec<_> = SCHEMA.classes().iter().map(SchemaClass::name).collect();
    format!("give a file and a class, one of: {}", classes.join(", "))
}
