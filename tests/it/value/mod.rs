//! Values as data, against the typed decoder: the same bytes, accepted and refused alike.

mod agree;
mod collections;
mod deep;
mod floats;
mod foreign;
mod generous;
mod hostile;
mod json;
mod leaves;
mod shapes;
