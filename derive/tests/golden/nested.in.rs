#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Team(#[versioned(nested(1 = 1, 2 = 3))] Vec<User>);
