//! `[lint.declaration]`: what the company has really declared.

use jiff::civil::Date;

use crate::config::problem::Problem;
use crate::config::reader::{At, Sheet, Table};
use crate::config::site_values as values;
use crate::config::stars::Stars;
use crate::message::Message;
use crate::proof::{self, System};

/// What was declared, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The level that holds today.
    pub stars: Stars,
    /// The day of the one-star declaration, where it is known.
    pub one_star: Option<Date>,
    /// The day of the two-star declaration, where it is known.
    pub two_stars: Option<Date>,
    /// The day on which the office accepted the present level, where it is known.
    pub accepted: Option<Date>,
    /// The system it was made in, where the configuration says it.
    pub system: Option<System>,
    /// True when the logo may not be used yet, as far as the configuration tells.
    pub awaits_acceptance: bool,
}

impl Declaration {
    /// The declaration of a level, on the day that is known of it.
    pub fn new(stars: Stars, one_star: Option<Date>, two_stars: Option<Date>) -> Self {
        let (accepted, system) = (None, None);
        Self { stars, one_star, two_stars, accepted, system, awaits_acceptance: false }
    }

    /// The declaration that `[site]` speaks of.
    fn of_site(stars: Stars, declared: Option<Date>) -> Self {
        match stars {
            Stars::One => Self::new(stars, declared, None),
            Stars::Two => Self::new(stars, None, declared),
        }
    }

    /// The day of the present level.
    fn declared(&self) -> Option<Date> {
        match self.stars {
            Stars::One => self.one_star,
            Stars::Two => self.two_stars,
        }
    }

    /// The same with what is known of its acceptance.
    fn with_acceptance(self, accepted: Option<Date>, system: Option<System>, today: Date) -> Self {
        let awaits_acceptance = proof::awaits_acceptance(self.declared(), accepted, system, today);
        Self { accepted, system, awaits_acceptance, ..self }
    }
}

/// Reads `[lint.declaration]`. A day alone says the level; both must agree.
pub(super) fn read(table: Table<'_>, sheet: &mut Sheet, today: Date) -> Option<Declaration> {
    let whole = table.span;
    let stars_at = table.integer(sheet, "stars");
    let one_at = table.date(sheet, "one_star");
    let two_at = table.date(sheet, "two_stars");
    let accepted_at = table.date(sheet, "accepted");
    let system = table
        .string(sheet, "system")
        .and_then(|system| values::check(values::system(&system.value), system.span, sheet));
    table.finish(sheet);
    let mut day = |at: &Option<At<String>>| {
        let at = at.as_ref()?;
        values::check(values::declared(&at.value, today), at.span, sheet)
    };
    let (one_star, two_stars) = (day(&one_at), day(&two_at));
    let stars = match &stars_at {
        Some(stars) => values::check(values::stars(&stars.value), stars.span, sheet)?,
        None if two_at.is_some() => Stars::Two,
        None if one_at.is_some() => Stars::One,
        None => {
            sheet.report(Problem::error(Message::new("lint-config-declaration-empty")), whole);
            return None;
        }
    };
    if let (Stars::One, Some(two)) = (stars, &two_at) {
        sheet.report(Problem::error(Message::new("lint-config-declaration-level")), two.span);
    }
    if let (Some(one), Some(two), Some(at)) = (one_star, two_stars, &two_at)
        && two < one
    {
        let message = Message::new("lint-config-declaration-order").with("one", one.to_string());
        sheet.report(Problem::error(message), at.span);
    }
    let declaration = Declaration::new(stars, one_star, two_stars);
    let accepted = accepted_at.and_then(|day| {
        let accepted = values::accepted(&day.value, declaration.declared(), today);
        values::check(accepted, day.span, sheet)
    });
    Some(declaration.with_acceptance(accepted, system, today))
}

/// What `[site]` says of the declaration. What is wrong there is for the site job to report.
pub(super) fn of_site(site: Table<'_>, aside: &mut Sheet, today: Date) -> Option<Declaration> {
    let stars = values::stars(&site.integer(aside, "stars")?.value).ok()?;
    let declared = site.date(aside, "declared");
    let declared = declared.and_then(|day| values::declared(&day.value, today).ok());
    let accepted = site.date(aside, "accepted");
    let accepted = accepted.and_then(|day| values::accepted(&day.value, declared, today).ok());
    let system = site.string(aside, "system");
    let system = system.and_then(|system| values::system(&system.value).ok());
    Some(Declaration::of_site(stars, declared).with_acceptance(accepted, system, today))
}
