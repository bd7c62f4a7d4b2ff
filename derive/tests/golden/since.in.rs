/// A registered user.
#[derive(Versioned)]
#[versioned(latest = 3, derive(Clone, Debug), activates(2 = 6), first_tag = 0)]
pub struct User {
    /// The name.
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3, default = Badge::None, foreign = "Badge")]
    pub badge: Badge,
}
