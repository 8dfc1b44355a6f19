//! What the made-up company teaches, and what its people say of themselves.

/// A programme and its topics.
#[derive(Debug, Clone, Copy)]
pub struct Syllabus {
    pub name: &'static str,
    pub topics: &'static [&'static str],
}

/// The three programmes; the first one is the event's.
pub const SYLLABUSES: [Syllabus; 3] = [
    Syllabus {
        name: "Leading across departments",
        topics: &["Negotiation", "Giving feedback", "Delegation", "Difficult conversations"],
    },
    Syllabus {
        name: "Data for everyone",
        topics: &["Reading dashboards", "Forecasting", "Telling a story with numbers", "Spreadsheet models"],
    },
    Syllabus {
        name: "Customers first",
        topics: &["Service design", "Customer interviews", "Pricing", "Handling complaints"],
    },
];

/// A department, how many work there, and what its people can often be asked about.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    pub path: &'static str,
    pub people: usize,
    pub knows: &'static [&'static str],
}

/// Eight departments of very different size; two of them with parts. 240 people in all.
pub const UNITS: [Unit; 11] = [
    Unit { path: "Operations/Logistics", people: 34, knows: &["Shift planning", "Warehouse layout", "Lean basics"] },
    Unit { path: "Operations/Plant", people: 30, knows: &["Safety rounds", "Lean basics", "Shift planning"] },
    Unit { path: "Sales/Nordics", people: 22, knows: &["Negotiation", "Pricing", "Customer interviews"] },
    Unit { path: "Sales/Central Europe", people: 22, knows: &["Negotiation", "Handling complaints", "Tender writing"] },
    Unit {
        path: "Customer care",
        people: 36,
        knows: &["Handling complaints", "Difficult conversations", "Service design"],
    },
    Unit {
        path: "Engineering",
        people: 34,
        knows: &["Automating routine work", "Running a retrospective", "Prototyping"],
    },
    Unit { path: "Finance", people: 20, knows: &["Forecasting", "Spreadsheet models", "Reading dashboards"] },
    Unit { path: "Product", people: 15, knows: &["Service design", "Prototyping", "Customer interviews"] },
    Unit {
        path: "People and culture",
        people: 13,
        knows: &["Giving feedback", "Onboarding", "Difficult conversations"],
    },
    Unit { path: "Legal", people: 8, knows: &["Contracts in plain words", "Data protection", "Negotiation"] },
    Unit { path: "Legal/Compliance", people: 6, knows: &["Data protection", "Audits without tears"] },
];

/// What people would like ideas on, beyond what their own department knows.
pub const WISHES: [&str; 16] = [
    "Negotiation",
    "Giving feedback",
    "Delegation",
    "Difficult conversations",
    "Reading dashboards",
    "Forecasting",
    "Telling a story with numbers",
    "Spreadsheet models",
    "Service design",
    "Customer interviews",
    "Pricing",
    "Running a retrospective",
    "Automating routine work",
    "Onboarding",
    "Contracts in plain words",
    "Prototyping",
];

/// Where they work.
pub const SITES: [(&str, &str); 4] = [("Malmö", "sv"), ("Hamburg", "de"), ("Lyon", "fr"), ("Porto", "pt")];
