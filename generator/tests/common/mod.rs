//! Reads spec files for tests: the generator itself reads none.

use std::fs;
use std::path::Path;

use generator::Source;

/// Every spec under the folder `specs` of a folder, with paths that begin with `specs/`.
pub(crate) fn read_specs(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut sources = Vec::new();
    read_folder(&root, "specs", &mut sources);
    sources.sort_by(|left, right| left.path.cmp(&right.path));
    sources
}

fn read_folder(root: &Path, path: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(root.join(path)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{path}/{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            read_folder(root, &path, sources);
        } else if entry.path().extension().is_some_and(|extension| extension == "yaml") {
            sources.push(Source::new(path, fs::read(entry.path()).unwrap()));
        }
    }
}
