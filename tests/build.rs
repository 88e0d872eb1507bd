//! Generates the types that `tests/generated_types.rs` reads and writes.

fn main() -> Result<(), mof_codegen::Error> {
    mof_codegen::compile(["compiled"])
}
