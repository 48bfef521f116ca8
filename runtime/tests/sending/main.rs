//! Sending requests, from the typed request to the typed answer, over both clients.

mod answers;
mod clients;
mod configuration;
mod connections;
mod credentials;
mod machine;
mod operations;
mod properties;
mod requests;
mod retries;
mod server;
mod tls;
mod tracing_spans;
