//! A copy of the fixture's history, and what is done to it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::edit::Files;

const SEAL: &str = "[seal]\nhash = ";

/// A history folder.
pub struct History(pub PathBuf);

impl History {
    pub fn copy_from(&self, folder: &Path) {
        copy(folder, &self.0);
    }

    pub fn apply(&self, edit: &Files) {
        let replaced = |file: &str, old: &str, new: &str| {
            let text = fs::read_to_string(self.0.join(file)).unwrap();
            assert!(text.contains(old), "`{old}` does not stand in {file}");
            text.replace(old, new)
        };
        match *edit {
            Files::Replace(file, old, new) => self.write(file, &replaced(file, old, new)),
            Files::Reseal(file, old, new) => {
                let text = replaced(file, old, new);
                let above = &text[..text.rfind(SEAL).unwrap()];
                self.write(file, &format!("{above}{SEAL}\"{:#034x}\"\n", hash(above)));
            }
            Files::Truncate(file, lines) => {
                let text = fs::read_to_string(self.0.join(file)).unwrap();
                let kept: Vec<_> = text.split_inclusive('\n').take(lines).collect();
                self.write(file, &kept.concat());
            }
            Files::Crlf => crlf(&self.0),
            Files::Delete(path) => {
                let path = self.0.join(path);
                let is_folder = path.is_dir();
                let gone = if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) };
                gone.unwrap();
            }
            Files::Copy(from, to) => {
                fs::copy(self.0.join(from), self.0.join(to)).unwrap();
            }
            // The edited code writes them, once it is compiled.
            Files::Release => {}
        }
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

fn crlf(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            crlf(&path);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text.replace('\n', "\r\n")).unwrap();
        }
    }
}

/// FNV-1a with 128 bits: anybody can write a seal.
fn hash(text: &str) -> u128 {
    text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}
