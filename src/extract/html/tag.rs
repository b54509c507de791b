//! The elements that matter to what a reader sees.

macro_rules! tags {
    ($($variant:ident $name:literal)*) => {
        /// An element by its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(in crate::extract) enum Tag {
            $($variant,)*
            /// A box of another format; no end tag closes it, nor anything around it.
            Fixed,
            /// An element that changes nothing.
            Other,
        }

        impl Tag {
            /// Number of tags.
            pub(in crate::extract) const COUNT: usize = Tag::Other as usize + 1;

            /// The element of a name in lower case.
            pub(in crate::extract) fn from_name(name: &[u8]) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    A b"a" Address b"address" Area b"area" Article b"article" Aside b"aside" B b"b" Base b"base"
    Blockquote b"blockquote" Body b"body" Br b"br" Button b"button" Caption b"caption" Center b"center"
    Code b"code" Component b"component" Dd b"dd" Del b"del" Desc b"desc" Details b"details"
    Dialog b"dialog" Div b"div" Dl b"dl" Dt b"dt" Fieldset b"fieldset" Figcaption b"figcaption"
    Figure b"figure" Footer b"footer" ForeignObject b"foreignobject" Form b"form" Frame b"frame" H1 b"h1" H2 b"h2"
    H3 b"h3" H4 b"h4" H5 b"h5" H6 b"h6" Head b"head" Header b"header" Hgroup b"hgroup" Hr b"hr"
    Html b"html" Iframe b"iframe" Img b"img" Input b"input" Kbd b"kbd" Label b"label" Legend b"legend"
    Li b"li" Link b"link" Listing b"listing" Main b"main" Menu b"menu" Meta b"meta" Nav b"nav"
    Noembed b"noembed" Noframes b"noframes" Ol b"ol" Optgroup b"optgroup" Option b"option" P b"p" Plaintext b"plaintext"
    Pre b"pre" Q b"q" Rb b"rb" Rp b"rp" Rt b"rt" Rtc b"rtc" Ruby b"ruby" S b"s" Samp b"samp"
    Script b"script" Search b"search" Section b"section" Select b"select" Strike b"strike"
    Strong b"strong" Style b"style" Summary b"summary" Svg b"svg" Table b"table" Tbody b"tbody" Td b"td"
    Template b"template" Text b"text" Textarea b"textarea" Tfoot b"tfoot" Th b"th" Thead b"thead"
    Title b"title" Tr b"tr" Track b"track" Tspan b"tspan" Ul b"ul" Var b"var" Wbr b"wbr" Xmp b"xmp"
}

impl Tag {
    /// All headings.
    pub(in crate::extract) const HEADINGS: [Self; 6] =
        [Self::H1, Self::H2, Self::H3, Self::H4, Self::H5, Self::H6];

    /// 1 to 6 for `h1` to `h6`.
    pub(in crate::extract) fn heading_level(self) -> Option<u8> {
        (1..).zip(Self::HEADINGS).find_map(|(level, tag)| (tag == self).then_some(level))
    }

    /// True for elements whose start tag ends an open paragraph (HTML standard, "A start tag
    /// whose tag name is one of: address, article, …").
    pub(in crate::extract) fn ends_paragraph(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Center, Dd, Details, Dialog, Div, Dl, Dt,
            Fieldset, Figcaption, Figure, Footer, Form, Header, Hgroup, Hr, Li, Listing, Main,
            Menu, Nav, Ol, P, Plaintext, Pre, Search, Section, Summary, Table, Ul, Xmp,
        };
        self.heading_level().is_some()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Center
                    | Dd
                    | Details
                    | Dialog
                    | Div
                    | Dl
                    | Dt
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Header
                    | Hgroup
                    | Hr
                    | Li
                    | Listing
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | P
                    | Plaintext
                    | Pre
                    | Search
                    | Section
                    | Summary
                    | Table
                    | Ul
                    | Xmp
            )
    }
}

/// True for the name of a component, from the name on: with a capital, or with a hyphen.
pub(super) fn is_component(name: &str) -> bool {
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.'));
    let name = &name[..end.unwrap_or(name.len())];
    name.starts_with(|c: char| c.is_ascii_uppercase()) || name.contains('-')
}
