//! The lock that the rest of the crate uses: the standard library's where it is linked, a spinning
//! one on bare metal, where there is no system to wait on.

#[cfg(not(feature = "std"))]
pub(crate) use spin::RwLock;

#[cfg(feature = "std")]
pub(crate) use hosted::RwLock;

#[cfg(feature = "std")]
mod hosted {
    use std::sync::{PoisonError, RwLockReadGuard, RwLockWriteGuard};

    /// A lock without poison: its users leave the value whole before anything that could panic.
    #[derive(Debug, Default)]
    pub(crate) struct RwLock<T>(std::sync::RwLock<T>);

    impl<T> RwLock<T> {
        pub(crate) const fn new(value: T) -> Self {
            Self(std::sync::RwLock::new(value))
        }

        pub(crate) fn read(&self) -> RwLockReadGuard<'_, T> {
            self.0.read().unwrap_or_else(PoisonError::into_inner)
        }

        pub(crate) fn write(&self) -> RwLockWriteGuard<'_, T> {
            self.0.write().unwrap_or_else(PoisonError::into_inner)
        }
    }
}
