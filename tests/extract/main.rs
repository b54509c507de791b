//! What is read of a file, format by format: input to a compact list of blocks.

mod dump;
mod html;
mod markdown;
mod plain_text;
