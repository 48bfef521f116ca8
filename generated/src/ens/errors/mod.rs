// @generated from specs/ens/errors by `cargo xtask codegen`. Do not edit.

//! Error codes that several operations share.

pub mod order;

pub use order::OrderError;
