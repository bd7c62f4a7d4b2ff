//! From a schema to its program.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{
    program::{Program, Routine, Step},
    sorted::Order,
};
use crate::schema::{
    Field, Fields, Integer, Type, TypeRef, Variant,
    value::{Codec, Values},
};

/// Types inside each other become one routine down to here.
const LEVELS_MAX: usize = 16;
/// A type of more parts is a routine by itself, and so is what comes when a routine is that long:
/// schemas in which types are used many times do not become many times as long.
const PARTS_MAX: usize = 64;
const ROUTINE_MAX: usize = 256;
/// In programs of more steps every type is a routine by itself.
const PROGRAM_MAX: usize = 1 << 14;

/// Makes a program.
pub(super) struct Compiler<'s> {
    values: &'s Values<'s>,
    codec: Codec,
    program: Program,
    /// The routines that are called, and those of them that are still to be made.
    called: BTreeMap<TypeRef, u32>,
    next: Vec<TypeRef>,
    /// Of the routine that is being made: where it began, the types that one is in, how deep it goes.
    start: usize,
    within: Vec<TypeRef>,
    nesting: u32,
    /// Steps before this place are gone to from elsewhere, and nothing is joined to them.
    fence: usize,
}

impl<'s> Compiler<'s> {
    pub(super) fn new(values: &'s Values<'s>, codec: Codec) -> Self {
        Self {
            values,
            codec,
            program: Program::default(),
            called: BTreeMap::from([(values.root, 0)]),
            next: Vec::from([values.root]),
            start: 0,
            within: Vec::new(),
            nesting: 0,
            fence: 0,
        }
    }

    pub(super) fn compile(mut self) -> Program {
        self.program.routines.push(Routine::default());
        while let Some(of) = self.next.pop() {
            self.start = self.here();
            self.fence = self.start;
            self.nesting = 0;
            self.composite(of, 0);
            let routine = Routine {
                start: place(self.start),
                end: place(self.here()),
                nesting: self.nesting,
            };
            let number = self.called.get(&of).map_or(0, |number| *number as usize);
            if let Some(slot) = self.program.routines.get_mut(number) {
                *slot = routine;
            }
        }
        self.program
    }

    fn here(&self) -> usize {
        self.program.steps.len()
    }

    fn push(&mut self, step: Step) -> usize {
        let at = self.here();
        self.program.steps.push(step);
        at
    }

    /// Adds a step, or makes the last one longer by it.
    fn join(&mut self, step: Step) {
        let is_open = self.here() > self.fence;
        match (self.program.steps.last_mut().filter(|_| is_open), step) {
            (Some(Step::Skip(before)), Step::Skip(more))
            | (Some(Step::Empty(before)), Step::Empty(more)) => {
                *before = before.saturating_add(more);
            }
            _ => drop(self.push(step)),
        }
    }

    /// The next step is gone to from elsewhere.
    fn label(&mut self) -> u32 {
        self.fence = self.here();
        place(self.fence)
    }

    fn set(&mut self, at: usize, step: Step) {
        if let Some(slot) = self.program.steps.get_mut(at) {
            *slot = step;
        }
    }

    /// A value, so far down from where the routine begins.
    fn value(&mut self, of: TypeRef, nesting: u32) {
        self.nesting = self.nesting.max(nesting);
        let parts = match self.values.schema.at(of) {
            Type::Option(_)
            | Type::Result(..)
            | Type::Array(..)
            | Type::Entity { .. }
            | Type::List(_)
            | Type::Set(_)
            | Type::Map(..) => 2,
            Type::Tuple(parts) => parts.len(),
            Type::Struct(fields) => fields.len(),
            Type::Enum(variants) => variants.iter().map(|variant| 1 + width(&variant.fields)).sum(),
            _ => return self.composite(of, nesting),
        };
        let is_inside = parts <= PARTS_MAX
            && self.within.len() < LEVELS_MAX
            && !self.within.contains(&of)
            && self.here() - self.start <= ROUTINE_MAX
            && self.here() <= PROGRAM_MAX;
        if is_inside {
            return self.composite(of, nesting);
        }
        let routine = match self.called.get(&of) {
            Some(number) => *number,
            None => {
                let number = place(self.program.routines.len());
                self.program.routines.push(Routine::default());
                self.called.insert(of, number);
                self.next.push(of);
                number
            }
        };
        self.push(Step::Call { routine, nesting });
    }

    fn composite(&mut self, of: TypeRef, nesting: u32) {
        if self.values.opaque(of).is_some() {
            self.push(Step::Opaque);
            return;
        }
        self.within.push(of);
        self.steps(of, nesting);
        self.within.pop();
        // As the decoder counts: every type of which no value takes a byte.
        if self.values.facts(of).is_empty {
            self.join(Step::Empty(1));
        }
    }

    fn steps(&mut self, of: TypeRef, nesting: u32) {
        let below = nesting + 1;
        match self.values.schema.at(of) {
            Type::Unit => {}
            Type::Bool => drop(self.push(Step::Flag)),
            Type::Integer(integer) => self.integer(*integer),
            Type::NonZero(integer) if self.is_fixed(*integer) => {
                self.push(Step::NonZero(integer.width() as u8));
            }
            Type::NonZero(integer) => drop(self.push(Step::NonZeroVarying(integer.width() as u8))),
            Type::Compact(integer) if self.codec == Codec::Bincode => self.integer(*integer),
            Type::Compact(integer) => drop(self.push(Step::Compact(integer.width() as u8))),
            Type::F32 => self.join(Step::Skip(4)),
            Type::F64 => self.join(Step::Skip(8)),
            Type::Char => drop(self.push(Step::Char)),
            Type::String => drop(self.push(Step::Text)),
            Type::Duration => drop(self.push(Step::Duration)),
            Type::Option(of) => {
                let at = self.push(Step::Never);
                self.value(*of, below);
                let end = self.label();
                self.set(at, Step::Option(end));
            }
            Type::Result(ok, err) => self.variants(&[(0, &[*ok], below), (1, &[*err], below)]),
            Type::List(item) if self.values.is_byte(*item) => drop(self.push(Step::Run(1))),
            Type::List(item) => self.list(*item, below),
            Type::Set(item) => self.sorted(*item, None, below),
            Type::Map(key, of) => self.sorted(*key, Some(*of), below),
            Type::Array(item, len) if self.values.is_byte(*item) => self.join(Step::Skip(*len)),
            Type::Array(item, len) => self.array(*item, *len, below),
            Type::Tuple(parts) => parts.iter().for_each(|part| self.value(*part, below)),
            Type::Struct(fields) => self.record(of, fields, below),
            Type::Enum(variants) => self.variant(of, variants, nesting),
            Type::Entity { body, .. } => self.value(*body, below),
            _ => drop(self.push(Step::Never)),
        }
    }

    fn is_fixed(&self, integer: Integer) -> bool {
        integer.width() == 1 || self.codec == Codec::Scale
    }

    fn integer(&mut self, integer: Integer) {
        match self.is_fixed(integer) {
            true => self.join(Step::Skip(integer.width() as u64)),
            false => drop(self.push(Step::Varying(integer.width() as u8))),
        }
    }

    fn list(&mut self, item: TypeRef, below: u32) {
        if self.values.facts(item).is_empty {
            self.push(Step::Never);
            return;
        }
        let at = self.push(Step::Never);
        self.label();
        self.value(item, below);
        let end = self.label();
        let step = match self.program.steps.get(at + 1..) {
            Some([Step::Skip(bytes)]) => Step::Run(*bytes),
            Some([Step::Text]) => Step::Texts,
            _ => return self.set(at, Step::List { end }),
        };
        self.program.steps.truncate(at);
        self.push(step);
    }

    fn sorted(&mut self, key: TypeRef, of: Option<TypeRef>, below: u32) {
        let is_empty = |of| self.values.facts(of).is_empty;
        if is_empty(key) && of.is_none_or(is_empty) {
            self.push(Step::Never);
            return;
        }
        let order = Order::of(self.values, key);
        let at = self.push(Step::Never);
        self.label();
        self.value(key, below);
        let key_end = self.label();
        if let Some(of) = of {
            self.value(of, below);
        }
        let end = self.label();
        self.set(at, Step::Sorted { order, key_end, end });
    }

    fn array(&mut self, item: TypeRef, len: u64, below: u32) {
        if len == 0 {
            return;
        }
        let fence = self.fence;
        let at = self.push(Step::Never);
        self.label();
        self.value(item, below);
        if let Some([Step::Skip(bytes)]) = self.program.steps.get(at + 1..) {
            let bytes = bytes.saturating_mul(len);
            self.program.steps.truncate(at);
            self.fence = fence;
            return self.join(Step::Skip(bytes));
        }
        let end = self.label();
        let count = u32::try_from(len).ok();
        self.set(at, count.map_or(Step::LongArray, |count| Step::Array { count, end }));
    }

    fn record(&mut self, of: TypeRef, fields: &[Field], below: u32) {
        if self.values.facts(of).has_same_names {
            self.push(Step::Never);
            return;
        }
        fields.iter().for_each(|field| self.value(field.of, below));
    }

    fn variant(&mut self, of: TypeRef, variants: &[Variant], nesting: u32) {
        if self.values.facts(of).has_same_names {
            self.push(Step::Never);
            return;
        }
        self.nesting = self.nesting.max(nesting + 1);
        let parts: Vec<Vec<TypeRef>> =
            variants.iter().map(|variant| parts(&variant.fields)).collect();
        let all = variants.iter().zip(&parts);
        let all: Vec<_> =
            all.map(|(variant, parts)| (variant.index, parts.as_slice(), nesting + 2)).collect();
        self.variants(&all);
    }

    /// An index, then the parts of that variant.
    fn variants(&mut self, all: &[(u32, &[TypeRef], u32)]) {
        let first = self.program.variants.len();
        let step = Step::Variant { first: place(first), count: place(all.len()) };
        self.push(step);
        self.program.variants.extend(all.iter().map(|(index, ..)| (*index, 0)));
        let mut jumps = Vec::new();
        for (number, (_, parts, below)) in all.iter().enumerate() {
            let start = self.label();
            if let Some((_, slot)) = self.program.variants.get_mut(first + number) {
                *slot = start;
            }
            parts.iter().for_each(|part| self.value(*part, *below));
            jumps.push(self.push(Step::Never));
        }
        let end = self.label();
        jumps.into_iter().for_each(|at| self.set(at, Step::Jump(end)));
    }
}

fn parts(fields: &Fields) -> Vec<TypeRef> {
    match fields {
        Fields::Unit => Vec::new(),
        Fields::Tuple(parts) => parts.clone(),
        Fields::Struct(fields) => fields.iter().map(|field| field.of).collect(),
    }
}

fn width(fields: &Fields) -> usize {
    match fields {
        Fields::Unit => 0,
        Fields::Tuple(parts) => parts.len(),
        Fields::Struct(fields) => fields.len(),
    }
}

/// A schema of so many types does not fit into memory; if it did, its programs would refuse all and
/// leave it to the decoder.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
