use parity_scale_codec::MaxEncodedLen;
use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, scale(Encode, MaxEncodedLen))]
struct User {
    name: String,
}

fn main() {
    VersionedUser::max_encoded_len();
}
