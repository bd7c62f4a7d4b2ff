//! `train.toml`.

mod disk;
mod error;
mod event;
mod evidence;
mod fields;
mod kind;
mod kinds;
mod names;
mod network;
mod place;
mod plan;
mod policy;
mod section;
mod shown;
mod source;
mod train_file;
#[cfg(feature = "cli")]
mod words;
mod write;
mod write_event;

pub use error::FileError;
pub use kind::FileErrorKind;
pub use place::Place;
pub use section::Section;
use shown::shown;
pub use train_file::TrainFile;
