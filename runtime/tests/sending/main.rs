//! Sending requests, from the typed request to the typed answer, over both clients.

mod answers;
mod clients;
mod machine;
mod operations;
mod requests;
