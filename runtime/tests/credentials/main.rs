//! Where credentials come from, without a network: the environment is made up, and each request is
//! answered by the test.

mod bench;
mod chain;
mod driver;
mod environment;
mod logins;
mod overlaps;
mod profiles;
mod properties;
mod recorded;
mod refresh;
mod roles;
mod turns;
