//! What becomes of meetings: who met, what was learned, who may write to whom, what one wants to do.

mod after;
mod after_page;
mod answer;
mod became;
mod constellation;
mod contact;
mod lesson;
pub mod pages;
mod promise;
pub mod settle;

pub use after::{After, Company, Partner, after};
pub use answer::{Answer, AnswerRefusal, Author, answer};
pub use became::became;
pub use contact::{Contact, contact};
pub use lesson::{Lesson, forget_lesson, lesson, share_lesson};
pub use promise::{promise, promise_done};
