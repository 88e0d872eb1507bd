//! Where links lead: from the path of a page and the target of a link to a file among the inputs.
//!
//! Links go up through folders and down again by their names: `../../develop/reference/job.md`. In a copy of the documentation, the
//! folders at its top have other names. So what goes up through a folder and down into one may come back into the same, whatever it is
//! called; which folders were renamed is learned from the links that lead somewhere. Paths are compared without regard to letter case,
//! as the web server does that shows the pages. Nothing here touches the disk.

use hashbrown::{HashMap, HashSet};

use mof_parser::{SourceFile, suggest};

/// The longest target that is looked at, and the most folders that one may have instead of others.
const MAX_LENGTH: usize = 2048;
const MAX_RENAMED: usize = 16;

/// The files of the inputs, and where the links of pages lead among them.
#[derive(Debug, Default)]
pub(super) struct Places {
    files: HashMap<String, usize>,
    /// The paths of the files as they are given.
    paths: Vec<String>,
    /// Folders of which every file is among the inputs; `.` is the one at hand, and the root is empty.
    folders: Vec<String>,
    /// Folders, and by which names links go into them.
    renamed: HashSet<(String, String)>,
    /// By the folder of their page, and by their targets. Most links of a folder lead to the same few pages.
    destinations: HashMap<String, HashMap<String, Destination>>,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// A file, by its position.
    File(usize),
    /// A file of this path, which would be among the inputs if there were one.
    Nothing(String),
    /// Something that is not part of the inputs, or no page.
    Elsewhere,
}

impl Places {
    pub(super) fn new<'a>(files: impl Iterator<Item = &'a SourceFile>, folders: &[String]) -> Self {
        let paths: Vec<String> = files.map(|file| path(&components(file.path()))).collect();
        let files = paths.iter().enumerate().map(|(index, path)| (folded(path), index)).collect();
        let folder = |parts: Vec<String>| if parts.is_empty() { ".".to_owned() } else { folded(&path(&parts)) };
        let folders = folders.iter().map(|given| folder(components(given))).collect();
        Self { files, paths, folders, ..Self::default() }
    }

    /// Finds where links lead.
    pub(super) fn follow<'a>(&mut self, links: impl Iterator<Item = (&'a SourceFile, &'a str)>) {
        let mut targets: HashMap<&str, HashSet<&str>> = HashMap::new();
        for (file, target) in links {
            targets.entry(folder_of(file)).or_default().insert(target);
        }
        let all = || targets.iter().flat_map(|(folder, targets)| targets.iter().map(move |target| (*folder, *target)));
        for (folder, target) in all() {
            self.learn(folder, target);
        }
        for (folder, target) in all() {
            let destination = self.destination(folder, target);
            self.destinations.entry(folder.to_owned()).or_default().insert(target.to_owned(), destination);
        }
    }

    /// What a link leads to that has been followed.
    pub(super) fn find(&self, file: &SourceFile, target: &str) -> Destination {
        let known = self.destinations.get(folder_of(file)).and_then(|known| known.get(target));
        known.cloned().unwrap_or(Destination::Elsewhere)
    }

    /// Learns from a link which folders have other names here.
    fn learn(&mut self, folder: &str, target: &str) {
        let Some(target) = page_of(target) else { return };
        let found = routes(folder, &target).find(|route| self.files.contains_key(&folded(&route.path)));
        self.renamed.extend(found.filter(|route| !route.names.is_empty()).map(Route::renaming));
    }

    fn destination(&self, folder: &str, target: &str) -> Destination {
        let Some(target) = page_of(target) else { return Destination::Elsewhere };
        for route in routes(folder, &target) {
            let lower = folded(&route.path);
            if let Some(index) = self.files.get(&lower) {
                return Destination::File(*index);
            }
            let path = route.path.clone();
            let is_sure = route.names.is_empty() || self.renamed.contains(&route.renaming());
            if is_sure && self.is_below_folder(&lower) {
                return Destination::Nothing(path);
            }
        }
        Destination::Elsewhere
    }

    /// The file whose name differs least from that of a missing one.
    pub(super) fn nearest(&self, path: &str) -> Option<&str> {
        let paths = || self.paths.iter().map(String::as_str);
        let meant = suggest::nearest(file_name(path), paths().map(file_name))?;
        paths().find(|path| file_name(path) == meant)
    }

    fn is_below_folder(&self, path: &str) -> bool {
        let is_relative = !path.starts_with(['/', '.']);
        self.folders.iter().any(|folder| match folder.as_str() {
            "." => is_relative,
            "" => !is_relative,
            folder => path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')),
        })
    }
}

/// A way to read a target.
#[derive(Debug)]
struct Route {
    path: String,
    /// The folder that the target enters under other names, and these.
    folder: String,
    names: String,
}

impl Route {
    /// Which folder was renamed, without regard to case.
    fn renaming(self) -> (String, String) {
        (folded(&self.folder), folded(&self.names))
    }
}

/// The ways to read a target, beginning with the one in which no folder was renamed.
fn routes<'a>(folder: &'a str, target: &'a str) -> impl Iterator<Item = Route> + use<'a> {
    let folder = components(folder);
    let target = components(target);
    let ups = target.iter().take_while(|part| *part == "..").count();
    let most = ups.min(target.len().saturating_sub(ups + 1)).min(MAX_RENAMED);
    (0..=most).filter_map(move |renamed| {
        let kept = folder.len().checked_sub(ups - renamed)?;
        let (names, rest) = target[ups..].split_at(renamed);
        let folder = &folder[..kept];
        Some(Route { path: path(&[folder, rest].concat()), folder: path(folder), names: path(names) })
    })
}

/// The path of a link to a page in the documentation, without an anchor.
fn page_of(target: &str) -> Option<String> {
    let end = target.find(['#', '?']).unwrap_or(target.len());
    let path = unescaped(&target[..end]).replace('\\', "/");
    let is_page =
        path.len() > 3 && path.is_char_boundary(path.len() - 3) && path[path.len() - 3..].eq_ignore_ascii_case(".md");
    (is_page && path.len() <= MAX_LENGTH && !path.contains("://") && !path.starts_with('/')).then_some(path)
}

/// The text with `%20` and the like as what they stand for.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let byte = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        bytes.extend_from_slice(&piece.as_bytes()[if byte.is_some() { 2 } else { 0 }..]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The parts of a path, without `.` and without `..` where a folder stands before it; the root is an empty part.
fn components(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "." => {}
            "" if !parts.is_empty() || path.is_empty() => {}
            ".." if parts.last().is_some_and(|last| !last.is_empty() && last != "..") => drop(parts.pop()),
            part => parts.push(part.to_owned()),
        }
    }
    parts
}

fn folded(path: &str) -> String {
    path.to_ascii_lowercase()
}

/// The folder of a page, as its path gives it.
fn folder_of(file: &SourceFile) -> &str {
    file.path().rfind(['/', '\\']).map_or("", |end| &file.path()[..=end])
}

fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn path(parts: &[String]) -> String {
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use mof_parser::SourceMap;

    use super::*;

    /// What a link of the first file leads to, among files that lie in folders.
    fn find(files: &[&str], folders: &[&str], target: &str) -> Destination {
        let mut sources = SourceMap::default();
        let ids: Vec<_> = files.iter().map(|file| sources.add(*file, "")).collect();
        let folders: Vec<String> = folders.iter().map(|folder| (*folder).to_owned()).collect();
        let mut places = Places::new(ids.iter().map(|id| sources.file(*id)), &folders);
        // A link that shows how the folder at the top is called elsewhere.
        let page = sources.file(ids[0]);
        places.follow(["../../docs/jobs/a.md", target].map(|target| (page, target)).into_iter());
        places.find(page, target)
    }

    #[test]
    fn a_link_is_read_from_the_folder_of_its_page() {
        let files = ["pages/jobs/a.md", "pages/jobs/B.md", "pages/c d.md"];
        for target in ["b.md", "./B.md#top", "../jobs/b.md", "..\\jobs\\b.MD", "x/../b.md", "../../docs/jobs/b.md"] {
            assert_eq!(find(&files, &[], target), Destination::File(1), "{target}");
        }
        assert_eq!(find(&files, &[], "../c%20d.md?view=x"), Destination::File(2));
    }

    #[test]
    fn what_lies_in_a_folder_of_the_inputs_and_is_not_there_is_missing() {
        let files = ["pages/jobs/a.md"];
        for folder in ["pages", "./pages/", "pages/jobs"] {
            assert_eq!(find(&files, &[folder], "z.md"), Destination::Nothing("pages/jobs/z.md".to_owned()));
            assert_eq!(
                find(&files, &[folder], "../../docs/jobs/z.md"),
                Destination::Nothing("pages/jobs/z.md".to_owned())
            );
        }
        assert_eq!(find(&["a.md"], &["."], "z.md"), Destination::Nothing("z.md".to_owned()));
        assert_eq!(find(&["/p/a.md"], &["/"], "z.md"), Destination::Nothing("/p/z.md".to_owned()));
        assert_eq!(find(&["/p/a.md"], &["."], "z.md"), Destination::Elsewhere);
        assert_eq!(find(&["../a.md"], &[".", "other"], "z.md"), Destination::Elsewhere);
    }

    #[test]
    fn other_links_lead_elsewhere() {
        let files = ["pages/jobs/a.md"];
        for target in ["https://example.com/a.md", "#top", "/a.md", "a.png", "", ".md", "../../other/guide/z.md"] {
            assert_eq!(find(&files, &["pages"], target), Destination::Elsewhere, "{target}");
        }
        assert_eq!(find(&files, &[], "z.md"), Destination::Elsewhere);
    }
}
