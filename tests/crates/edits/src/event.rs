//! An enum.

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, history = "history")]
#[versioned(removed(Renamed(String), in = 1..=1, index = 1, upcast = EventV2::renamed))]
pub enum Event {
    #[versioned(index = 0)]
    Created { by: u64 },
    #[versioned(index = 2)]
    Moved(u16, u16),
    #[versioned(index = 3)]
    Paid(u128),
    #[versioned(since = 2, index = 4)]
    Closed,
}

impl EventV2 {
    fn renamed(to: String) -> Self {
        Self::Created { by: to.len() as u64 }
    }
}
