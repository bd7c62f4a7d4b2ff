//! Values of tables read in place, one by one and many at once.

use perennial::{DecodeError, backend::Backend, entity, store::ReadError, wire::FaultKind};

use super::profile::{
    COMPACT, PROFILES, Profile, expected, filled, law, name, plant_bad_rows, profile,
};

law! { views_and_fields_read_what_decoding_reads:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 60);
        let snapshot = store.snapshot().unwrap();
        let (live, frozen) = (store.table(PROFILES).unwrap(), snapshot.table(PROFILES).unwrap());
        let compact = store.table(COMPACT).unwrap();
        for n in 0..60 {
            let (key, expected) = (name(n), expected(n));
            assert_eq!(live.get(&key).unwrap().as_ref(), Some(&expected));
            assert_eq!(live.view(&key, |it| it.to_owned()).unwrap().as_ref(), Some(&expected));
            assert_eq!(live.view(&key, |it| it.karma()).unwrap(), Some(expected.karma));
            assert_eq!(frozen.view(&key, |it| it.level()).unwrap(), Some(expected.level));
            let slogan = live.view(&key, |it| Ok(*it.slogan()? == *expected.slogan)).unwrap();
            assert_eq!(slogan, Some(true));
            assert_eq!(live.field(&key, Profile::KARMA).unwrap(), Some(expected.karma));
            assert_eq!(frozen.field(&key, Profile::NAME).unwrap().as_ref(), Some(&expected.name));
            let key = ((n % 7) as u8, n);
            assert_eq!(compact.field(&key, Profile::SLOGAN).unwrap(), Some(expected.slogan));
            assert_eq!(compact.view(&key, |it| it.karma()).unwrap(), Some(expected.karma));
        }
        assert_eq!(live.view(&name(60), |it| it.karma()).unwrap(), None);
        assert_eq!(live.field(&name(60), Profile::KARMA).unwrap(), None);
    }
}

law! { many_views_and_fields_come_in_the_keys_order_with_repeats_and_misses:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 60);
        let profiles = store.table(PROFILES).unwrap();
        for order in [vec![40, 7, 99, 7, 8, 0], vec![0, 7, 7, 8, 40, 99], vec![]] {
            let keys: Vec<_> = order.iter().map(|n| name(*n)).collect();
            let here = |n: &u32| (*n < 60).then(|| expected(*n));
            let all: Vec<_> = order.iter().map(here).collect();
            let karma: Vec<_> = all.iter().map(|it| it.as_ref().map(|it| it.karma)).collect();
            let got = profiles.get_many(&keys).unwrap();
            assert_eq!(got.into_iter().map(Result::unwrap).collect::<Vec<_>>(), all);
            let views = profiles.view_many(&keys, |it| it.karma()).unwrap();
            assert_eq!(views.into_iter().map(Result::unwrap).collect::<Vec<_>>(), karma);
            let fields = profiles.field_many(&keys, Profile::KARMA).unwrap();
            assert_eq!(fields.into_iter().map(Result::unwrap).collect::<Vec<_>>(), karma);
        }
    }
}

law! { errors_name_table_key_entity_version_and_byte:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 10);
        plant_bad_rows(&store);
        let profiles = store.table(PROFILES).unwrap();
        let unknown = "user 00002 unknown".to_string();
        for error in [
            profiles.view(&unknown, |it| it.karma()).unwrap_err(),
            profiles.field(&unknown, Profile::KARMA).unwrap_err(),
            profiles.row(&unknown, |row| row.view().map(drop)).unwrap_err(),
        ] {
            let text = error.to_string();
            assert!(text.starts_with("table `profiles`, key `user 00002 unknown`: Profile: "), "{text}");
            let ReadError::Value { source, .. } = error else { panic!("{error}") };
            assert_eq!(source.kind, FaultKind::UnknownTag { tag: 9, latest: 3 });
        }
        let empty = profiles.field(&"user 00004 empty".into(), Profile::KARMA).unwrap_err();
        assert!(matches!(&empty, ReadError::Value { source, .. } if source.kind == FaultKind::Empty));

        let short = "user 00006 short".to_string();
        let error = profiles.view(&short, |it| it.karma()).unwrap_err().to_string();
        assert!(error.starts_with("table `profiles`, key `user 00006 short`: Profile V3: at byte "));
        // A view knows its version before anything behind the tag is read.
        let version = profiles.view(&short, |it| Ok(it.version().get())).unwrap();
        assert_eq!(version, Some(3));

        let keys = [name(1), short, unknown, name(2)];
        let fields = profiles.field_many(&keys, Profile::KARMA).unwrap();
        let is_ok: Vec<_> = fields.iter().map(Result::is_ok).collect();
        assert_eq!(is_ok, [true, false, false, true]);
    }
}

#[derive(Debug, PartialEq)]
enum Refusal {
    TooRich(u32),
    Unreadable(String),
}

impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error.to_string())
    }
}

law! { a_row_is_read_with_errors_of_ones_own:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 60);
        plant_bad_rows(&store);
        let profiles = store.table(PROFILES).unwrap();
        let modest = |key: &String| profiles.row(key, |row| {
            let it = row.view()?;
            match row.check(it.karma())? {
                karma if karma > 20 => Err(Refusal::TooRich(karma)),
                karma => Ok((row.key()?, karma)),
            }
        });
        assert_eq!(modest(&name(10)), Ok(Some((name(10), 10))));
        assert_eq!(modest(&name(40)), Err(Refusal::TooRich(40)));
        assert_eq!(modest(&name(99)), Ok(None));
        let short = modest(&"user 00006 short".to_string());
        assert!(matches!(short, Err(Refusal::Unreadable(text)) if text.contains("Profile V3")));
    }
}

law! { a_closure_may_read_and_write_the_table_it_reads_from:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 60);
        let profiles = store.table(PROFILES).unwrap();
        let nested = profiles.view(&name(10), |outer| {
            let inner = profiles.field(&name(40), Profile::KARMA).unwrap().unwrap();
            profiles.put(&name(10), &profile(59)).unwrap();
            Ok((outer.karma()?, inner))
        });
        assert_eq!(nested.unwrap(), Some((10, 40)));
        assert_eq!(profiles.field(&name(10), Profile::KARMA).unwrap(), Some(59));
    }
}

law! { a_snapshot_lends_what_was_while_the_table_is_written_to:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 30);
        let snapshot = store.snapshot().unwrap();
        let (live, frozen) = (store.table(PROFILES).unwrap(), snapshot.table(PROFILES).unwrap());
        let mut walk = frozen.scan_view(..);
        let mut n = 0;
        while let Some(row) = walk.next().unwrap() {
            live.put(&name(n), &profile(1000)).unwrap();
            live.remove(&name(29 - n)).unwrap();
            live.put(&format!("new {n}"), &profile(n)).unwrap();
            assert_eq!(row.latest().unwrap(), expected(n), "its bytes stay what they were");
            assert_eq!(frozen.field(&name(n), Profile::KARMA).unwrap(), Some(expected(n).karma));
            n += 1;
        }
        assert_eq!(n, 30);
        assert_eq!(frozen.scan(..).parallel(2).count().unwrap(), 30);
    }
}

#[test]
fn a_decode_error_passes_through_a_view_unchanged() {
    let store = filled(perennial::backend::Memory::new(), 3);
    let profiles = store.table(PROFILES).unwrap();
    let own = entity::decode::<perennial::Scale, Profile>(b"\x03").unwrap_err();
    let passed = own.clone();
    let error = profiles.view(&name(1), |_| Err::<(), DecodeError>(passed)).unwrap_err();
    assert!(matches!(error, ReadError::Value { source, .. } if source == own));
}
