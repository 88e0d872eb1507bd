//! Generates `mof.rs` from the classes in `schemas`, which this crate describes itself.

fn main() -> Result<(), mof_codegen::Error> {
    mof_codegen::compile(["schemas"])
}
