//! What cargo makes of a build script that generates: when it runs it again, and what it shows.
//!
//! Each test makes a package in a temporary folder and builds it with the cargo that built the test. So that nothing but the package has
//! to be compiled, its build script starts this test program, which does the work in `build_script`.

#![expect(clippy::disallowed_methods, reason = "the tests make packages and run cargo")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread::sleep;
use std::time::Duration;

use mof_codegen::Builder;

const FAN: &str = "class ACME_Fan { [Key] string Id; };";

/// Starts the program that stands for the generator, and counts that it was started.
const BUILD_SCRIPT: &str = r#"
use std::{env, fs::OpenOptions, io::Write, process::{Command, exit}};

fn main() {
    let counter = env::var_os("RUNS").expect("the test names a file");
    let mut counter = OpenOptions::new().create(true).append(true).open(counter).expect("a file can be written");
    counter.write_all(b"x").expect("a file can be written");
    let mut generator = Command::new(env::var_os("GENERATOR").expect("the test names itself"));
    generator.args(["--ignored", "--exact", "build_script", "--nocapture", "--quiet"]);
    exit(generator.status().expect("the generator starts").code().unwrap_or(1));
}
"#;

#[test]
#[ignore = "stands for a build script: the packages of the other tests start it"]
fn build_script() -> Result<(), mof_codegen::Error> {
    // The line that the test runner has begun is none of cargo's.
    println!();
    let mut builder = Builder::new();
    for input in std::env::var("INPUTS").expect("a test sets the inputs").split(';') {
        if Path::new(input).extension() == Some("toml".as_ref()) {
            builder.config(input)
        } else {
            builder.input(input)
        };
    }
    builder.compile()
}

#[test]
fn nothing_changed_is_nothing_built() {
    let package = Package::with_inputs("schemas");
    package.write("schemas/fan.mof", FAN);
    assert_eq!((package.build(), package.build(), package.build()), (1, 1, 1));
}

#[test]
fn a_change_in_what_was_read_runs_the_script_again() {
    let package = Package::with_inputs("main.mof");
    package.write("main.mof", "#pragma include(\"parts/fan.mof\")");
    package.write("parts/fan.mof", FAN);
    assert_eq!(package.build(), 1);
    package.write("parts/fan.mof", "class ACME_Fan { [Key] string Name; };");
    assert_eq!((package.build(), package.build()), (2, 2));
    package.write("unrelated.txt", "nobody reads this");
    assert_eq!(package.build(), 2);
}

#[test]
fn a_new_file_in_a_folder_runs_the_script_again() {
    for inputs in ["schemas", "schemas/**/*.mof"] {
        let package = Package::with_inputs(inputs);
        package.write("schemas/deep/fan.mof", FAN);
        assert_eq!(package.build(), 1, "{inputs}");
        package.write("schemas/deep/disk.mof", "class ACME_Disk { [Key] string Id; };");
        assert_eq!((package.build(), package.build()), (2, 2), "{inputs}");
        assert!(package.generated().contains("struct AcmeDisk"), "{inputs}");
    }
}

#[test]
fn a_pattern_over_the_whole_package_leaves_out_what_cargo_builds() {
    let package = Package::with_inputs("**/*.mof");
    package.write("schemas/fan.mof", FAN);
    package.write("target/old/fan.mof", FAN);
    assert_eq!((package.build(), package.build()), (1, 1));
    let shown = package.cargo_shows();
    assert!(shown.contains("new schemas in the folder `.` go unnoticed"), "{shown}");
}

#[test]
fn the_whole_package_as_an_input_of_a_configuration_leaves_out_what_cargo_builds() {
    let package = Package::with_inputs("mofc.toml");
    package.write("mofc.toml", "input = [\".\"]\n");
    package.write("schemas/fan.mof", FAN);
    package.write("target/old/fan.mof", FAN);
    assert_eq!((package.build(), package.build()), (1, 1));
    package.write("mofc.toml", "input = [\"schemas\"]\n");
    assert_eq!((package.build(), package.build()), (2, 2));
}

#[cfg(unix)]
#[test]
fn a_name_with_line_ends_tells_cargo_nothing() {
    let package = Package::with_inputs("schemas");
    package.write("schemas/a b\ncargo::rustc-cfg=injected\n.mof", FAN);
    package.write("schemas/empty\ncargo::rustc-cfg=injected\n.mof", "");
    assert_eq!((package.build(), package.build()), (1, 1));
    package.write("src/lib.rs", "#[cfg(injected)] compile_error!(\"a file name is a directive\");");
    package.write("schemas/a b\ncargo::rustc-cfg=injected\n.mof", "class ACME_Fan { [Key] string Name; };");
    assert_eq!(package.build(), 2);
}

#[test]
fn two_processes_and_files_made_in_another_order_give_the_same_bytes() {
    let names = ["a", "B", "c", "sub/a", "sub/D"];
    let build = |names: &mut dyn Iterator<Item = &&str>| {
        let package = Package::with_inputs("schemas");
        for name in names {
            let class = name.replace('/', "_");
            package.write(&format!("schemas/{name}.mof"), &format!("class ACME_{class} {{ [Key] string Id; }};"));
        }
        package.build();
        package.generated()
    };
    assert_eq!(build(&mut names.iter()), build(&mut names.iter().rev()));
}

#[test]
fn warnings_are_shown_up_to_a_number() {
    let package = Package::with_inputs("schemas/fans.mof");
    let fan = |index| format!("class ACME_Fan{index} {{ [Key] string Id; uint8 Speed; void Speed(); }};\n");
    package.write("schemas/fans.mof", &(0..23).map(fan).collect::<String>());
    package.build();
    let shown = package.cargo_shows();
    assert!(shown.contains("schemas/fans.mof:1:"), "{shown}");
    assert_eq!(shown.matches("warning[MOF-S005]").count(), 20, "{shown}");
    assert!(shown.contains("and 3 more"), "{shown}");
}

#[test]
fn a_mistake_fails_the_build_with_its_place_and_the_mended_file_builds() {
    let package = Package::with_inputs("fan.mof");
    package.write("fan.mof", "class ACME_Fan { [Key] string Id };");
    let failed = package.cargo();
    let shown = String::from_utf8_lossy(&failed.stderr);
    assert!(!failed.status.success(), "{shown}");
    assert!(shown.contains("Error: the schemas have 1 error"), "{shown}");
    assert!(shown.contains("--> fan.mof:1:"), "{shown}");
    package.write("fan.mof", FAN);
    assert_eq!(package.build(), 2);
}

/// A package in a temporary folder.
struct Package {
    folder: tempfile::TempDir,
    inputs: &'static str,
}

impl Package {
    /// A package whose build script generates from these inputs, with `;` between them.
    fn with_inputs(inputs: &'static str) -> Self {
        let package = Self { folder: tempfile::tempdir().expect("a folder can be made"), inputs };
        package.write("Cargo.toml", "[package]\nname = \"user\"\nedition = \"2021\"\n[workspace]\n");
        package.write("build.rs", BUILD_SCRIPT);
        package.write("src/lib.rs", "");
        package
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, later than cargo looked at the last one.
    fn write(&self, path: &str, text: &str) {
        sleep(Duration::from_millis(20));
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it lies in the package")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Builds, which must succeed; gives how often the build script ran so far.
    fn build(&self) -> usize {
        let output = self.cargo();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read(self.path("runs")).expect("the build script has run").len()
    }

    /// What cargo shows of a package that is built.
    fn cargo_shows(&self) -> String {
        String::from_utf8(self.cargo().stderr).expect("cargo prints UTF-8")
    }

    fn cargo(&self) -> Output {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["check", "--offline"]).current_dir(self.folder.path());
        cargo.env("GENERATOR", std::env::current_exe().expect("this program is a file"));
        cargo.env("RUNS", self.path("runs")).env("INPUTS", self.inputs);
        cargo.env("CARGO_TARGET_DIR", self.path("target")).env_remove("OUT_DIR").env_remove("RUSTFLAGS");
        cargo.output().expect("cargo starts")
    }

    /// The generated code.
    fn generated(&self) -> String {
        let builds = fs::read_dir(self.path("target/debug/build")).expect("there was a build");
        let outputs = builds.map(|entry| entry.expect("readable").path().join("out/mof.rs"));
        let output = outputs.into_iter().find(|path| path.is_file()).expect("the script has written code");
        fs::read_to_string(output).expect("it is text")
    }
}
