//! What must hold before anything is measured.

use perennial::{Scale, Store, backend::Backend, entity};

use crate::{
    entities::Profile,
    raw::Raw,
    rows::{PROFILES, rows},
};

fn decode(stored: &[u8]) -> Profile {
    entity::decode::<Scale, Profile>(stored).expect("decodes")
}

/// Both sides hold the same bytes, and read the same of them.
pub fn check<B: Backend>(store: &Store<B>, raw: &impl Raw) {
    let table = store.table(PROFILES).expect("is registered");
    let mut ours = table.scan_all().raw();
    let mut fields = table.scan_field(.., Profile::KARMA);
    let mut count = 0;
    raw.walk(|key, stored| {
        let (our_key, our_stored) = ours.next().expect("has the row").expect("reads");
        assert!(our_key == key && our_stored == stored, "the engines hold different rows");
        let (id, karma) = fields.next().expect("has the row").expect("reads");
        assert_eq!((id, karma), (count, decode(stored).karma));
        count += 1;
    });
    assert_eq!(count, rows());
    assert!(ours.next().is_none() && fields.next().is_none());

    let ids = [0, 1, 2, rows() - 1];
    let theirs = raw.get_many(&ids.map(u64::to_be_bytes), decode);
    for (id, profile) in ids.into_iter().zip(&theirs) {
        assert_eq!(raw.get(&id.to_be_bytes(), decode), *profile);
        assert_eq!(table.get(&id).expect("reads").as_ref(), Some(profile));
        assert_eq!(table.field(&id, Profile::KARMA).expect("reads"), Some(profile.karma));
    }
    let many = table.get_many(&ids).expect("reads").into_iter();
    assert!(many.map(|found| found.expect("reads")).eq(theirs.into_iter().map(Some)));
}
