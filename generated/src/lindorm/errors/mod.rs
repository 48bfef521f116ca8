// @generated from specs/lindorm/errors by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 287e37061d7facf5

//! Error codes that several operations share.

pub mod access;

pub use access::AccessError;
