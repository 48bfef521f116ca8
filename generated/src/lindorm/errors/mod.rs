// @generated from specs/lindorm/errors by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: c122d2e8c3931082

//! Error codes that several operations share.

pub mod access;

pub use access::AccessError;
