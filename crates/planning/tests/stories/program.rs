//! An exact 0/1 program: variables, sums between bounds, branch and propagate.

/// A sum of variables between two bounds.
struct Sum {
    of: Vec<usize>,
    least: usize,
    most: usize,
}

pub struct Program {
    pub variables: usize,
    sums: Vec<Sum>,
}

/// A program that is being solved.
struct Search<'p> {
    sums: &'p [Sum],
    /// The sums of each variable.
    of: Vec<Vec<usize>>,
    value: Vec<Option<bool>>,
    ones: Vec<usize>,
    open: Vec<usize>,
    trail: Vec<usize>,
    nodes_left: u32,
}

impl Program {
    /// Without sums yet.
    pub fn new(variables: usize) -> Self {
        Self { variables, sums: Vec::new() }
    }

    pub fn sum(&mut self, of: Vec<usize>, least: usize, most: usize) {
        self.sums.push(Sum { of, least, most });
    }

    /// Whether some choice of 0 and 1 keeps every sum; none where the search was cut short.
    pub fn is_feasible(&self) -> Option<bool> {
        let mut of = vec![Vec::new(); self.variables];
        for (number, sum) in self.sums.iter().enumerate() {
            sum.of.iter().for_each(|variable| of[*variable].push(number));
        }
        let mut search = Search {
            sums: &self.sums,
            of,
            value: vec![None; self.variables],
            ones: vec![0; self.sums.len()],
            open: self.sums.iter().map(|sum| sum.of.len()).collect(),
            trail: Vec::new(),
            nodes_left: 300_000,
        };
        let all: Vec<usize> = (0..self.sums.len()).collect();
        let found = search.propagate(all) && search.branch();
        (found || search.nodes_left > 0).then_some(found)
    }
}

impl Search<'_> {
    fn set(&mut self, variable: usize, value: bool) {
        self.value[variable] = Some(value);
        self.trail.push(variable);
        for sum in &self.of[variable] {
            self.open[*sum] -= 1;
            self.ones[*sum] += usize::from(value);
        }
    }

    fn undo_to(&mut self, length: usize) {
        for variable in self.trail.split_off(length) {
            let value = self.value[variable].take() == Some(true);
            for sum in &self.of[variable] {
                self.open[*sum] += 1;
                self.ones[*sum] -= usize::from(value);
            }
        }
    }

    /// Sets what follows; false where a sum cannot be kept any more.
    fn propagate(&mut self, mut touched: Vec<usize>) -> bool {
        while let Some(number) = touched.pop() {
            let sum = &self.sums[number];
            let (ones, open) = (self.ones[number], self.open[number]);
            if ones > sum.most || ones + open < sum.least {
                return false;
            }
            let follows = match (ones == sum.most, ones + open == sum.least) {
                (true, _) => false,
                (false, true) => true,
                _ => continue,
            };
            for variable in sum.of.iter().copied().filter(|v| self.value[*v].is_none()).collect::<Vec<_>>() {
                self.set(variable, follows);
                touched.extend(&self.of[variable]);
            }
        }
        true
    }

    /// Branches on the sum that is nearest to failing; with none left the open variables are 0.
    fn branch(&mut self) -> bool {
        if self.nodes_left == 0 {
            return false;
        }
        self.nodes_left -= 1;
        let unmet = (0..self.sums.len()).filter(|sum| self.ones[*sum] < self.sums[*sum].least);
        let Some(tightest) = unmet.min_by_key(|sum| self.ones[*sum] + self.open[*sum] - self.sums[*sum].least) else {
            return true;
        };
        let open = self.sums[tightest].of.iter().copied().find(|variable| self.value[*variable].is_none());
        let Some(variable) = open else { return false };
        for value in [true, false] {
            let length = self.trail.len();
            self.set(variable, value);
            if self.propagate(self.of[variable].clone()) && self.branch() {
                return true;
            }
            self.undo_to(length);
        }
        false
    }
}

#[test]
fn the_program_itself_knows_what_is_possible() {
    let mut program = Program::new(3);
    program.sum(vec![0, 1], 1, 1);
    program.sum(vec![1, 2], 1, 1);
    program.sum(vec![0, 2], 1, 1);
    assert_eq!(program.is_feasible(), Some(false), "an odd circle has no two colours");
    program.sums.pop();
    assert_eq!(program.is_feasible(), Some(true));
}
