//! Generates `mof.rs`, with the runtime as a module in it.

use mof_codegen::{Builder, Error, Runtime};

fn main() -> Result<(), Error> {
    Builder::new().input("../../schemas").runtime(Runtime::ModuleWithSerde).compile()
}
