//! Generates `mof.rs` from the schemas of this folder.

fn main() -> Result<(), mof_codegen::Error> {
    mof_codegen::compile(["schemas"])
}
