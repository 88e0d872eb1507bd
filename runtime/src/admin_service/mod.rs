//! Where `AdminService` has classes, objects and methods.

mod literal;
mod percent;
mod url;

pub use url::AdminServiceUrl;
