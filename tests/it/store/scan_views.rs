//! Walks over rows that are read in place: lent, as fields, and filtered.

use std::ops::ControlFlow;

use perennial::{
    backend::{Backend, Memory},
    store::{ReadError, Scan},
};

use super::profile::{
    COMPACT, PROFILES, Profile, VersionedProfile, expected, filled, law, name, plant_bad_rows,
};

law! { all_forms_of_a_scan_agree_on_mixed_versions:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 100);
        let snapshot = store.snapshot().unwrap();
        let (live, frozen) = (store.table(PROFILES).unwrap(), snapshot.table(PROFILES).unwrap());
        let karma: Vec<_> = (20..80).map(|n| (name(n), expected(n).karma)).collect();
        let range = || name(20)..name(80);
        let fields = |rows| Iterator::map(rows, Result::unwrap).collect::<Vec<_>>();
        assert_eq!(fields(live.scan_field(range(), Profile::KARMA)), karma);
        let mut backwards = Vec::new();
        for row in frozen.scan(range()).rev().field(Profile::KARMA) {
            backwards.push(row.unwrap());
        }
        backwards.reverse();
        assert_eq!(backwards, karma);
        let alone = live.scan_field(range(), Profile::KARMA).without_keys();
        assert!(alone.map(Result::unwrap).eq(karma.iter().map(|row| row.1)));

        let mut seen = Vec::new();
        live.scan_view(range()).for_each(|key, it| {
            seen.push((String::from_utf8(key.to_vec()).unwrap(), it.karma()?));
            Ok(())
        }).unwrap();
        assert_eq!(seen, karma);

        let mut walk = frozen.scan_view(range());
        let mut n = 20;
        while let Some(row) = walk.next().unwrap() {
            assert_eq!(row.key().unwrap(), name(n));
            assert_eq!(row.latest().unwrap(), expected(n));
            assert_eq!(row.read(|it| it.to_owned()).unwrap(), expected(n));
            assert_eq!(row.field(Profile::LEVEL).unwrap(), expected(n).level);
            assert_eq!(u32::from(row.version().unwrap().tag.0), n % 3 + 1);
            assert_eq!(row.raw().bytes(), row.stored());
            n += 1;
        }
        assert_eq!(n, 80);
        assert!(walk.next().unwrap().is_none());
        assert!(live.scan_view(name(80)..name(20)).next().unwrap().is_none());
        assert_eq!(live.scan_field(name(200).., Profile::KARMA).count(), 0);
    }
}

law! { prefixes_are_walked_in_place:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 100);
        let compact = store.table(COMPACT).unwrap();
        let rows = compact.scan_prefix(&(3_u8,)).field(Profile::KARMA).map(Result::unwrap);
        let of_three: Vec<_> = (0..100).filter(|n| n % 7 == 3).collect();
        assert!(rows.eq(of_three.iter().map(|n| ((3, *n), expected(*n).karma))));
        let mut walk = compact.scan_prefix(&(3_u8,)).rev().walk();
        let last = walk.next().unwrap().unwrap();
        assert_eq!(last.key().unwrap(), (3, of_three[of_three.len() - 1]));
    }
}

law! { a_bad_row_is_an_error_and_walks_in_place_go_on_behind_it:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 10);
        plant_bad_rows(&store);
        let profiles = store.table(PROFILES).unwrap();
        let fields: Vec<_> = profiles.scan_field(.., Profile::KARMA).collect();
        assert_eq!(fields.len(), 13);
        assert_eq!(fields.iter().filter(|row| row.is_err()).count(), 3);
        assert!(matches!(&fields[3], Err(ReadError::Value { key, .. }) if key.as_bytes() == b"user 00002 unknown"));
        assert_eq!(fields[4].as_ref().unwrap(), &(name(3), 0));

        let mut walk = profiles.scan_view(..);
        let (mut read, mut bad) = (0, 0);
        while let Some(row) = walk.next().unwrap() {
            match row.field(Profile::KARMA) {
                Ok(_) => read += 1,
                Err(_) => bad += 1,
            }
        }
        assert_eq!((read, bad), (10, 3));

        let mut seen = 0;
        let error = profiles.scan_view(..).for_each(|_, it| it.karma().map(|_| seen += 1));
        assert!(matches!(error, Err(ReadError::Value { key, .. }) if key.as_bytes() == b"user 00002 unknown"));
        assert_eq!(seen, 3);
    }
}

law! { a_visit_ends_where_it_breaks:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 60);
        let profiles = store.table(PROFILES).unwrap();
        let mut seen = 0;
        let mut find = |least: u32| profiles.scan_view(..).visit(|key, it| {
            seen += 1;
            Ok(match it.karma()? {
                karma if karma >= least => ControlFlow::Break((key.to_vec(), karma)),
                _ => ControlFlow::Continue(()),
            })
        });
        assert_eq!(find(22).unwrap(), Some((name(22).into_bytes(), 22)));
        assert_eq!(find(1000).unwrap(), None);
        assert_eq!(seen, 23 + 60);
    }
}

law! { a_filter_leaves_out_rows_of_every_form:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 90);
        let snapshot = store.snapshot().unwrap();
        let (live, frozen) = (store.table(PROFILES).unwrap(), snapshot.table(PROFILES).unwrap());
        let kept: Vec<_> = (30..90).filter(|n| n % 3 > 0 && n % 2 == 0).collect();
        macro_rules! scan {
            ($table:expr) => {
                $table
                    .scan(name(10)..)
                    .filter(|it| Ok(it.karma()? >= 30))
                    .filter(|it| Ok(it.level()? % 2 == 0))
            };
        }
        let rows: Vec<_> = scan!(live).into_iter().map(Result::unwrap).collect();
        assert_eq!(rows, kept.iter().map(|n| (name(*n), expected(*n))).collect::<Vec<_>>());
        let keys: Vec<_> = scan!(frozen).rev().keys().map(Result::unwrap).collect();
        assert_eq!(keys, kept.iter().rev().map(|n| name(*n)).collect::<Vec<_>>());
        let fields = scan!(live).field(Profile::KARMA).without_keys().map(Result::unwrap);
        assert!(fields.eq(kept.iter().copied()));
        assert_eq!(scan!(frozen).raw().count(), kept.len());
        let versioned = scan!(live).versioned().map(|row| row.unwrap().1);
        assert!(versioned.zip(&kept).all(|(value, n)| match value {
            VersionedProfile::V1(_) => false,
            VersionedProfile::V2(_) => n % 3 == 1,
            VersionedProfile::V3(_) => n % 3 == 2,
        }));
        assert_eq!(scan!(live).count().unwrap(), kept.len() as u64);
        assert_eq!(scan!(frozen).parallel(2).count().unwrap(), kept.len() as u64);

        let mut found = Vec::new();
        let mut walk = scan!(live).walk();
        while let Some(row) = walk.next().unwrap() {
            found.push(row.read(|it| it.karma()).unwrap());
        }
        assert_eq!(found, kept);
        let mut bytes = 0;
        scan!(live).visit(|key, _| { bytes += key.len(); Ok::<_, ReadError>(()) }).unwrap();
        assert_eq!(bytes, kept.len() * name(0).len());
        let mut last = scan!(live).rev().walk();
        assert_eq!(last.next().unwrap().unwrap().key().unwrap(), name(*kept.last().unwrap()));
    }
}

law! { a_row_that_a_filter_cannot_read_is_an_error_and_walks_go_on_behind_it:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 10);
        plant_bad_rows(&store);
        let profiles = store.table(PROFILES).unwrap();
        let scan = || profiles.scan(..).filter(|it| Ok(it.karma()? > 4));
        let rows: Vec<_> = scan().keys().collect();
        let is_bad: Vec<_> = rows.iter().map(Result::is_err).collect();
        assert_eq!(is_bad, [true, true, false, true, false, false]);
        let mut walk = scan().walk();
        let (mut read, mut bad) = (Vec::new(), 0);
        loop {
            match walk.next() {
                Ok(Some(row)) => read.push(row.key().unwrap()),
                Ok(None) => break,
                Err(error) => {
                    assert!(matches!(error, ReadError::Value { .. }), "{error}");
                    bad += 1;
                }
            }
        }
        assert_eq!((read, bad), ([5, 7, 8].map(name).to_vec(), 3));
        assert!(matches!(scan().count(), Err(ReadError::Value { .. })));
        assert!(matches!(scan().parallel(2).count(), Err(ReadError::Value { .. })));
    }
}

#[test]
fn a_filter_may_hold_what_it_compares_with() {
    let store = filled(Memory::new(), 30);
    let profiles = store.table(PROFILES).unwrap();
    let names: Vec<_> = ["nnn", "nnnnn"].map(str::to_owned).into();
    fn named<'a, R: perennial::backend::ReadEngine>(
        scan: Scan<'a, R, String, Profile, perennial::Scale, perennial::key::Ordered>,
        names: &'a [String],
    ) -> impl Iterator<Item = String> + 'a {
        let rows = scan.filter(|it| it.name().map(|name| names.iter().any(|one| one == name)));
        rows.keys().map(Result::unwrap)
    }
    assert!(named(profiles.scan(..), &names).eq([name(3), name(5)]));
}
