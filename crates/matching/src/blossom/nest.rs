//! The laminar family of odd sets: vertices inside blossoms inside blossoms.
//!
//! Nodes `0..n` are the vertices, higher nodes are blossoms. The top-level node of a vertex is found
//! in two loads, `owner[set[v]]`. Joining relabels all but the largest child, opening relabels all
//! but the child that kept the label: O(log n) per vertex over a run of joins, and no walk over the
//! large side. A blossom's vertices are one stretch of a linked list, made by O(1) concatenation.

use crate::matching::NONE;

/// The odd cycle that a blossom was made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Cycle {
    /// Child nodes in cyclic order.
    pub children: Vec<u32>,
    /// `links[i]` is the tight edge from a vertex of `children[i]` to one of the next child.
    pub links: Vec<(u32, u32)>,
}

#[derive(Debug)]
pub(super) struct Nest {
    vertices: u32,
    set: Vec<u32>,
    owner: Vec<u32>,
    next_leaf: Vec<u32>,
    parent: Vec<u32>,
    first: Vec<u32>,
    last: Vec<u32>,
    size: Vec<u32>,
    own_set: Vec<u32>,
    cycles: Vec<Cycle>,
    unused: Vec<u32>,
}

impl Nest {
    pub fn new(vertices: u32) -> Self {
        let identity: Vec<u32> = (0..vertices).collect();
        Self {
            vertices,
            set: identity.clone(),
            owner: identity.clone(),
            next_leaf: vec![NONE; vertices as usize],
            parent: vec![NONE; vertices as usize],
            first: identity.clone(),
            last: identity.clone(),
            size: vec![1; vertices as usize],
            own_set: identity,
            cycles: Vec::new(),
            unused: Vec::new(),
        }
    }

    /// The top-level node that contains vertex `v`.
    #[inline]
    pub fn top(&self, v: u32) -> u32 {
        self.owner[self.set[v as usize] as usize]
    }

    pub fn is_vertex(&self, node: u32) -> bool {
        node < self.vertices
    }

    pub fn is_top(&self, node: u32) -> bool {
        self.parent[node as usize] == NONE
    }

    /// Number of vertices in `node`.
    pub fn size(&self, node: u32) -> usize {
        self.size[node as usize] as usize
    }

    /// Takes the cycle out of a blossom without making its children top-level: for the end.
    pub fn take_cycle(&mut self, blossom: u32) -> Cycle {
        std::mem::take(&mut self.cycles[(blossom - self.vertices) as usize])
    }

    /// Whether a blossom's id stands for a blossom at present.
    pub fn is_used(&self, blossom: u32) -> bool {
        !self.cycle(blossom).children.is_empty()
    }

    /// Number of node ids in use or kept for reuse.
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    /// The vertices of `node`.
    pub fn leaves(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let last = self.last[node as usize];
        let first = self.first[node as usize];
        std::iter::successors(Some(first), move |&leaf| (leaf != last).then(|| self.next_leaf[leaf as usize]))
    }

    pub fn cycle(&self, blossom: u32) -> &Cycle {
        &self.cycles[(blossom - self.vertices) as usize]
    }

    /// The child of `blossom` that contains vertex `v`, as a position. Cost O(depth + children).
    pub fn child_position(&self, blossom: u32, v: u32) -> usize {
        let mut node = v;
        while self.parent[node as usize] != blossom {
            node = self.parent[node as usize];
        }
        let children = &self.cycle(blossom).children;
        children.iter().position(|&c| c == node).unwrap_or(0)
    }

    /// Makes a top-level blossom out of top-level nodes.
    pub fn join(&mut self, cycle: Cycle) -> u32 {
        let blossom = self.take_id();
        let size_of = |&&child: &&u32| self.size[child as usize];
        let largest = *cycle.children.iter().max_by_key(size_of).unwrap_or(&0);
        let label = self.own_set[largest as usize];
        let mut size = 0;
        let mut tail = NONE;
        for &child in &cycle.children {
            if child != largest {
                self.relabel(child, label);
            }
            if tail != NONE {
                self.next_leaf[tail as usize] = self.first[child as usize];
            }
            tail = self.last[child as usize];
            size += self.size[child as usize];
            self.parent[child as usize] = blossom;
        }
        let index = blossom as usize;
        self.first[index] = self.first[cycle.children[0] as usize];
        self.last[index] = tail;
        self.size[index] = size;
        self.own_set[index] = label;
        self.owner[label as usize] = blossom;
        self.cycles[(blossom - self.vertices) as usize] = cycle;
        blossom
    }

    /// Makes the children of a top-level blossom top-level again and forgets the blossom.
    pub fn open(&mut self, blossom: u32) -> Cycle {
        let slot = (blossom - self.vertices) as usize;
        let cycle = std::mem::take(&mut self.cycles[slot]);
        let kept = self.own_set[blossom as usize];
        for &child in &cycle.children {
            let label = self.own_set[child as usize];
            if label != kept {
                self.relabel(child, label);
            }
            self.owner[label as usize] = child;
            self.parent[child as usize] = NONE;
        }
        self.unused.push(blossom);
        cycle
    }

    fn relabel(&mut self, node: u32, label: u32) {
        let last = self.last[node as usize];
        let mut leaf = self.first[node as usize];
        loop {
            self.set[leaf as usize] = label;
            if leaf == last {
                break;
            }
            leaf = self.next_leaf[leaf as usize];
        }
    }

    fn take_id(&mut self) -> u32 {
        if let Some(blossom) = self.unused.pop() {
            self.parent[blossom as usize] = NONE;
            return blossom;
        }
        let blossom = u32::try_from(self.parent.len()).unwrap_or(NONE);
        for list in [&mut self.parent, &mut self.first, &mut self.last] {
            list.push(NONE);
        }
        self.size.push(0);
        self.own_set.push(NONE);
        self.cycles.push(Cycle::default());
        blossom
    }
}
