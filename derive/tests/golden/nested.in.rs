#[derive(Versioned)]
#[versioned(latest = 2)]
struct Team(#[versioned(nested(1 = 1, 2 = 3))] Vec<User>);
