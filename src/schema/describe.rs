//! How a schema comes from the types of the compiler.

use alloc::{collections::BTreeMap, vec::Vec};
use core::any::type_name;

use super::{Fingerprint, Schema, Type, TypeRef};

/// Collects the types of a schema. [`Layout::describe`](crate::Layout::describe) tells it of one
/// type and of those that it holds.
#[derive(Debug, Default)]
pub struct Describer {
    types: Vec<Type>,
    known: BTreeMap<(Fingerprint, &'static str), TypeRef>,
    /// The entities that were met.
    #[cfg(feature = "history")]
    entities: Vec<super::EntityHooks>,
}

impl Describer {
    /// The schema of what `describe` describes.
    pub fn schema(describe: impl FnOnce(&mut Self) -> TypeRef) -> Schema {
        let mut describer = Self::default();
        describe(&mut describer);
        describer.finish()
    }

    /// The schema of all that was described, the first type its root.
    #[must_use]
    pub fn finish(self) -> Schema {
        Schema { types: self.types }
    }

    /// The place of the type `T`, which has this fingerprint. If it is new, `make` tells what it is; it
    /// may well come upon the same type again. The name tells types apart that differ only below the
    /// levels that a fingerprint looks at.
    pub fn place<T: ?Sized>(
        &mut self,
        fingerprint: Fingerprint,
        make: impl FnOnce(&mut Self) -> Type,
    ) -> TypeRef {
        let key = (fingerprint, type_name::<T>());
        if let Some(place) = self.known.get(&key) {
            return *place;
        }
        let place = self.reserve();
        self.known.insert(key, place);
        self.fill(place, make)
    }

    /// The place of a type that nothing else refers to.
    pub fn own(&mut self, make: impl FnOnce(&mut Self) -> Type) -> TypeRef {
        let place = self.reserve();
        self.fill(place, make)
    }

    /// Notes an entity that was met.
    #[cfg(feature = "history")]
    pub(crate) fn meet(&mut self, hooks: super::EntityHooks) {
        if !self.entities.iter().any(|known| known.type_name == hooks.type_name) {
            self.entities.push(hooks);
        }
    }

    /// The entities that were met.
    #[cfg(feature = "history")]
    pub(crate) fn into_entities(self) -> Vec<super::EntityHooks> {
        self.entities
    }

    fn reserve(&mut self) -> TypeRef {
        // A schema of 2³² types would fill the memory long before its places run out.
        let place = TypeRef(u32::try_from(self.types.len()).unwrap_or(u32::MAX));
        self.types.push(Type::Unit);
        place
    }

    fn fill(&mut self, place: TypeRef, make: impl FnOnce(&mut Self) -> Type) -> TypeRef {
        let made = make(self);
        if let Some(slot) = self.types.get_mut(place.index()) {
            *slot = made;
        }
        place
    }
}
