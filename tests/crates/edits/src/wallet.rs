//! An entity that lies nested in another.

use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, history = "history")]
pub struct Wallet {
    pub address: [u8; 4],
    #[versioned(since = 2, default = 7)]
    pub nonce: u64,
}
