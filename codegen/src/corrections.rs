//! What is said about elements that another file corrects, such as an overlay of SDK pages.

use std::path::Path;

use mof_model::{Class, Correction, Method};

use crate::markdown::{code, inline};

/// What is corrected in the class itself, and which features are gone.
pub(crate) fn of_class(class: &Class) -> Vec<String> {
    let is_feature = |part: &str| {
        let name = part.split('.').next().unwrap_or_default();
        class.property(name).is_some() || class.method(name).is_some()
    };
    let gone = class.corrections.iter().filter_map(|correction| {
        let part = correction.part.as_deref().filter(|part| !is_feature(part))?;
        Some(format!("{} {}", code(part), phrase(correction)))
    });
    class.corrections_of(None).map(phrase).chain(gone).collect()
}

/// What is corrected in a property.
pub(crate) fn of_property(class: &Class, name: &str) -> Vec<String> {
    class.corrections_of(Some(name)).map(phrase).collect()
}

/// What is corrected in a method and in its parameters.
pub(crate) fn of_method(class: &Class, method: &Method) -> Vec<String> {
    let name = method.name.as_str();
    let of_parameter = class.corrections.iter().filter_map(|correction| {
        let parameter = correction.part.as_deref()?.strip_prefix(name)?.strip_prefix('.')?;
        Some(format!("{} {}", code(parameter), phrase(correction)))
    });
    class.corrections_of(Some(name)).map(phrase).chain(of_parameter).collect()
}

/// What is corrected, where that is stated, and why. Of the path only the file's name is given, since folders differ between machines.
fn phrase(correction: &Correction) -> String {
    let file = Path::new(&correction.file).file_name().map(|name| name.to_string_lossy().into_owned());
    let place = format!("{}:{}", file.as_deref().unwrap_or(&correction.file), correction.line);
    let reason = correction.reason.as_deref().map(|reason| format!(": {}", inline(reason))).unwrap_or_default();
    format!("{} ({}{reason})", inline(&correction.what), code(&place))
}
