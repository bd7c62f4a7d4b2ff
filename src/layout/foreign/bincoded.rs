//! Through bincode, with `config::standard()`.
//!
//! bincode makes room for a list as soon as it has read its length, and only a limit that is known
//! when compiling holds it back. So there are three limits, and the length of the input picks one.

use alloc::{format, string::ToString, vec::Vec};

use bincode::{
    Decode, Encode, config,
    de::read::Reader as Read,
    enc::write::Writer as Write,
    error::{DecodeError, EncodeError as BincodeError},
};

use crate::wire::{EncodeError, Fault, FaultKind, Reader, Source, Writer};

/// An input of at most `SMALL_BYTES` may claim `SMALL_LIMIT` bytes of memory, and so on. Each limit
/// is 64 times its input, since a list's items often take more room in memory than on the wire.
const SMALL_BYTES: usize = 1 << 10;
const SMALL_LIMIT: usize = 1 << 16;
const MEDIUM_BYTES: usize = 1 << 16;
const MEDIUM_LIMIT: usize = 1 << 22;
const LARGE_LIMIT: usize = 1 << 28;

pub(super) fn read<T: Encode + Decode<()>>(
    name: &'static str,
    reader: &mut Reader<'_>,
) -> Result<T, Fault> {
    let bytes = reader.rest();
    let (value, used) = decode(bytes).map_err(|error| to_fault(name, reader, &error))?;
    let consumed = reader.take(used)?;
    let mut compare = Compare { expected: consumed };
    let encoded = bincode::encode_into_writer(&value, &mut compare, config::standard());
    if encoded.is_err() || !compare.expected.is_empty() {
        return Err(reader.fault(FaultKind::NonCanonical { what: name }));
    }
    Ok(value)
}

pub(super) fn write<T: Encode + Decode<()>>(name: &'static str, value: &T, writer: &mut Writer) {
    let start = writer.as_bytes().len();
    let mut append = Append { bytes: writer.as_mut_vec() };
    if let Err(error) = bincode::encode_into_writer(value, &mut append, config::standard()) {
        let reason = error.to_string();
        return writer.fail(EncodeError::Foreign { type_name: name, reason });
    }
    let written = writer.as_bytes().get(start..).unwrap_or_default();
    let mut reader = Reader::at_depth(written, writer.depth());
    if let Err(fault) = read::<T>(name, &mut reader).and_then(|_| reader.finish()) {
        let reason = format!("it would not read back: {}", fault.kind());
        writer.fail(EncodeError::Foreign { type_name: name, reason });
    }
}

pub(super) fn skip<T: Decode<()>, S: Source>(
    name: &'static str,
    source: &mut S,
) -> Result<(), Fault> {
    if let Some(bytes) = source.as_slice() {
        let decoded = decode::<T>(bytes);
        let used = decoded.map(|(_, used)| used).map_err(|error| to_fault(name, source, &error))?;
        return source.advance(used);
    }
    let mut stream = Stream { source, fault: None };
    let config = config::standard().with_limit::<LARGE_LIMIT>();
    let decoded = bincode::decode_from_reader::<T, _, _>(&mut stream, config);
    let Stream { source, fault } = stream;
    match decoded {
        Ok(_) => Ok(()),
        Err(error) => Err(fault.unwrap_or_else(|| to_fault(name, source, &error))),
    }
}

fn decode<T: Decode<()>>(bytes: &[u8]) -> Result<(T, usize), DecodeError> {
    let standard = config::standard();
    if bytes.len() <= SMALL_BYTES {
        bincode::decode_from_slice(bytes, standard.with_limit::<SMALL_LIMIT>())
    } else if bytes.len() <= MEDIUM_BYTES {
        bincode::decode_from_slice(bytes, standard.with_limit::<MEDIUM_LIMIT>())
    } else {
        bincode::decode_from_slice(bytes, standard.with_limit::<LARGE_LIMIT>())
    }
}

#[cold]
fn to_fault<S: Source>(name: &'static str, source: &S, error: &DecodeError) -> Fault {
    source.fault(match error {
        DecodeError::UnexpectedEnd { additional } => {
            FaultKind::UnexpectedEnd { missing: *additional }
        }
        DecodeError::LimitExceeded => {
            let reason = "it claims far more memory than its bytes could fill".into();
            FaultKind::Foreign { type_name: name, reason }
        }
        other => FaultKind::Foreign { type_name: name, reason: other.to_string().into() },
    })
}

/// A source as bincode reads it, with the fault that its own errors cannot carry.
struct Stream<'s, S> {
    source: &'s mut S,
    fault: Option<Fault>,
}

impl<S: Source> Read for Stream<'_, S> {
    fn read(&mut self, bytes: &mut [u8]) -> Result<(), DecodeError> {
        self.source.fill(bytes).map_err(|fault| {
            self.fault.get_or_insert(fault);
            DecodeError::UnexpectedEnd { additional: bytes.len() }
        })
    }
}

struct Append<'a> {
    bytes: &'a mut Vec<u8>,
}

impl Write for Append<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), BincodeError> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

/// Compares what is written with what was read, without keeping it.
struct Compare<'a> {
    expected: &'a [u8],
}

impl Write for Compare<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), BincodeError> {
        self.expected =
            self.expected.strip_prefix(bytes).ok_or(BincodeError::Other("other bytes"))?;
        Ok(())
    }
}
