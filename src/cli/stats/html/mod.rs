//! The report as one page: no network, no fonts, no scripts. It is well-formed as XML, too, so that
//! simple tools can check it.

mod charts;
mod page;
mod style;
mod tables;

pub(super) use page::page;
