//! The messages under check: sent and read in each shape, and refused before.

use std::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    CheckFault, CheckFinding, CheckStep, SampleValue,
    binary::inside,
    lost::{Faults, lost},
    places::MessagePlace,
    row::has_no_way,
    scope::Scope,
    tables::Checked,
    values::{Sampled, apart, sampled, shown},
};
use crate::{
    history::Samples,
    message::{MessageBody, MessageCalls, MessageError, MessageRefused},
    schema::EntityHooks,
    train::Release,
    version::{SpecVersion, Version},
};

/// Checks messages: each with samples of each shape that it has up to the spec version after.
pub(super) fn check(
    scope: &Scope<'_>,
    places: &[MessagePlace<'_>],
    given: &Samples,
    findings: &mut Vec<CheckFinding>,
) -> Checked {
    let mut checked = Checked::default();
    for place in places {
        let hooks = place.messages.hooks(place.info);
        let message = Message { scope, place, hooks, calls: place.messages.calls() };
        message.check(given, findings, &mut checked);
    }
    checked
}

/// One message.
struct Message<'a> {
    scope: &'a Scope<'a>,
    place: &'a MessagePlace<'a>,
    hooks: Option<EntityHooks>,
    calls: &'a MessageCalls,
}

/// A value, in which shape it is sent, and what it reads as.
struct Sent<'a> {
    body: MessageBody<'a>,
    version: Option<Version>,
    view: Vec<u8>,
}

type Stepped = Result<(), Faults>;

impl Message<'_> {
    fn finding(&self, sample: Option<&SampleValue>, fault: CheckFault) -> CheckFinding {
        let (messages, message) = (self.place.messages.name().into(), self.place.info.name.into());
        let release = Release::Message { messages, message };
        let finding = CheckFinding::new(self.place.feature.clone(), release, fault);
        CheckFinding { sample: sample.cloned(), ..finding }
    }

    fn check(&self, given: &Samples, findings: &mut Vec<CheckFinding>, checked: &mut Checked) {
        let info = self.place.info;
        let Some(hooks) = &self.hooks else {
            let body = MessageBody { info, shape: info.since, body: &[] };
            self.value(body, None, None, findings, checked);
            return;
        };
        for version in info.versions.iter().filter(|facts| facts.activates <= self.scope.after) {
            let shape = version.activates.max(info.since);
            let samples = sampled(hooks, version, self.place.messages.codec(), given);
            if samples.is_empty() {
                findings.push(self.finding(None, CheckFault::NoSamples));
            }
            for Sampled { version, sample, body, .. } in &samples {
                let body = MessageBody { info, shape, body };
                self.value(body, Some(*version), Some(sample), findings, checked);
                checked.covered.extend(inside(hooks, *version));
            }
        }
    }

    /// All that is done with one value.
    fn value(
        &self,
        body: MessageBody<'_>,
        version: Option<Version>,
        sample: Option<&SampleValue>,
        findings: &mut Vec<CheckFinding>,
        checked: &mut Checked,
    ) {
        let view = match (self.calls.view)(body) {
            Ok(view) => view,
            Err(refused) => {
                let faults = fault_of(refused).0.into_iter();
                return findings.extend(faults.map(|fault| self.finding(sample, fault)));
            }
        };
        let sent = Sent { body, version, view };
        let mut note = |step, stepped: Stepped| match stepped {
            Ok(()) => checked.values += 1,
            Err(Faults(faults)) => findings.extend(
                faults
                    .into_iter()
                    .map(|fault| CheckFinding { step: Some(step), ..self.finding(sample, fault) }),
            ),
        };
        for at in BTreeSet::from([body.shape, self.scope.after]) {
            if body.info.availability(at).is_available() {
                note(CheckStep::Sent, self.sent(&sent, at));
            }
        }
        let early = [self.scope.before, SpecVersion(body.info.since.0.saturating_sub(1))];
        for at in BTreeSet::from(early).into_iter().filter(|at| *at < body.shape) {
            let stepped = match at < body.info.since {
                true => self.unknown(&sent, at),
                false => self.early(&sent, at),
            };
            note(CheckStep::SentEarly, stepped);
        }
    }

    /// Sends and reads a value at a spec version that knows the message, in the value's shape or
    /// another one.
    fn sent(&self, sent: &Sent<'_>, at: SpecVersion) -> Stepped {
        let written = match (self.calls.encode)(sent.body, at) {
            Ok(bytes) => Some(bytes),
            Err(refused) if self.may_not_go_down(&refused, at) => None,
            Err(refused) => return Err(fault_of(refused)),
        };
        if self.version_at(at) != sent.version {
            return written.map_or(Ok(()), |bytes| self.read(sent, &bytes, at));
        }
        let expected = exact(sent);
        let versioned = (self.calls.encode_versioned)(sent.body, at).map_err(fault_of)?;
        for found in written.iter().chain([&versioned]) {
            if *found != expected {
                return Err(self.differs(sent.version, &expected, found));
            }
        }
        self.read(sent, &expected, at)
    }

    /// Reads what was sent: the same in every form.
    fn read(&self, sent: &Sent<'_>, bytes: &[u8], at: SpecVersion) -> Stepped {
        let read = (self.calls.decode)(bytes, at).map_err(fault_of)?;
        if read.versioned != bytes {
            return Err(self.differs(self.version_at(at), bytes, &read.versioned));
        }
        let latest = self.place.info.versions.last().map(|facts| facts.version);
        for found in [&read.latest, &read.lifted] {
            if *found != sent.view {
                let index = |body: &[u8]| [&[self.place.info.index], body].concat();
                return Err(self.differs(latest, &index(&sent.view), &index(found)));
            }
        }
        Ok(())
    }

    /// Sends a value to a spec version that does not know the message.
    fn unknown(&self, sent: &Sent<'_>, at: SpecVersion) -> Stepped {
        let tries = [
            (self.calls.encode)(sent.body, at).map(drop),
            (self.calls.encode_versioned)(sent.body, at).map(drop),
            (self.calls.decode)(&exact(sent), at).map(drop),
        ];
        let until = sent.body.info.since;
        for tried in tries {
            match tried {
                Ok(()) => return Err(not_refused(until, at)),
                Err(MessageRefused::Refused(error)) => match *error {
                    MessageError::NotYetAvailable { since, .. } if since == until => {}
                    error => return Err(CheckFault::Refused { reason: error.to_string() }.into()),
                },
                Err(refused) => return Err(fault_of(refused)),
            }
        }
        Ok(())
    }

    /// Sends a value to a spec version that knows the message in an older shape: without loss, or not
    /// at all.
    fn early(&self, sent: &Sent<'_>, at: SpecVersion) -> Stepped {
        match (self.calls.encode_versioned)(sent.body, at) {
            Ok(_) => return Err(not_refused(sent.body.shape, at)),
            Err(MessageRefused::Refused(error)) => match *error {
                MessageError::WrongVersion { .. } => {}
                error => return Err(CheckFault::Refused { reason: error.to_string() }.into()),
            },
            Err(refused) => return Err(fault_of(refused)),
        }
        match (self.calls.encode)(sent.body, at) {
            Ok(bytes) => self.read(sent, &bytes, at),
            Err(refused) if self.may_not_go_down(&refused, at) => Ok(()),
            Err(MessageRefused::Refused(error)) => match *error {
                MessageError::NotYetActive { since, .. } if since <= sent.body.shape => Ok(()),
                error => Err(CheckFault::Refused { reason: error.to_string() }.into()),
            },
            Err(refused) => Err(fault_of(refused)),
        }
    }

    fn version_at(&self, at: SpecVersion) -> Option<Version> {
        let known = self.place.info.versions.iter().filter(|facts| facts.activates <= at);
        let first = self.place.info.versions.first().map(|facts| facts.version);
        known.map(|facts| facts.version).max().or(first)
    }

    /// Whether no way down to the shape of that spec version is declared.
    fn may_not_go_down(&self, refused: &MessageRefused, at: SpecVersion) -> bool {
        let MessageRefused::Refused(error) = refused else { return false };
        let source = match &**error {
            MessageError::NotYetActive { source, .. } | MessageError::Shape { source, .. } => {
                source
            }
            MessageError::NotYetAvailable { .. }
            | MessageError::NoLongerAvailable { .. }
            | MessageError::WrongVersion { .. }
            | MessageError::Encode { .. }
            | MessageError::UnknownName { .. }
            | MessageError::UnknownIndex { .. }
            | MessageError::Retired { .. }
            | MessageError::Empty { .. }
            | MessageError::Decode { .. } => return false,
        };
        let latest = self.place.info.versions.last().map(|facts| facts.version);
        let hooks = self.hooks.as_ref();
        self.version_at(at) < latest && hooks.is_some_and(|hooks| has_no_way(hooks, source))
    }

    /// Two messages, index in front, for a finding.
    fn differs(&self, version: Option<Version>, expected: &[u8], found: &[u8]) -> Faults {
        let codec = self.place.messages.codec();
        if let (Some(hooks), Some(version), Some((of, expected)), Some((index, found))) =
            (&self.hooks, version, expected.split_first(), found.split_first())
            && of == index
            && let Some(faults) = lost(hooks, codec, version, (expected, found))
        {
            return faults;
        }
        let show = |bytes: &[u8]| match (&self.hooks, version) {
            (Some(hooks), Some(version)) => {
                let body = bytes.get(1..).unwrap_or_default();
                shown(hooks, codec, version, body)
            }
            _ => String::new(),
        };
        let (expected, found) = apart(show, expected, found);
        CheckFault::Differs { expected, found }.into()
    }
}

/// The bytes of a message in the value's own shape.
fn exact(sent: &Sent<'_>) -> Vec<u8> {
    [&[sent.body.info.index], sent.body.body].concat()
}

fn not_refused(until: SpecVersion, at: SpecVersion) -> Faults {
    let found = format!("spec version {at} takes it all the same");
    CheckFault::NotRefused { until, found }.into()
}

fn fault_of(refused: MessageRefused) -> Faults {
    let fault = match refused {
        MessageRefused::Unreadable(reason) => CheckFault::Unreadable { reason },
        MessageRefused::Refused(error) => CheckFault::Refused { reason: error.to_string() },
        MessageRefused::Impossible(reason) => CheckFault::Store { reason },
    };
    fault.into()
}
