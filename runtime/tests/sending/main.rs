//! Sending requests, from the typed request to the typed answer, over both clients.

mod answers;
mod clients;
mod configuration;
mod connections;
mod credentials;
mod explanations;
mod framing;
mod from_env;
mod hostile;
mod machine;
mod nested;
mod oddities;
mod operations;
mod pages;
mod properties;
mod readme;
mod requests;
mod resources;
mod retries;
mod rules;
mod server;
mod structures;
mod tls;
mod tokens;
mod tracing_spans;
mod typed;
