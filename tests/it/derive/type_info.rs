//! Entities described to scale-info.
#![cfg(feature = "scale-info")]

use std::{borrow::Cow, marker::PhantomData};

use perennial::{Layout, Versioned};
use scale_info::{MetaType, PortableRegistry, Registry, TypeDef, TypeInfo, form::PortableForm};

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq), scale(Encode, Decode, TypeInfo))]
struct Item {
    id: u8,
    #[versioned(since = 2)]
    r#type: u16,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq), scale(TypeInfo), tags(1 = 0, 2 = 9))]
#[versioned(removed(Old, in = 1, index = 4, upcast = || Event::Left(u8::default(), None)))]
enum Event {
    #[versioned(index = 7)]
    Left(u8, #[versioned(since = 2)] Option<bool>),
    Holds {
        #[versioned(nested(1 = 1, 2 = 2))]
        item: Item,
    },
}

fn registered<T: TypeInfo + 'static>() -> (PortableRegistry, u32) {
    let mut registry = Registry::new();
    let id = registry.register_type(&MetaType::new::<T>()).id;
    (registry.into(), id)
}

fn variants(registry: &PortableRegistry, id: u32) -> Vec<scale_info::Variant<PortableForm>> {
    match &registry.resolve(id).unwrap().type_def {
        TypeDef::Variant(def) => def.variants.clone(),
        other => panic!("an enum, not {other:?}"),
    }
}

#[test]
fn versions_are_variants_whose_indices_are_their_tags() {
    let (registry, id) = registered::<VersionedEvent>();
    let versions = variants(&registry, id);
    let told: Vec<_> = versions.iter().map(|v| (v.name.as_str(), v.index)).collect();
    assert_eq!(told, [("V1", 0), ("V2", 9)]);
    let of = |version: usize| variants(&registry, versions[version].fields[0].ty.id);
    let names = |version| -> Vec<_> {
        of(version).into_iter().map(|v| (v.name, v.index, v.fields.len())).collect()
    };
    assert_eq!(names(0), [("Left".into(), 7, 1), ("Holds".into(), 1, 1), ("Old".into(), 4, 0)]);
    assert_eq!(names(1), [("Left".into(), 7, 2), ("Holds".into(), 1, 1)]);
    let inside = |version: usize| {
        let item = of(version)[1].fields[0].ty.id;
        registry.resolve(item).unwrap().path.segments.last().cloned().unwrap()
    };
    assert_eq!((inside(0).as_str(), inside(1).as_str()), ("ItemV1", "Item"));
}

#[test]
fn fields_have_their_names_and_types() {
    let (registry, id) = registered::<Item>();
    let ty = registry.resolve(id).unwrap();
    let TypeDef::Composite(composite) = &ty.type_def else { panic!("{ty:?}") };
    let names: Vec<_> = composite.fields.iter().map(|f| f.name.clone().unwrap()).collect();
    assert_eq!(names, ["id", "type"]);
    assert_eq!(
        ty.path.segments,
        [module_path!().split("::").collect::<Vec<_>>(), vec!["Item"]].concat()
    );
}

/// What a version lacks is not in its description.
#[derive(Versioned)]
#[versioned(latest = 2, scale(TypeInfo))]
struct Generic<'a, T: Clone, U, const N: usize> {
    name: Cow<'a, str>,
    list: [T; N],
    #[versioned(since = 2)]
    other: Option<U>,
    mark: PhantomData<T>,
}

#[test]
fn parameters_are_described_where_they_are_stored() {
    let (registry, id) = registered::<VersionedGeneric<'static, u8, String, 3>>();
    assert_eq!(variants(&registry, id).len(), 2);
    let (registry, id) = registered::<GenericV1<'static, u8, 3>>();
    let TypeDef::Composite(composite) = &registry.resolve(id).unwrap().type_def else { panic!() };
    // scale-info leaves phantom data out.
    assert_eq!(composite.fields.len(), 2);
}

#[derive(Clone, Layout, TypeInfo)]
struct Only(u16);

#[derive(Versioned)]
#[versioned(view = Only, scale(TypeInfo), first_tag = 3)]
enum VersionedOnly {
    V1(Only),
}

#[test]
fn versions_written_out_are_described() {
    let (registry, id) = registered::<VersionedOnly>();
    let versions = variants(&registry, id);
    assert_eq!((versions[0].name.as_str(), versions[0].index, versions.len()), ("V1", 3, 1));
}
