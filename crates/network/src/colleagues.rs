//! Who shares a department with whom, in a shape that a random walk can use quickly.

/// The people with whom a person shares a department, without the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Colleagues {
    /// Nobody: no department, or alone in it.
    Nobody,
    /// Everybody else of one department.
    Department { number: usize, others: usize },
    /// The people of several departments together, each once.
    Several(Vec<usize>),
}

/// The members of each department, and each person's colleagues.
#[derive(Debug, Clone)]
pub(crate) struct Departments {
    pub members: Vec<Vec<usize>>,
    pub colleagues: Vec<Colleagues>,
}

impl Departments {
    /// Takes each person's departments (numbers; repeats do no harm). Cost O(n) for people of one
    /// department each; a person of several costs the size of those departments.
    pub fn new(departments: &[Vec<usize>]) -> Self {
        let count = departments.iter().flatten().max().map_or(0, |greatest| greatest + 1);
        let mut members = vec![Vec::new(); count];
        let mut colleagues = Vec::with_capacity(departments.len());
        let own: Vec<Vec<usize>> = departments.iter().map(|own| distinct(own)).collect();
        for (person, own) in own.iter().enumerate() {
            for &department in own {
                members[department].push(person);
            }
        }
        for (person, own) in own.iter().enumerate() {
            colleagues.push(colleagues_of(person, own, &members));
        }
        Self { members, colleagues }
    }
}

fn colleagues_of(person: usize, own: &[usize], members: &[Vec<usize>]) -> Colleagues {
    if let [department] = own {
        return match members[*department].len() - 1 {
            0 => Colleagues::Nobody,
            others => Colleagues::Department { number: *department, others },
        };
    }
    let mut all: Vec<usize> = own.iter().flat_map(|department| members[*department].iter().copied()).collect();
    all.retain(|other| *other != person);
    all.sort_unstable();
    all.dedup();
    if all.is_empty() { Colleagues::Nobody } else { Colleagues::Several(all) }
}

fn distinct(departments: &[usize]) -> Vec<usize> {
    let mut own = departments.to_vec();
    own.sort_unstable();
    own.dedup();
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sharing_one_of_several_departments_makes_colleagues() {
        let found = Departments::new(&[vec![0], vec![1, 0, 1], vec![1], vec![], vec![2]]);
        assert_eq!(found.members, [vec![0, 1], vec![1, 2], vec![4]]);
        assert_eq!(found.colleagues[0], Colleagues::Department { number: 0, others: 1 });
        assert_eq!(found.colleagues[1], Colleagues::Several(vec![0, 2]));
        assert_eq!(found.colleagues[3], Colleagues::Nobody);
        assert_eq!(found.colleagues[4], Colleagues::Nobody);
    }
}
