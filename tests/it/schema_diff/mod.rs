//! What changed between two layouts, in words, and layouts as text.

mod build;
mod changes;
mod difference;
mod hostile;
mod laws;
mod text;
mod variants;
