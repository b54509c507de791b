//! Tabs and their panels: which short texts of a page stand over which boxes, as its markup says.
//!
//! What a box says itself comes first (`aria-labelledby`), then what a tab says (`aria-controls`,
//! the link to a fragment), then the order: the nth tab stands over the nth panel.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::flow::Flow;
use super::node::{Mark, NodeKind, Role, Step};

/// A label has no more blocks …
const MOST_BLOCKS: usize = 4;
/// … and no more characters.
const LONGEST: usize = 60;

/// Puts the texts of tabs over their panels.
pub(super) fn label_panels(flow: &mut Flow) {
    if speaks_of_tabs(flow) {
        for (panel, texts) in Page::new(flow).labelled() {
            flow.nodes[panel].over = texts;
        }
    }
}

/// True where anything can be a label of a panel: most pages have ids and a `nav`, and no tabs.
fn speaks_of_tabs(flow: &Flow) -> bool {
    let told = |mark: &Mark| mark.labelled_by.is_some() || mark.controls.is_some();
    flow.marks.iter().any(told)
        || flow.nodes.iter().any(|node| matches!(node.role, Role::Tabs | Role::Tab))
        || (!flow.marks.is_empty() && flow.links.iter().any(|link| link.url.starts_with('#')))
}

/// A panel each, and the blocks over it.
type Labelled = BTreeMap<usize, Vec<usize>>;

/// What belongs to one box, in its order.
type Groups = BTreeMap<usize, Vec<usize>>;

struct Page<'f> {
    flow: &'f Flow,
    /// All blocks in their order.
    blocks: Vec<usize>,
    /// Those of each box, as a range of `blocks`.
    ranges: Vec<Range<usize>>,
    /// The list or `nav` that each box lies in or is; 0 for none.
    lists: Vec<usize>,
    /// The links in each of them.
    links: Groups,
}

impl<'f> Page<'f> {
    fn new(flow: &'f Flow) -> Self {
        let mut blocks = Vec::new();
        let mut ranges = vec![0..0; flow.nodes.len()];
        for step in &flow.log {
            match *step {
                Step::Open(node) => ranges[node].start = blocks.len(),
                Step::Close(node) => ranges[node].end = blocks.len(),
                Step::Block(segment) => blocks.push(segment),
                Step::Side(_) => {}
            }
        }
        let mut lists = vec![0; flow.nodes.len()];
        // A box comes after the one that it stands in.
        for (at, node) in flow.nodes.iter().enumerate().skip(1) {
            let is_list =
                node.kind == NodeKind::List || matches!(node.role, Role::Links | Role::Tabs);
            lists[at] = if is_list { at } else { lists[node.parent] };
        }
        let mut links = Groups::new();
        for (link, &node) in flow.link_boxes.iter().enumerate() {
            links.entry(lists[node]).or_default().push(link);
        }
        Self { flow, blocks, ranges, lists, links }
    }

    fn labelled(&self) -> Labelled {
        let mut labelled = Labelled::new();
        self.by_id(&mut labelled);
        self.by_order(&mut labelled);
        labelled
    }

    /// Labels that are named by an id, one way or the other.
    fn by_id(&self, labelled: &mut Labelled) {
        let (mut labels, mut boxes) = (HashMap::new(), HashMap::new());
        for mark in &self.flow.marks {
            let Some(id) = mark.id.as_deref() else { continue };
            labels.entry(id).or_insert(mark);
            if mark.is_box {
                boxes.entry(id).or_insert(mark.node);
            }
        }
        let boxed = || self.flow.marks.iter().filter(|mark| mark.is_box);
        for mark in boxed() {
            let ids = mark.labelled_by.iter().flat_map(|ids| ids.split_ascii_whitespace());
            let over = ids.filter_map(|id| labels.get(id)).filter(|label| self.may_label(label));
            let texts = over.take(MOST_BLOCKS).flat_map(|label| self.texts(label.node, mark.node));
            self.put(labelled, mark.node, texts.copied().collect());
        }
        for mark in boxed() {
            if let Some(&panel) = mark.controls.as_deref().and_then(|id| boxes.get(id)) {
                self.put(labelled, panel, self.texts(mark.node, panel).to_vec());
            }
        }
        for (&list, links) in &self.links {
            if list == 0 || links.len() < 2 || self.leads_away(list) {
                continue;
            }
            for &link in links {
                let id = self.flow.links[link].url.strip_prefix('#');
                let panel = id.and_then(|id| boxes.get(id)).copied();
                if let Some(panel) = panel.filter(|&panel| self.flow.nodes[panel].headings == 0) {
                    self.put(labelled, panel, self.link_text(link, panel).to_vec());
                }
            }
        }
    }

    /// The nth tab over the nth panel, where there are as many of both.
    fn by_order(&self, labelled: &mut Labelled) {
        let parent = |node: usize| self.flow.nodes[node].parent;
        let (tabs, panels) = self.groups();
        // The boxes in which the panels of a list of tabs may stand.
        let mut hosts = Groups::new();
        for &list in tabs.keys() {
            hosts.entry(parent(list)).or_default().push(list);
            if self.flow.nodes[list].kind != NodeKind::List {
                hosts.entry(list).or_default().push(list);
                hosts.entry(parent(parent(list))).or_default().push(list);
            }
        }
        let mut used = HashSet::new();
        for (&host, panels) in &panels {
            let nearest = |host| {
                let lists: &Vec<usize> = hosts.get(&host)?;
                let before = lists.partition_point(|list| *list < panels[0]);
                let list = *lists.get(before.checked_sub(1)?)?;
                (tabs[&list].len() == panels.len()).then_some(list)
            };
            let list = nearest(host).or_else(|| nearest(parent(host)));
            if let Some(list) = list.filter(|&list| used.insert(list)) {
                for (&tab, &panel) in tabs[&list].iter().zip(panels) {
                    self.put(labelled, panel, self.texts(tab, panel).to_vec());
                }
            }
        }
    }

    /// The tabs of each list, and the panels in each box.
    fn groups(&self) -> (Groups, Groups) {
        let (mut tabs, mut panels) = (Groups::new(), Groups::new());
        let mut items = Groups::new();
        for (at, node) in self.flow.nodes.iter().enumerate() {
            let in_list = self.flow.nodes[node.parent].role == Role::Tabs;
            match node.role {
                Role::Tab => {
                    let list = self.lists[at];
                    let list = if list == 0 { node.parent } else { list };
                    tabs.entry(list).or_default().push(at);
                }
                Role::Panel => panels.entry(node.parent).or_default().push(at),
                _ if in_list && node.kind == NodeKind::Item => {
                    items.entry(node.parent).or_default().push(at);
                }
                _ => {}
            }
        }
        items.retain(|list, _| !tabs.contains_key(list) && !self.leads_away(*list));
        tabs.append(&mut items);
        tabs.retain(|_, tabs| tabs.len() > 1);
        (tabs, panels)
    }

    /// Puts `texts` over a box, if nothing is yet.
    fn put(&self, labelled: &mut Labelled, panel: usize, texts: Vec<usize>) {
        let may_be = matches!(
            self.flow.nodes[panel].kind,
            NodeKind::Group
                | NodeKind::Section
                | NodeKind::Paragraph
                | NodeKind::List
                | NodeKind::Item
                | NodeKind::Terms
                | NodeKind::Description
                | NodeKind::Table
        );
        if may_be && !texts.is_empty() {
            labelled.entry(panel).or_insert(texts);
        }
    }

    /// The blocks of a label that stands outside of `panel`; none if it is too long for one.
    fn texts(&self, label: usize, panel: usize) -> &[usize] {
        let blocks = &self.blocks[self.ranges[label].clone()];
        let is_short = blocks.len() <= MOST_BLOCKS && self.length(blocks) <= LONGEST;
        if is_short && !self.overlap(label, panel) { blocks } else { &[] }
    }

    /// The block that is one link and nothing else.
    fn link_text(&self, link: usize, panel: usize) -> &[usize] {
        let link_box = self.flow.link_boxes[link];
        let link = &self.flow.links[link];
        let block = link.segment.as_slice();
        let is_whole = block.iter().all(|&block| {
            let mut pieces = self.flow.segments[block].text.pieces().iter();
            pieces.all(|piece| {
                link.content.start <= piece.source.start && piece.source.end <= link.content.end
            })
        });
        let is_label = is_whole && self.length(block) <= LONGEST;
        if is_label && !self.overlap(link_box, panel) { block } else { &[] }
    }

    /// Characters of all the blocks; of a long one only so many that it is.
    fn length(&self, blocks: &[usize]) -> usize {
        let texts = blocks.iter().map(|&block| self.flow.segments[block].text.as_str());
        texts.map(|text| text.chars().take(LONGEST + 1).count()).sum()
    }

    /// True when one of two boxes is in the other.
    fn overlap(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.ranges[one], &self.ranges[other]);
        one.start < other.end && other.start < one.end
    }

    /// True for a box, and for what fills one: `<li><a id="…">`.
    fn may_label(&self, mark: &Mark) -> bool {
        let kind = self.flow.nodes[mark.node].kind;
        let is_filled = matches!(
            kind,
            NodeKind::Heading(_)
                | NodeKind::Item
                | NodeKind::Paragraph
                | NodeKind::Summary
                | NodeKind::Term
                | NodeKind::Tab
        );
        mark.is_box || is_filled
    }

    /// True for a list with a link to another page.
    fn leads_away(&self, list: usize) -> bool {
        let stays =
            |url: &str| url.is_empty() || url.starts_with('#') || url.starts_with("javascript:");
        let links = self.links.get(&list).into_iter().flatten();
        links.into_iter().any(|&link| !stays(&self.flow.links[link].url))
    }
}
