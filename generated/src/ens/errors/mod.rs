// @generated from specs/ens/errors by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 89910f71180d0627

//! Error codes that several operations share.

pub mod order;
pub mod tag;

pub use order::OrderError;
pub use tag::TagError;
