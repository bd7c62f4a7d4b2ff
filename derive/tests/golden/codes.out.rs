#[automatically_derived]
#[allow(unreachable_patterns)]
impl ::perennial::ErrorCodes for RegistryError {
    const NAME: &'static str = "RegistryError";
    const MODULE: u8 = 7u8;
    const CODES: &'static [(&'static str, u8)] = &[
        ("InexistentOrg", 2u8),
        ("InexistentUser", 4u8),
    ];
    const RETIRED: &'static [(&'static str, u8)] = &[("InexistentCheckpointId", 0u8)];
    fn code(&self) -> u8 {
        match *self {
            Self::InexistentOrg => 2u8,
            Self::InexistentUser => 4u8,
        }
    }
    fn from_code(__code: u8) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(
            match __code {
                2u8 => Self::InexistentOrg,
                4u8 => Self::InexistentUser,
                _ => return ::core::option::Option::None,
            },
        )
    }
}
