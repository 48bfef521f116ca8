// @generated from specs/ens/errors by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 1dbd236c8e11fdcc

//! Error codes that several operations share.

pub mod order;
pub mod tag;

pub use order::OrderError;
pub use tag::TagError;
