//! Drafts that are made of official metadata: what becomes of each feature of the formats, and that
//! no document, however broken, makes more than an error of itself.

#[path = "../common/mod.rs"]
mod common;

mod command_line;
mod contrary;
mod documents;
mod drafts;
mod existing;
mod headers;
mod hostile;
mod integers;
mod kept;
mod pages;
mod parts;
mod places;
mod safety;
mod successes;
mod unusual;
