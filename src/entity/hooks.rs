//! An entity's types behind functions, for the history.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::any::type_name;

use super::{Entity, VersionedEntity};
use crate::{
    schema::{Codec, Describer, EntityHooks, Heard, Reencoded, Refusal, VersionFacts},
    version::Version,
    wire::{Bincode, Lenient, Reader, Scale, Source, UNSUPPORTED, Wire, Writer},
};

/// The hooks of an entity.
pub(crate) fn hooks<E: Entity>() -> EntityHooks {
    EntityHooks {
        name: E::NAME,
        type_name: type_name::<E>(),
        is_generic: E::GENERIC,
        versions: versions::<E>,
        schema: E::schema,
        entities: entities::<E>,
        reencode: reencode::<E>,
        upcast: upcast::<E>,
        read_latest: read_latest::<E>,
    }
}

fn versions<E: Entity>() -> Vec<VersionFacts> {
    let facts = E::VERSIONS.iter().map(|info| VersionFacts {
        version: info.version,
        tag: info.tag,
        #[cfg(feature = "train")]
        activates: info.activates,
        fingerprint: info.fingerprint,
    });
    facts.collect()
}

fn entities<E: Entity>() -> Vec<EntityHooks> {
    let mut describer = Describer::default();
    for info in E::VERSIONS {
        // Only what is met on the way counts here.
        let _ = E::describe(info.version, &mut describer);
    }
    let mut found = describer.into_entities();
    let own = hooks::<E>();
    found.retain(|hooks| hooks.type_name != own.type_name);
    found.insert(0, own);
    found
}

fn refusal(reason: impl ToString) -> Refusal {
    let reason: String = reason.to_string();
    Refusal { is_unsupported: reason.contains(UNSUPPORTED), is_panic: false, reason }
}

/// What the user's own code says, also if it says it by a panic.
fn calm<T>(ask: impl FnOnce() -> Heard<T>) -> Heard<T> {
    std::panic::catch_unwind(core::panic::AssertUnwindSafe(ask)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(ToString::to_string);
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        let reason = format!("the entity's own code panics: {text}");
        Err(Refusal { reason, is_unsupported: false, is_panic: true })
    })
}

fn read<E: Entity, W: Wire>(
    version: Version,
    body: &[u8],
) -> Result<(E::Versioned, usize), Refusal> {
    let mut reader = Reader::new(body);
    let value = E::Versioned::read::<W>(version, &mut reader).map_err(refusal)?;
    Ok((value, body.len() - reader.remaining()))
}

fn write<E: Entity, W: Wire>(value: &E::Versioned) -> Result<Vec<u8>, Refusal> {
    let mut writer = Writer::new();
    value.write::<W>(&mut writer).map_err(refusal)?;
    writer.finish().map_err(refusal)
}

/// The bodies of a value, in each codec that has all of its types.
pub(crate) fn bodies<E: Entity>(value: &E::Versioned) -> Vec<(Codec, Vec<u8>)> {
    let bodies = [
        (Codec::Scale, write::<E, Lenient<Scale>>(value)),
        (Codec::Bincode, write::<E, Lenient<Bincode>>(value)),
    ];
    bodies.into_iter().filter_map(|(codec, body)| Some((codec, body.ok()?))).collect()
}

fn reencode<E: Entity>(
    from: Codec,
    to: Codec,
    version: Version,
    body: &[u8],
) -> Result<Reencoded, Refusal> {
    calm(|| {
        let (value, read) = match from {
            Codec::Scale => read::<E, Lenient<Scale>>(version, body)?,
            Codec::Bincode => read::<E, Lenient<Bincode>>(version, body)?,
        };
        let bytes = match to {
            Codec::Scale => write::<E, Lenient<Scale>>(&value)?,
            Codec::Bincode => write::<E, Lenient<Bincode>>(&value)?,
        };
        Ok(Reencoded { bytes, read })
    })
}

fn upcast<E: Entity>(codec: Codec, version: Version, body: &[u8]) -> Result<Vec<u8>, Refusal> {
    fn through<E: Entity, W: Wire>(version: Version, body: &[u8]) -> Result<Vec<u8>, Refusal> {
        let (value, _) = read::<E, W>(version, body)?;
        write::<E, W>(&value.upcast().map_err(refusal)?)
    }
    calm(|| match codec {
        Codec::Scale => through::<E, Lenient<Scale>>(version, body),
        Codec::Bincode => through::<E, Lenient<Bincode>>(version, body),
    })
}

fn read_latest<E: Entity>(codec: Codec, version: Version, body: &[u8]) -> Result<(), Refusal> {
    calm(|| {
        let decoded = match codec {
            Codec::Scale => E::decode_body::<Lenient<Scale>>(version, body, 0),
            Codec::Bincode => E::decode_body::<Lenient<Bincode>>(version, body, 0),
        };
        decoded.map(drop).map_err(refusal)
    })
}
