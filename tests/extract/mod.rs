//! What is read of a file, format by format: input to a compact list of blocks.

mod attributes;
mod code_properties;
mod data;
mod dump;
mod feed;
mod front_matter;
mod html;
mod json;
mod markdown;
mod plain_text;
mod properties;
mod svg;
mod tabs;
mod templates;
mod tokenizer;
