//! Going through a program.

use core::cmp::Ordering;

use super::program::{Program, Step};
use crate::{
    schema::value::{NESTING_MAX, codec::Coded, decode::empty_allowed},
    wire::{DEPTH_MAX, Fault, Reader, Source, utf8},
};

const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::schema::value) enum Found {
    /// The bytes are a value.
    Sound,
    /// They are none.
    Faulty,
    /// The decoder is to say.
    Unsure,
}

/// Why a walk ends early.
enum Halt {
    Faulty,
    Unsure,
    /// What is left belongs to a foreign type.
    Opaque,
}

impl From<Fault> for Halt {
    #[cold]
    fn from(_: Fault) -> Self {
        Self::Faulty
    }
}

/// Whether all of `bytes` is a value.
#[inline]
pub(in crate::schema::value) fn run<W: Coded>(program: &Program, bytes: &[u8]) -> Found {
    let empty_left = empty_allowed(bytes.len());
    let mut walk = Walk { program, reader: Reader::new(bytes), empty_left, depth: 0 };
    match walk.call::<W>(0, 0) {
        Ok(()) if walk.reader.rest().is_empty() => Found::Sound,
        Ok(()) | Err(Halt::Faulty) => Found::Faulty,
        Err(Halt::Unsure) => Found::Unsure,
        Err(Halt::Opaque) => Found::Sound,
    }
}

struct Walk<'p, 'b> {
    program: &'p Program,
    reader: Reader<'b>,
    empty_left: usize,
    /// How many collections down, as the decoder counts.
    depth: u32,
}

impl<'b> Walk<'_, 'b> {
    /// A type's steps, so far down. Each call goes at least a level down, so the stack is bounded.
    fn call<W: Coded>(&mut self, routine: u32, nesting: u32) -> Result<(), Halt> {
        let routine = self.program.routines.get(routine as usize).ok_or(Halt::Unsure)?;
        if (nesting + routine.nesting) as usize > NESTING_MAX {
            return Err(Halt::Unsure);
        }
        self.steps::<W>(routine.start, routine.end, nesting)
    }

    /// The steps from a place to another.
    fn steps<W: Coded>(&mut self, mut at: u32, end: u32, nesting: u32) -> Result<(), Halt> {
        while at < end {
            let step = self.program.steps.get(at as usize).ok_or(Halt::Unsure)?;
            at += 1;
            match *step {
                Step::Skip(count) => self.skip(count)?,
                Step::Flag => drop(self.flag()?),
                Step::Text => self.text::<W>()?,
                Step::Run(bytes) => self.run::<W>(bytes)?,
                Step::Texts => self.texts::<W>()?,
                Step::Option(over) => {
                    if !self.flag()? {
                        at = over;
                    }
                }
                Step::Varying(width) => drop(self.varying::<W>(width)?),
                Step::Variant { first, count } => at = self.variant::<W>(first, count)?,
                Step::Jump(to) => at = to,
                Step::List { end } => {
                    let len = self.enter::<W>()?;
                    for _ in 0..len {
                        self.steps::<W>(at, end, nesting)?;
                    }
                    self.depth -= 1;
                    at = end;
                }
                Step::Sorted { order, key_end, end } => {
                    let len = self.enter::<W>()?;
                    let mut last = None;
                    for _ in 0..len {
                        let before = self.reader.rest();
                        self.steps::<W>(at, key_end, nesting)?;
                        let key = self.reader.read_since(before);
                        match last.map(|last| order.compare::<W>(last, key)) {
                            None | Some(Some(Ordering::Less)) => {}
                            Some(None) => return Err(Halt::Unsure),
                            Some(Some(_)) => return Err(Halt::Faulty),
                        }
                        last = Some(key);
                        self.steps::<W>(key_end, end, nesting)?;
                    }
                    self.depth -= 1;
                    at = end;
                }
                Step::Array { count, end } => {
                    for _ in 0..count {
                        self.steps::<W>(at, end, nesting)?;
                    }
                    at = end;
                }
                Step::Call { routine, nesting: further } => {
                    self.call::<W>(routine, nesting + further)?;
                }
                ref rare => self.rare::<W>(rare)?,
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn rare<W: Coded>(&mut self, step: &Step) -> Result<(), Halt> {
        let is_right = match *step {
            Step::NonZero(width) => self.reader.take(width.into())?.iter().any(|byte| *byte != 0),
            Step::NonZeroVarying(width) => self.varying::<W>(width)? != Some(0),
            Step::Compact(width) => {
                W::get_compact(&mut self.reader, width.into())?;
                true
            }
            Step::Char => {
                W::read_char(&mut self.reader).ok_or(Halt::Faulty)??;
                true
            }
            Step::Duration => {
                W::get_u64(&mut self.reader)?;
                W::get_u32(&mut self.reader)? < NANOS_PER_SECOND
            }
            Step::Empty(count) => {
                let count = usize::try_from(count).unwrap_or(usize::MAX);
                self.empty_left = self.empty_left.checked_sub(count).ok_or(Halt::Faulty)?;
                true
            }
            Step::Opaque => return Err(Halt::Opaque),
            Step::LongArray => return Err(Halt::Unsure),
            _ => false,
        };
        if is_right { Ok(()) } else { Err(Halt::Faulty) }
    }

    #[inline]
    fn skip(&mut self, count: u64) -> Result<(), Halt> {
        let rest = self.reader.rest();
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        self.reader.go_on(rest.get(count..).ok_or(Halt::Faulty)?);
        Ok(())
    }

    #[inline]
    fn flag(&mut self) -> Result<bool, Halt> {
        match self.reader.rest().split_first() {
            Some((&flag @ 0..=1, rest)) => {
                self.reader.go_on(rest);
                Ok(flag == 1)
            }
            _ => Err(Halt::Faulty),
        }
    }

    #[inline]
    fn len<W: Coded>(&mut self) -> Result<usize, Halt> {
        let rest = self.reader.rest();
        if let Some((len, used)) = W::peek_len(rest)
            && let Some(rest) = rest.get(used..)
        {
            self.reader.go_on(rest);
            return Ok(len);
        }
        Ok(W::get_len(&mut self.reader)?)
    }

    #[inline]
    fn text<W: Coded>(&mut self) -> Result<(), Halt> {
        let len = self.len::<W>()?;
        let (text, rest) = self.reader.rest().split_at_checked(len).ok_or(Halt::Faulty)?;
        utf8(text).ok_or(Halt::Faulty)?;
        self.reader.go_on(rest);
        Ok(())
    }

    #[inline]
    fn run<W: Coded>(&mut self, bytes: u64) -> Result<(), Halt> {
        let len = self.len::<W>()? as u64;
        self.skip(len.saturating_mul(bytes))
    }

    /// The length of a collection, whose items are not all texts or of a fixed size.
    #[inline]
    fn enter<W: Coded>(&mut self) -> Result<usize, Halt> {
        let len = self.len::<W>()?;
        if len > self.reader.remaining() {
            return Err(Halt::Faulty);
        }
        // Of leaves some may lie one level further down.
        if self.depth >= DEPTH_MAX {
            return Err(Halt::Unsure);
        }
        self.depth += 1;
        Ok(len)
    }

    #[inline]
    fn texts<W: Coded>(&mut self) -> Result<(), Halt> {
        let len = self.enter::<W>()?;
        for _ in 0..len {
            self.text::<W>()?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// An integer of varying length; whether it is zero, is known of unsigned and signed ones alike.
    #[inline]
    fn varying<W: Coded>(&mut self, width: u8) -> Result<Option<u8>, Halt> {
        if let Some((&single @ 0..=250, rest)) = self.reader.rest().split_first() {
            self.reader.go_on(rest);
            return Ok(Some(single));
        }
        match width {
            2 => drop(W::get_u16(&mut self.reader)?),
            4 => drop(W::get_u32(&mut self.reader)?),
            8 => drop(W::get_u64(&mut self.reader)?),
            _ => drop(W::get_u128(&mut self.reader)?),
        }
        Ok(None)
    }

    /// Where the steps of the variant begin that comes.
    #[inline]
    fn variant<W: Coded>(&mut self, first: u32, count: u32) -> Result<u32, Halt> {
        let index = W::get_variant(&mut self.reader)?;
        let first = first as usize;
        let all = self.program.variants.get(first..first + count as usize).unwrap_or_default();
        // Mostly a variant's index is its number.
        if let Some((_, start)) = all.get(index as usize).filter(|(of, _)| *of == index) {
            return Ok(*start);
        }
        let place = all.binary_search_by_key(&index, |(of, _)| *of).map_err(|_| Halt::Faulty)?;
        all.get(place).map(|(_, start)| *start).ok_or(Halt::Faulty)
    }
}
