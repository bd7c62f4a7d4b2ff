//! What is read through views: one late field, one early field, all of them, and the very same of
//! the owned value, so that a comparison does the same work on both sides.

use perennial::{DecodeError, Scale, entity, wire::Wire};

use super::{Fixture, Profile, TARGET, Wide, stored};

/// `karma`, behind all that varies in size.
#[inline]
pub fn late<C: Wire>(stored: &[u8]) -> Result<u32, DecodeError> {
    entity::view::<C, Profile>(stored)?.karma()
}

/// `nonce`, behind fields of fixed size alone.
#[inline]
pub fn early<C: Wire>(stored: &[u8]) -> Result<u32, DecodeError> {
    entity::view::<C, Profile>(stored)?.nonce()
}

/// Whether field 22 of revision's fixture is what its benchmark looks for.
#[inline]
pub fn target<C: Wire>(stored: &[u8]) -> Result<bool, DecodeError> {
    Ok(entity::view::<C, Wide>(stored)?.target()? == TARGET)
}

/// Touches all fields of a view, and every item of the lists.
#[inline]
pub fn walk<C: Wire>(stored: &[u8]) -> Result<u64, DecodeError> {
    let profile = entity::view::<C, Profile>(stored)?;
    let mut sum = u64::from(profile.owner()?[31]) + u64::from(profile.account()?[31]);
    sum += profile.created()? + profile.updated()? + low(profile.balance()?);
    sum += u64::from(profile.nonce()?) + u64::from(profile.flags()?);
    sum += u64::from(profile.verified()?) + count(profile.name()?) + count(profile.bio()?);
    sum += profile.email()?.map_or(0, count);
    for tag in profile.tags()?.iter() {
        sum += count(tag?);
    }
    sum += count(profile.avatar()?);
    for follower in profile.followers()?.iter() {
        sum += follower?;
    }
    sum += u64::from(profile.karma()?);
    sum += profile.badge()?.map_or(0, |badge| count(&*badge));
    Ok(sum)
}

/// The same of an owned value.
#[inline]
pub fn walk_owned(profile: &Profile) -> u64 {
    let mut sum = u64::from(profile.owner[31]) + u64::from(profile.account[31]);
    sum += profile.created + profile.updated + low(profile.balance);
    sum += u64::from(profile.nonce) + u64::from(profile.flags);
    sum += u64::from(profile.verified) + count(&profile.name) + count(&profile.bio);
    sum += profile.email.as_deref().map_or(0, count);
    sum += profile.tags.iter().map(count).sum::<u64>();
    sum += count(&profile.avatar);
    sum += profile.followers.iter().sum::<u64>();
    sum += u64::from(profile.karma);
    sum + profile.badge.as_deref().map_or(0, count)
}

fn low(number: u128) -> u64 {
    (number & 0xFFFF) as u64
}

fn count(bytes: impl AsRef<[u8]>) -> u64 {
    bytes.as_ref().len() as u64
}

/// Holds what views read of every version to the owned values.
pub fn check<C: Wire>() {
    for number in 1..=3 {
        let sample = Profile::sample_of(number);
        let bytes = stored::<C, _>(&sample, number);
        assert_eq!(late::<C>(&bytes).expect("reads"), sample.karma);
        assert_eq!(early::<C>(&bytes).expect("reads"), sample.nonce);
        assert_eq!(walk::<C>(&bytes).expect("reads"), walk_owned(&sample));
        assert_eq!(Profile::KARMA.read::<C>(&bytes).expect("reads"), sample.karma);
        entity::view::<C, Profile>(&bytes).and_then(|view| view.validate()).expect("is valid");
    }
    assert!(target::<C>(&stored::<C, _>(&Wide::sample(), 1)).expect("reads"));
}

/// Checks both codecs.
pub fn check_both() {
    check::<Scale>();
    check::<perennial::Bincode>();
}
