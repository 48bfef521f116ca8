//! Programs of a user who may not do everything: the tests may be run by one who may.

use std::process::Command;

use crate::repository::Repository;

/// A command of an ordinary user, who owns the repository and nothing else.
pub(crate) fn ordinary(repository: &Repository, arguments: &[&str]) -> Command {
    use std::os::unix::fs::{MetadataExt, chown};
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65_534;
    let mut command = repository.command(arguments);
    let owner = repository.path("").metadata().unwrap().uid();
    if owner != 0 {
        return command;
    }
    // The folder in which the program was built may be closed to others.
    let program = repository.path("xtask");
    std::fs::copy(command.get_program(), &program).unwrap();
    let mut copy = Command::new(&program);
    copy.args(command.get_args());
    command = copy;
    let mut folders = vec![repository.path("")];
    while let Some(folder) = folders.pop() {
        chown(&folder, Some(NOBODY), Some(NOBODY)).unwrap();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else {
                std::os::unix::fs::lchown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
    }
    command.uid(NOBODY).gid(NOBODY).current_dir(repository.path(""));
    command
}
