//! Generates `mof.rs`, with the runtime as a module in it.

use mof_codegen::rust::Runtime;
use mof_codegen::{Builder, Error};

fn main() -> Result<(), Error> {
    Builder::new().input("../../schemas").runtime(Runtime::ModuleWithSerde).compile()
}
