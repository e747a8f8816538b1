#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod address;
pub mod application;
pub mod band;
pub mod capacity;
pub mod cohort;
pub mod conflict;
pub mod event;
pub mod hat;
pub mod id;
pub mod invitation;
pub mod ladder;
pub mod language;
pub mod meeting;
pub mod needs;
pub mod neutral;
pub mod pair;
pub mod participation;
pub mod permission;
pub mod positive_action;
pub mod profession;
pub mod readiness;
pub mod refusal;
pub mod training;
