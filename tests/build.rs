//! Generates the types that `tests/generated_types.rs` reads and writes.

use mof_codegen::{Builder, rust::EmbeddedClasses};

fn main() -> Result<(), mof_codegen::Error> {
    mof_codegen::compile(["compiled"])?;
    Builder::new().input("compiled/groups.mof").embedded(EmbeddedClasses::Open).file("open.rs").compile()
}
