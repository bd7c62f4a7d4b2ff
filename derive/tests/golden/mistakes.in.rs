#[derive(Versioned)]
#[versioned(latest = 2, derive(Clone, Default), first_tag = 0xFF)]
struct User {
    #[versioned(since = 3)]
    karma: u32,
}
