//! Through parity-scale-codec.

use alloc::{format, string::ToString};

use parity_scale_codec::{Decode, Encode, Error, Input, Output};

use crate::wire::{DEPTH_MAX, EncodeError, Fault, FaultKind, Reader, Source, Writer};

pub(super) fn read<T: Encode + Decode>(
    name: &'static str,
    reader: &mut Reader<'_>,
) -> Result<T, Fault> {
    let before = reader.rest();
    let value: T = decode(name, reader)?;
    let mut compare = Compare { expected: before, is_same: true };
    value.encode_to(&mut compare);
    if !compare.is_same || compare.expected.len() != reader.remaining() {
        return Err(reader.fault(FaultKind::NonCanonical { what: name }));
    }
    Ok(value)
}

pub(super) fn write<T: Encode + Decode>(name: &'static str, value: &T, writer: &mut Writer) {
    let start = writer.as_bytes().len();
    value.encode_to(writer.as_mut_vec());
    let written = writer.as_bytes().get(start..).unwrap_or_default();
    let mut reader = Reader::at_depth(written, writer.depth());
    if let Err(fault) = read::<T>(name, &mut reader).and_then(|_| reader.finish()) {
        let reason = format!("it would not read back: {}", fault.kind());
        writer.fail(EncodeError::Foreign { type_name: name, reason });
    }
}

pub(super) fn skip<T: Decode, S: Source>(name: &'static str, source: &mut S) -> Result<(), Fault> {
    decode::<T, S>(name, source).map(drop)
}

fn decode<T: Decode, S: Source>(name: &'static str, source: &mut S) -> Result<T, Fault> {
    let mut stream = Stream { source, fault: None };
    T::decode(&mut stream).map_err(|error| {
        let Stream { source, fault } = stream;
        let reason = error.to_string().into();
        fault.unwrap_or_else(|| source.fault(FaultKind::Foreign { type_name: name, reason }))
    })
}

/// A source as parity-scale-codec reads it, with the fault that its own errors cannot carry.
struct Stream<'s, S> {
    source: &'s mut S,
    fault: Option<Fault>,
}

impl<S> Stream<'_, S> {
    fn keep<T>(&mut self, result: Result<T, Fault>) -> Result<T, Error> {
        result.map_err(|fault| {
            self.fault.get_or_insert(fault);
            Error::from("the input refused")
        })
    }
}

impl<S: Source> Input for Stream<'_, S> {
    fn remaining_len(&mut self) -> Result<Option<usize>, Error> {
        Ok(self.source.as_slice().map(<[u8]>::len))
    }

    fn read(&mut self, into: &mut [u8]) -> Result<(), Error> {
        let filled = self.source.fill(into);
        self.keep(filled)
    }

    fn read_byte(&mut self) -> Result<u8, Error> {
        let byte = self.source.byte();
        self.keep(byte)
    }

    fn descend_ref(&mut self) -> Result<(), Error> {
        if *self.source.depth() >= DEPTH_MAX {
            let fault = self.source.fault(FaultKind::TooDeep { max: DEPTH_MAX });
            return self.keep(Err(fault));
        }
        *self.source.depth() += 1;
        Ok(())
    }

    fn ascend_ref(&mut self) {
        *self.source.depth() -= 1;
    }
}

/// Compares what is written with what was read, without keeping it.
struct Compare<'a> {
    expected: &'a [u8],
    is_same: bool,
}

impl Output for Compare<'_> {
    fn write(&mut self, bytes: &[u8]) {
        match self.expected.strip_prefix(bytes) {
            Some(rest) => self.expected = rest,
            None => self.is_same = false,
        }
    }
}
