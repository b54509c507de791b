//! All kinds of judgement.

mod claim;
mod comment;
mod description;
mod label;
mod link;
mod logo_alt;
mod logo_early;
mod logo_effect;
mod logo_hotlink;
mod logo_ratio;
mod notation;
mod number;
mod phrase;
mod site_level;
mod site_policy;
mod unknown_level;

use serde::Deserialize;

use super::Kind;

pub use comment::CommentFault;

macro_rules! kinds {
    ($($(#[$attribute:meta])* $name:ident($parameters:ty)),* $(,)?) => {
        /// How a rule judges: a kind with its parameters, as `[judge]` of a rule's file says.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(tag = "kind", rename_all = "kebab-case")]
        pub enum Judge { $($(#[$attribute])* $name($parameters)),* }

        impl Judge {
            /// What the kind does.
            pub(crate) fn kind(&self) -> &dyn Kind {
                match self { $(Self::$name(kind) => kind),* }
            }
        }
    };
}

kinds! {
    /// A predicate that governs an object of the scheme.
    Claim(claim::Claims),
    /// A noun that says what the scheme is.
    Description(description::Descriptions),
    /// A heading, head of a row or column, term or key that claims more than its item.
    Label(label::Labels),
    /// A level the scheme does not have.
    UnknownLevel(unknown_level::UnknownLevels),
    /// An unofficial notation of one of the scheme's names or levels.
    Notation(notation::Notations),
    /// A number that must not be published, near its name.
    Number(number::Numbers),
    /// A link to an address.
    Link(link::Links),
    /// A phrase within the scheme's context.
    Phrase(phrase::Phrases),
    /// A comment to the program that does nothing.
    Suppression(comment::Comments),
    /// A site that claims a level and has no policy, which the level asks for.
    SitePolicy(site_policy::Policy),
    /// Files of a site that claim different levels.
    SiteLevel(site_level::Levels),
    /// A logo without a text in its place.
    LogoAlt(logo_alt::WithoutText),
    /// A logo whose width and height are not in the ratio of its file.
    LogoRatio(logo_ratio::Ratio),
    /// A logo that a style changes.
    LogoEffect(logo_effect::Effects),
    /// A logo that is shown before the declaration was accepted.
    LogoEarly(logo_early::Early),
    /// A logo that a page takes from somebody else's server.
    LogoHotlink(logo_hotlink::Hotlinks),
}

impl Judge {
    /// True for what is not fully judged before all files of a site are known.
    pub fn needs_site(&self) -> bool {
        self.kind().needs_site()
    }

    /// True for what judges numbers that are shown nowhere.
    pub fn is_secret(&self) -> bool {
        self.kind().is_secret()
    }

    /// True for what has to know the sizes of logos.
    pub fn measures_logos(&self) -> bool {
        self.kind().measures_logos()
    }

    /// What it has against comments for the program; `None` for what judges pages and sites.
    pub fn comment_fault(&self) -> Option<CommentFault> {
        self.kind().comment_fault()
    }
}
