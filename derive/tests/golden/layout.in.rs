#[derive(Layout)]
#[layout(check = in_order)]
struct Range<T> {
    low: T,
    #[layout(foreign_scale = "High")]
    high: High,
}

#[derive(Layout)]
enum Choice {
    None,
    #[layout(index = 7)]
    Some(u8, String),
}

#[derive(Layout)]
#[layout(view = PairView)]
pub struct Pair<T> {
    /// The left one.
    pub left: String,
    right: T,
}
