//! What older values read as.

use crate::edit::{Edit, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("default", "a default changes")
            .code("since = 2, default = 10", "since = 2, default = 11")
            .found("User V1, sample `empty`, read as V2: `level` was 10, is now 11"),
        edit("default_gone", "a default becomes the type's own")
            .code("since = 2, default = 10", "since = 2")
            .found("User V1, sample `empty`, read as V2: `level` was 10, is now 0"),
        edit("default_nested", "a default of a nested entity changes")
            .code("since = 2, default = 7", "since = 2, default = 8")
            .found("Wallet V1, sample `empty`, read as V2: `nonce` was 7, is now 8"),
        edit("upcast", "an upcast gives another value").code("\"Hello {}\"", "\"Hi {}\"").found(
            "User V1, sample `empty`, read as V2: `greeting` was \"Hello \", is now \"Hi \"",
        ),
        edit("upcast_gone", "an upcast becomes the type's default")
            .code("since = 2, upcast = greeting", "since = 2")
            .found("User V1, sample `empty`, read as V2: `greeting` was \"Hello \", is now \"\""),
        edit("upcast_of_form", "the conversion of a field's old form gives another value")
            .code("email.map_or(Self::Nobody, ", "email.map_or(Self::Email(String::new()), ")
            .found("User V2, sample `empty`, read as V3: `contact` was Nobody, is now Email("),
        edit("upcast_fails", "an upcast refuses what it took")
            .code("since = 2, upcast = greeting", "since = 2, try_upcast = try_greeting")
            .code(
                "fn greeting(old: &UserV1)",
                "fn try_greeting(old: &UserV1) -> Result<String, &'static str> {\n    \
                 if old.age < 200 { Ok(greeting(old)) } else { Err(\"too old\") }\n}\n\n\
                 fn greeting(old: &UserV1)",
            )
            .found("User V1, sample `maximal`, read as V2: it was readable, and is refused now"),
        edit("upcast_of_variant", "a removed variant reads as another one")
            .code("by: to.len() as u64", "by: 0")
            .found("Event V1, sample `"),
    ]
}
