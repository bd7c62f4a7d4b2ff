use perennial::{Scale, Versioned};

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(token = NAME_FIELD)]
    name: String,
}

impl User {
    const NAME: &'static str = "a constant of the user's own";
}

fn main() {
    assert_eq!(User::NAME_FIELD.read::<Scale>(b"\x01\x0cada").unwrap(), "ada");
    assert!(User::NAME.ends_with("own"));
    let user = User { name: String::new() };
    drop(user.name);
}
