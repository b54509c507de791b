//! `sa-lint.toml`: text to a valid configuration, or to problems at their places.
//!
//! Each part of the file has a module of its own: `[lint]` and `[site]`.

mod colour;
mod file;
mod keys;
mod lint;
mod problem;
mod reader;
mod reader_tables;
mod schema;
mod setting;
mod site;
mod site_values;
pub mod spoken;
mod stars;
mod toml_value;
mod written;

pub use colour::{Ground, accent};
pub use file::{CONFIG_FILE, ConfigFile, chain_of, language_of, nearest};
pub(crate) use keys::plain_key;
pub use keys::{KEYS, Key, KeyKind, default_of};
pub use lint::{
    CheckedAgainst, Declaration, Encodings, Globs, LintConfig, OwnLimits, PathRules, RuleLevels,
    Weight,
};
pub use problem::{FilePlace, Level, Problem};
pub(crate) use reader::{At, Sheet, Table};
pub use schema::schema;
pub use setting::{Line, Origin, Setting};
pub use site::{Policy, SiteConfig, Theme};
pub use site_values::{
    Checked, SOURCE_FOLDERS, accepted, date, declared, email, language, logo_path, one_line,
    output_path, site_address, stars, web_address,
};
pub use stars::Stars;
pub use written::{Step, Written};
