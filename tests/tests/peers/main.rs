//! Texts from the test suites of other MOF compilers, with the verdict that each suite claims: this compiler gives the same, but for
//! the cases in `differences.tsv`, which says why.
//!
//! The texts are not part of the repository; only verdicts are compared.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mof_model::World;
use mof_parser::{Diagnostic, Dialect};
use mof_tests::{compiler, corpus};

/// Where this compiler differs on purpose: suite, case, and the reason, a line each.
const DIFFERENCES: &str = include_str!("differences.tsv");

#[test]
fn verdicts_are_those_that_the_suites_claim() {
    let Some(folder) = corpus("peer-tests") else { return };
    let mut explained: BTreeMap<(&str, &str), &str> = DIFFERENCES.lines().filter_map(difference).collect();
    let mut suites: BTreeMap<String, Share> = BTreeMap::new();
    let mut unexplained = Vec::new();
    let cases = cases(&folder);
    for case in &cases {
        let Some(claim) = case.claim() else { continue };
        let share = suites.entry(case.suite.clone()).or_default();
        share.cases += 1;
        let (found, first_error) = case.verdict(&folder);
        let explanation = explained.remove(&(case.suite.as_str(), case.name.as_str()));
        match (found == claim, explanation) {
            (true, None) => share.agreed += 1,
            (false, Some(_)) => share.explained += 1,
            (true, Some(_)) => unexplained.push(format!("{} {}: agrees now; remove it", case.suite, case.name)),
            (false, None) => {
                unexplained.push(format!("{} {}: {found:?}, not {claim:?} {first_error}", case.suite, case.name));
            }
        }
    }
    for (suite, Share { cases, agreed, explained }) in &suites {
        println!("{suite}: {agreed} of {cases} agree, {explained} differ for a reason");
    }
    unexplained.extend(explained.keys().map(|(suite, name)| format!("{suite} {name}: there is no such case")));
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    assert!(suites.len() >= 5, "only {} suites", suites.len());
}

/// How many cases of a suite agree.
#[derive(Debug, Default)]
struct Share {
    cases: usize,
    agreed: usize,
    explained: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Accept,
    Reject,
}

/// One line of `CASES.tsv`.
#[derive(Debug)]
struct Case {
    suite: String,
    name: String,
    /// Files to compile first; the word `DMTF` stands for the standard qualifiers, which need no file.
    setup: Vec<PathBuf>,
    file: PathBuf,
    expected: String,
    /// What the suite says of the case; some of it declares classes that its test program hands to the compiler.
    note: String,
}

fn cases(folder: &Path) -> Vec<Case> {
    let table = fs::read_to_string(folder.join("CASES.tsv")).expect("the table of cases can be read");
    let lines: Vec<Case> = table.lines().skip(1).map(case).collect();
    assert!(lines.len() > 400, "only {} cases", lines.len());
    lines
}

fn case(line: &str) -> Case {
    let columns: Vec<&str> = line.split('\t').collect();
    let setup = columns[3].split(' ').filter(|word| word.contains('/'));
    Case {
        suite: columns[0].to_owned(),
        name: columns[1].to_owned(),
        setup: setup.map(PathBuf::from).collect(),
        file: columns[4].into(),
        expected: columns[5].to_owned(),
        note: columns[8].to_owned(),
    }
}

fn difference(line: &str) -> Option<((&str, &str), &str)> {
    let (suite, rest) = line.split_once('\t')?;
    let (name, reason) = rest.split_once('\t').unwrap_or_else(|| panic!("no reason is given: {line}"));
    Some(((suite, name), reason))
}

impl Case {
    /// What the suite claims; `None` where it claims nothing about the text itself.
    fn claim(&self) -> Option<Verdict> {
        match self.expected.as_str() {
            "accept" | "accept-prefix" | "lex-ok" => Some(Verdict::Accept),
            "reject" | "reject-tolerated" | "lex-error" => Some(Verdict::Reject),
            _ => None,
        }
    }

    fn dialect(&self) -> Dialect {
        match self.suite.as_str() {
            "omi-codec" => Dialect::Dsc,
            suite if suite.ends_with("mof3") => Dialect::Mof3,
            _ => Dialect::Standard,
        }
    }

    /// What this compiler says, and its first error. Of a text for a lexer alone, only what is wrong with its tokens counts.
    fn verdict(&self, folder: &Path) -> (Verdict, String) {
        let mut compiler = compiler();
        compiler.dialect(self.dialect());
        match self.suite.as_str() {
            // Its tests look up what they need in the schema of DMTF.
            "pywbem" => drop(compiler.search_path(folder.join("../cim/2.32.0"))),
            "omi-mofparser" => {}
            // Fragments for a parser, or for a program that knows the other classes.
            _ => drop(compiler.world(World::Open)),
        }
        if let Some((_, classes)) = self.note.split_once("come from callbacks: ") {
            compiler.text("callbacks.mof", classes);
        }
        for file in &self.setup {
            compiler.path(folder.join(file));
        }
        compiler.path(folder.join(&self.file));
        let compilation = compiler.compile();
        let lexical = |found: &&Diagnostic| !self.expected.starts_with("lex") || found.code.id().starts_with("MOF-P0");
        match compilation.diagnostics.iter().filter(|found| found.is_error()).find(lexical) {
            Some(error) => (Verdict::Reject, format!("{}: {}", error.code, error.message)),
            None => (Verdict::Accept, String::new()),
        }
    }
}
