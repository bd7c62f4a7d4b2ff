//! Whether two layouts may differ, and what to do if not.

use perennial::{
    Version,
    schema::diff::{between, released},
};
use serde_json::{Value, json};

use super::build::{entity, leaf, list, option, record, schema, variants};

/// Version 2 of a user as released, and as it is now; version 2 is the latest.
fn judged(old: &Value, new: &Value) -> String {
    let latest = Version::of::<2>();
    let difference = released("User", latest, latest, &schema(old), &schema(new));
    assert_eq!(difference.allowed(), difference.changes().is_empty());
    difference.to_string()
}

fn user(field: &str, ty: Value) -> Value {
    record(&[("name", leaf("string")), (field, ty)])
}

/// What to do about a field that changes its type, behind the change itself.
fn remedy(old: Value, new: Value) -> String {
    let text = judged(&user("it", old), &user("it", new));
    text.lines().last().unwrap().trim().to_string()
}

/// What `was` needs more, of a version that is not the first.
const SINCE: &str = "(with `since = N` in `was` if the field came with version N)";

const BRING: &str =
    "a released layout never changes: restore it, and bring the new type with version 3";

#[test]
fn nothing_changed() {
    let user = user("karma", leaf("u32"));
    assert_eq!(judged(&user, &user), "User V2: as it was released");
}

#[test]
fn types_change() {
    assert_eq!(
        judged(&user("karma", leaf("u32")), &user("karma", leaf("u64"))),
        format!(
            "User V2: field karma: u32 became u64\n    \
             {BRING}: `#[versioned(since = 3, was(karma: u32, upcast = u64::from))]` {SINCE}"
        )
    );
    let was = |was: &str| format!("{BRING}: `#[versioned(since = 3, was(it: {was}))]` {SINCE}");
    for (old, new, remedied) in [
        (leaf("u32"), leaf("u16"), "u32, try_upcast = u16::try_from"),
        (leaf("u32"), leaf("i32"), "u32, try_upcast = i32::try_from"),
        (leaf("u32"), option(leaf("u32")), "u32, upcast = Some"),
        (option(leaf("u32")), leaf("u32"), "Option<u32>, upcast = …"),
        (list(leaf("u32")), list(leaf("u64")), "Vec<u32>, upcast = …"),
        (record(&[]), leaf("u64"), "OldIt, upcast = …"),
    ] {
        assert_eq!(remedy(old, new), was(remedied));
    }
}

#[test]
fn fields_come_and_go() {
    let short = record(&[("name", leaf("string"))]);
    let long = user("nick", option(leaf("string")));
    assert_eq!(
        judged(&short, &long),
        "User V2: field nick: Option<String> is new, at place 2\n    \
         a released layout never changes: a new field comes with a new version: \
         `#[versioned(since = 3)]` on it, `latest = 3` on the type"
    );
    assert_eq!(
        judged(&long, &short),
        "User V2: field nick is gone\n    \
         a released layout never changes: let it go with version 3, on the type: \
         `#[versioned(latest = 3, removed(nick: Option<String>, in = 1..=2, after = name))]` \
         (or from the version on that brought it)"
    );
}

#[test]
fn names_and_places_change() {
    assert_eq!(
        judged(&user("nick", leaf("u8")), &user("handle", leaf("u8"))),
        format!(
            "User V2: field nick became handle: u8\n    \
         if only its name changed, say `#[versioned(renamed(from = \"nick\"))]` on it; if it means \
         something else now, it comes with version 3: \
         `#[versioned(since = 3, was(nick: u8, upcast = …))]` {SINCE}"
        )
    );
    assert_eq!(
        judged(&user("email", option(leaf("string"))), &user("contact", leaf("u8"))),
        format!(
            "User V2: field email: Option<String> became contact: u8\n    \
         a released layout never changes: restore it, and let `contact` follow with version 3: \
         `#[versioned(since = 3, was(email: Option<String>, upcast = …))]` {SINCE}"
        )
    );
    let two = |a, b, ty| record(&[(a, leaf("u8")), (b, leaf(ty))]);
    assert_eq!(
        judged(&two("a", "b", "u8"), &two("b", "a", "u8")),
        "User V2: fields a and b swapped their names\n    \
         the bytes of each would be read as the other: give both their names back"
    );
    let turned = record(&[("b", leaf("u16")), ("a", leaf("u8"))]);
    assert_eq!(
        judged(&two("a", "b", "u16"), &turned),
        "User V2: fields a and b changed places\n    \
         fields lie in the bytes in the order in which they are declared: restore the order"
    );
}

#[test]
fn plain_types_inside_change_once_for_all() {
    let profile = |zip, city| record(&[("zip", leaf(zip)), ("city", leaf(city))]);
    let plain = "the type of `profile` is part of every version that holds it: restore it as \
                 `OldProfile`, give the new shape a type of its own, and bring that with version 3: \
                 `#[versioned(since = 3, was(profile: OldProfile, upcast = …))]` \
                 (with `since = N` in `was` if the field came with version N); a type that changes \
                 often had better be an entity, pinned with `nested`";
    assert_eq!(
        judged(&user("profile", profile("u16", "u8")), &user("profile", profile("u32", "string"))),
        format!(
            "User V2: field profile.zip: u16 became u32\n\
             User V2: field profile.city: u8 became String\n    {plain}"
        )
    );
    let renamed = record(&[("zip", leaf("u8")), ("town", leaf("u8"))]);
    assert_eq!(
        remedy(profile("u8", "u8"), renamed).split(';').next(),
        Some("if only its name changed, say `#[layout(renamed(from = \"city\"))]`")
    );
}

#[test]
fn nested_entities_change() {
    let profile = |version, ty| entity("Profile", version, record(&[("zip", leaf(ty))]));
    assert_eq!(
        judged(&user("profile", profile(1, "u8")), &user("profile", profile(2, "u16"))),
        "User V2: field profile: Profile V1 became Profile V2\n    \
         a released version keeps its pins: leave them as they were, and pin version 2 from version 3 \
         on: `#[versioned(nested(…, 3 = 2))]`"
    );
    assert_eq!(
        remedy(profile(2, "u8"), profile(1, "u8")),
        "pins never go back: restore the pin of version 2"
    );
    assert_eq!(
        judged(&user("profile", profile(1, "u8")), &user("profile", profile(1, "u16"))),
        "User V2: Profile V1 itself changed: field profile.zip: u8 became u16\n    \
         Profile V1 is part of every version that it is pinned in: restore it, give Profile a version \
         of its own for the change, and pin that from version 3 on: `#[versioned(nested(…, 3 = …))]`"
    );
}

#[test]
fn variants_change() {
    let event =
        |index, name, fields| variants(&[(0, "Created", Value::Null), (index, name, fields)]);
    let one = variants(&[(0, "Created", Value::Null)]);
    let old = event(2, "Old", json!(["string"]));
    let since = "`#[versioned(since = 3, index = …)]`, an index that none ever had";
    let removed = "`#[versioned(latest = 3, removed(Old(String), in = 1..=2, index = 2, upcast = …))]` \
                   (or from the version on that brought it)";
    assert_eq!(
        judged(&one, &old),
        format!(
            "User V2: variant Old is new, at index 2\n    \
             a released layout never changes: a new variant comes with a new version: {since}, on it, \
             `latest = 3` on the type"
        )
    );
    assert_eq!(
        judged(&old, &one),
        format!(
            "User V2: variant Old is gone, its index was 2\n    \
             a released layout never changes: let it go with version 3, on the type: {removed}"
        )
    );
    assert_eq!(
        judged(&old, &event(2, "New", json!(["u8"]))),
        format!(
            "User V2: index 2 was Old(String), is now New(u8)\n    \
             an index belongs to its variant for ever: let `Old` go, on the type: {removed}; and give \
             `New` {since}"
        )
    );
    assert_eq!(
        judged(&old, &event(2, "New", json!(["string"]))),
        format!(
            "User V2: variant Old became New, at the same index 2\n    \
             if only its name changed, say `#[versioned(renamed(from = \"Old\"))]` on it; if it means \
             something else now, give `New` {since}, and let `Old` go: {removed}"
        )
    );
    assert_eq!(
        judged(&old, &event(3, "Old", json!(["string"]))),
        "User V2: variant Old moved from index 2 to 3\n    \
         an index belongs to its variant for ever: say `#[versioned(index = 2)]` on it"
    );
    assert_eq!(
        judged(&old, &event(2, "Old", json!(["u8"]))),
        format!(
            "User V2: part Old.0: String became u8\n    \
             {BRING}: `#[versioned(since = 3, was(_0: String, upcast = …))]` {SINCE}"
        )
    );
    assert_eq!(
        judged(&old, &event(2, "Old", Value::Null)),
        format!(
            "User V2: variant Old(String) became Old\n    \
             a released layout never changes: restore it; its new fields come as a new variant, \
             {since}, and to be rid of the old one say, on the type: {removed}"
        )
    );
}

#[test]
fn what_the_first_version_had_needs_no_since() {
    let of_first = |old: &Value, new: &Value| {
        let (first, latest) = (Version::FIRST, Version::of::<3>());
        released("User", first, latest, &schema(old), &schema(new)).to_string()
    };
    assert_eq!(
        of_first(&user("karma", leaf("u32")), &user("karma", leaf("u64"))),
        "User V1: field karma: u32 became u64\n    \
         a released layout never changes: restore it, and bring the new type with version 4: \
         `#[versioned(since = 4, was(karma: u32, upcast = u64::from))]`"
    );
    let gone = of_first(&user("nick", leaf("u8")), &record(&[("name", leaf("string"))]));
    assert!(gone.ends_with("removed(nick: u8, in = 1..=3, after = name))]`"), "{gone}");
    let profile = |zip| user("profile", record(&[("zip", leaf(zip))]));
    let plain = of_first(&profile("u8"), &profile("bool"));
    assert!(plain.contains("was(profile: OldProfile, upcast = …))]`; a type"), "{plain}");
}

#[test]
fn keywords_are_raw_in_code_and_plain_elsewhere() {
    assert_eq!(
        judged(&user("type", leaf("u32")), &user("type", leaf("u64"))),
        format!(
            "User V2: field type: u32 became u64\n    \
             {BRING}: `#[versioned(since = 3, was(r#type: u32, upcast = u64::from))]` {SINCE}"
        )
    );
    let renamed = judged(&user("type", leaf("u8")), &user("kind", leaf("u8")));
    assert!(renamed.contains("renamed(from = \"type\")"), "{renamed}");
    assert!(renamed.contains("was(r#type: u8, upcast = …)"), "{renamed}");
    let first = record(&[("match", leaf("u8"))]);
    let second = record(&[("match", leaf("u8")), ("ref", leaf("u8"))]);
    let gone = judged(&second, &first);
    assert!(gone.starts_with("User V2: field ref is gone\n"), "{gone}");
    assert!(gone.contains("removed(r#ref: u8, in = 1..=2, after = r#match)"), "{gone}");
    let profile = |zip| user("type", record(&[("zip", leaf(zip))]));
    let plain = judged(&profile("u8"), &profile("bool"));
    assert!(plain.contains("the type of `type` is part"), "{plain}");
    assert!(plain.contains("was(r#type: OldType, upcast = …)"), "{plain}");
    let one = variants(&[(0, "Created", Value::Null)]);
    let fields = record(&[("type", leaf("u8"))]);
    let two = variants(&[(0, "Created", Value::Null), (1, "try", fields)]);
    let variant = judged(&two, &one);
    assert!(variant.contains("variant try is gone"), "{variant}");
    assert!(variant.contains("removed(r#try { r#type: u8 }, in = 1..=2, index = 1"), "{variant}");
    // Such a name has no raw form.
    let own = judged(&user("self", leaf("u8")), &record(&[("name", leaf("string"))]));
    assert!(own.contains("removed(self: u8, "), "{own}");
}

#[test]
fn many_changes_are_counted() {
    let wide = |count: usize, ty: &str| {
        let names: Vec<_> = (0..count).map(|at| format!("f{at}")).collect();
        let fields: Vec<_> = names.iter().map(|name| (name.as_str(), leaf(ty))).collect();
        record(&fields)
    };
    let lines = |count: usize| {
        let text = judged(&wide(count, "bool"), &wide(count, "u8"));
        text.lines().map(String::from).collect::<Vec<_>>()
    };
    // Two lines for each change, and one for the rest.
    assert_eq!(lines(20).len(), 40);
    assert!(lines(20)[39].contains("was(f19: bool"));
    let more = |count| lines(count).split_off(40);
    assert_eq!(more(21), ["and 1 more change"]);
    assert_eq!(more(100), ["and 80 more changes"]);
    assert_eq!(more(1_500), ["and at least 1480 more changes"]);
    let (old, new) = (schema(&wide(22, "bool")), schema(&wide(22, "u8")));
    let text = between("User", Version::FIRST, Version::of::<2>(), &old, &new).to_string();
    assert_eq!(text.lines().count(), 21);
    assert!(text.ends_with("f19: bool became u8\nand 2 more changes"), "{text}");
}

#[test]
fn no_version_follows_the_last() {
    let last = Version::new(255).unwrap();
    let (old, new) = (schema(&user("a", leaf("u8"))), schema(&user("a", leaf("u16"))));
    let text = released("User", Version::FIRST, last, &old, &new).to_string();
    assert!(text.contains("no version follows 255"), "{text}");
}

#[test]
fn between_versions_all_may_change() {
    let old = entity("User", 2, user("karma", leaf("u32")));
    let new = entity(
        "User",
        3,
        record(&[("name", leaf("string")), ("karma", leaf("u64")), ("x", leaf("u8"))]),
    );
    let (two, three) = (Version::of::<2>(), Version::of::<3>());
    let difference = between("User", two, three, &schema(&old), &schema(&new));
    assert!(difference.allowed());
    assert_eq!((difference.entity(), difference.version()), ("User", two));
    assert_eq!(
        difference.to_string(),
        "User V2 -> V3: field karma: u32 became u64\nUser V2 -> V3: field x: u8 is new, at place 3"
    );
    let same = entity("User", 3, user("karma", leaf("u32")));
    assert_eq!(
        between("User", two, three, &schema(&old), &schema(&same)).to_string(),
        "User V2 -> V3: the same layout"
    );
}
