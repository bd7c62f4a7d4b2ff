#[derive(Versioned)]
#[versioned(latest = 2, removed(Renamed(String), in = 1, index = 1, upcast = renamed))]
pub enum Event {
    Created {
        by: u64,
        #[versioned(since = 2)]
        at: u32,
    },
    #[versioned(since = 2, index = 2)]
    Gone,
}
