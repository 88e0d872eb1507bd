//! Generates `mof.rs` from the schemas of this repository: in your crate, name the folder that has yours.

fn main() -> Result<(), mof_codegen::Error> {
    mof_codegen::compile(["../../schemas"])
}
