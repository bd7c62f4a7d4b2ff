//! What a runtime is called, and the bytes that stand for its code.

use alloc::{string::String, vec::Vec};

use crate::{
    error::DecodeError,
    layout::Layout,
    version::SpecVersion,
    wire::{Scale, Writer},
};

/// What the code of every runtime begins with.
const MAGIC: &[u8] = b"\0perennial runtime\0";

/// The longest name of a runtime, in bytes.
const NAME_BYTES_MAX: usize = 64;

/// Which runtime it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeInfo {
    /// The chain's name, the same for all its runtimes.
    pub spec_name: String,
    /// What its messages and its state mean.
    pub spec_version: SpecVersion,
    /// Which program that does the same.
    pub impl_version: u32,
}

/// Bytes that are no runtime's code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeError {
    /// They do not begin as code does.
    #[error("these bytes are no runtime: code comes from `RuntimeInfo::code`")]
    NoRuntime,
    /// They do not say which runtime it is.
    #[error("the code names no runtime: {0}")]
    Damaged(#[source] DecodeError),
    /// The name is not one that a chain may have.
    #[error("the runtime's name has {bytes} bytes, it must have 1 to {NAME_BYTES_MAX}")]
    Name {
        /// Its length.
        bytes: usize,
    },
}

impl RuntimeInfo {
    /// The first program of a spec version.
    #[must_use]
    pub fn new(spec_name: &str, spec_version: SpecVersion) -> Self {
        Self { spec_name: spec_name.into(), spec_version, impl_version: 0 }
    }

    /// The bytes that stand for the runtime's code on an emulated chain.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{SpecVersion, emulator::RuntimeInfo};
    ///
    /// let info = RuntimeInfo::new("registry", SpecVersion(6));
    /// assert_eq!(RuntimeInfo::from_code(&info.code()), Ok(info));
    /// assert!(RuntimeInfo::from_code(b"\0asm").is_err());
    /// ```
    #[must_use]
    pub fn code(&self) -> Vec<u8> {
        let mut writer = Writer::with_room(MAGIC.len() + 4 + self.spec_name.len() + 8);
        MAGIC.iter().for_each(|byte| writer.byte(*byte));
        self.spec_name.write::<Scale>(&mut writer);
        self.spec_version.0.write::<Scale>(&mut writer);
        self.impl_version.write::<Scale>(&mut writer);
        // Only a name of 1 GiB has no bytes in SCALE; no code stands for such a runtime.
        writer.finish().unwrap_or_default()
    }

    /// Which runtime some code is.
    ///
    /// # Errors
    ///
    /// [`CodeError`] for bytes that [`code`](Self::code) does not give.
    pub fn from_code(code: &[u8]) -> Result<Self, CodeError> {
        let body = code.strip_prefix(MAGIC).ok_or(CodeError::NoRuntime)?;
        let (spec_name, spec_version, impl_version) =
            crate::layout::decode::<Scale, (String, u32, u32)>(body).map_err(CodeError::Damaged)?;
        let bytes = spec_name.len();
        if bytes == 0 || bytes > NAME_BYTES_MAX {
            return Err(CodeError::Name { bytes });
        }
        Ok(Self { spec_name, spec_version: SpecVersion(spec_version), impl_version })
    }
}

impl core::fmt::Display for RuntimeInfo {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {}.{}", self.spec_name, self.spec_version, self.impl_version)
    }
}
