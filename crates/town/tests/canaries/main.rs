//! The canary run: one word in every private field, every page asked as everybody, and every byte that leaves looked at.

mod complete;
mod log;
mod looks;
mod outside;
mod reading;
mod stolen;
mod twins;
