//! What `mofc check` costs as a whole process, beside the least that any compiler has to do: a process that opens and reads the same
//! files, checks that they are UTF-8, splits MOF text into tokens and runs the Markdown parser over SDK pages, and keeps nothing.
//!
//! The two run in turn, so that both see the same machine. Read the ratio; the times are those of one machine at one moment.
//!
//! ```text
//! cargo bench -p mofc --bench whole_process                   the CIM schema and the SDK pages below $MOF_CORPUS (default ../shared/corpus)
//! cargo bench -p mofc --bench whole_process -- FOLDER_OR_FILE
//! ```

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark reads files and prints figures"
)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser};

/// How often each of the two runs.
const ROUNDS: usize = 21;

/// The argument by which this program runs itself as the process to compare with.
const SPLIT_ONLY: &str = "--split-only";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.split_first() {
        Some((first, paths)) if first == SPLIT_ONLY => {
            println!("{} tokens or events", paths.iter().map(pieces_below).sum::<usize>());
        }
        Some((path, _)) => compare(Path::new(path)),
        None => corpora().iter().for_each(|path| compare(path)),
    }
}

fn corpora() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let root = std::env::var_os("MOF_CORPUS").map_or(beside, PathBuf::from);
    let found: Vec<PathBuf> = ["cim/2.32.0/CIM_Schema.mof", "configmgr-sdk"]
        .map(|path| root.join(path))
        .into_iter()
        .filter(|path| path.exists())
        .collect();
    if found.is_empty() {
        eprintln!("skipped: there is no corpus (set MOF_CORPUS, or name a folder)");
    }
    found
}

fn compare(path: &Path) {
    // The schema's main file includes all others, which lie below its folder.
    let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
    let mut check = Vec::with_capacity(ROUNDS);
    let mut split = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        check.push(timed(Command::new(env!("CARGO_BIN_EXE_mofc")).args(["check", "--quiet"]).arg(path)));
        let this = std::env::current_exe().expect("a running program has a path");
        split.push(timed(Command::new(this).arg(SPLIT_ONLY).arg(folder)));
    }
    let (check, split) = (median(check), median(split));
    println!("{}", folder.display());
    println!("mofc check    {check:>10.1?}  median of {ROUNDS}");
    println!("split only    {split:>10.1?}  median of {ROUNDS}, in turn");
    println!("ratio         {:>10.2}", check.as_secs_f64() / split.as_secs_f64());
}

fn timed(command: &mut Command) -> Duration {
    let started = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program runs");
    assert!(status.code().is_some_and(|code| code < 2), "{command:?} ended with {status}");
    started.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn pieces_below(path: impl AsRef<Path>) -> usize {
    let path = path.as_ref();
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("the folder can be read");
        entries.map(|entry| pieces_below(entry.expect("the entry can be read").path())).sum()
    } else {
        let pieces = match path.extension().and_then(OsStr::to_str) {
            Some("mof") => |text: &str| tokens(text.as_bytes()),
            Some("md") => |text: &str| Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter().count(),
            _ => return 0,
        };
        let bytes = fs::read(path).expect("the file can be read");
        pieces(std::str::from_utf8(&bytes).expect("the file is UTF-8"))
    }
}

/// The number of words, strings and punctuation marks outside comments.
fn tokens(mut text: &[u8]) -> usize {
    let mut count = 0;
    while let Some(first) = text.first() {
        let length = match first {
            b'"' => string(text),
            b'/' if text.starts_with(b"//") => run(text, |byte| byte != b'\n'),
            b'/' if text.starts_with(b"/*") => {
                text.windows(2).skip(2).position(|pair| pair == b"*/").map_or(text.len(), |at| at + 4)
            }
            byte if byte.is_ascii_whitespace() => run(text, |byte| byte.is_ascii_whitespace()),
            byte if is_word(*byte) => run(text, is_word),
            _ => 1,
        };
        count += usize::from(!first.is_ascii_whitespace() && !text.starts_with(b"//") && !text.starts_with(b"/*"));
        text = &text[length..];
    }
    count
}

fn run(text: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| !belongs(*byte)).unwrap_or(text.len())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn string(text: &[u8]) -> usize {
    let mut escaped = false;
    let end = text.iter().skip(1).position(|byte| {
        let closes = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        closes
    });
    end.map_or(text.len(), |at| at + 2)
}
