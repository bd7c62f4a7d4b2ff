//! Checking a body by its schema: of what is sound, nothing is allocated.

use perennial::schema::{Codec, Schema};

/// A type of every kind that the fast way knows.
const ALL: &str = r#"[{"struct":[["id",1],["tags",3],["maybe",5],["seen",6],["by",7],["shape",8],["at",9],["more",10],["tree",11],["nothing",12]]},
{"array":2,"len":32},"u8",{"list":4},"string",{"option":4},{"set":13},{"map":[4,13]},{"enum":[[0,"A"],[3,"B",[4]]]},"duration",{"list":13},{"enum":[[0,"Leaf"],[1,"Node",[14]]]},"unit","u32",{"list":11}]"#;

const VALUE: &str = r#"{"id":"0x0707070707070707070707070707070707070707070707070707070707070707","tags":["a","ä","long enough for the standard library's own way of checking, which is another one than ours"],"maybe":"x","seen":[1,300,70000],"by":{"a":1,"b":2},"shape":{"B":"b"},"at":{"secs":7,"nanos":5},"more":[1,2,3],"tree":{"Node":["Leaf",{"Node":["Leaf"]}]},"nothing":null}"#;

#[test]
fn checking_a_sound_body_allocates_nothing() {
    let schema = Schema::from_json(ALL).unwrap();
    let values = schema.values();
    let value = values.from_json(VALUE).unwrap();
    for codec in Codec::ALL {
        let body = values.encode(codec, &value).unwrap();
        let info = allocation_counter::measure(|| values.check(codec, &body).unwrap());
        assert_eq!(info.count_total, 0, "{codec}");
        let info = allocation_counter::measure(|| drop(values.decode(codec, &body).unwrap()));
        assert!(info.count_total > 20, "the count is broken: {}", info.count_total);
    }
}
