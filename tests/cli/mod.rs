//! The command line as people use it: files in, plans out, and every refusal with its code.

mod bad_files;
mod company;
mod console_link;
mod corrupted_plans;
mod demo;
mod import;
mod import_changes;
mod network;
mod plan_from_files;
mod real_offices;
mod rehearse;
mod replan_and_explain;
mod run;
mod shell;
