# The console. Words for organisers: a breather, why you two, who's in, possible pairs.

console-enter-title = Open the console
console-enter-lead = This link works once. It signs this browser in for twelve hours.
console-enter-button = Open the console
steward-enter-title = Open the helper's page
steward-enter-lead = This link works once. It signs this browser in for twelve hours.
steward-enter-button = Open the page
steward-link-used-title = This link has been used
steward-link-used-lead = A helper's link opens once, until a day after the event. Ask the organiser for a new one.
console-link-used-title = This link has been used
console-link-used-lead = A console link opens once and for a short time. Ask for a new one: matchmaker console-link --email …
console-signed-out-title = You are signed out
console-signed-out-lead = Open a new console link to come back.
console-sign-out = Sign out
console-events = Events
console-no-events-title = No event yet
console-no-events-lead = Make one over the API: POST /api/v1/programmes/{ $id }/events.
console-state-draft = Draft
console-state-open = Check-in is open
console-state-not-open = Check-in opens at { $time }
console-state-live = Running: round { $number } of { $rounds }
console-state-shown = Round { $number } of { $rounds } starts at { $time }
console-state-before = First places at { $time }
console-state-over = All rounds are over
console-state-closed = Closed
console-when = { $date }, { $from } to { $to } ({ $zone })
console-crossing = Crossing: { $names } ({ $count })

whos-in = Who’s in ({ $time })
arrived-of = { $arrived } of { $total } have arrived
simulate-button = Simulate the others arriving
simulate-lead = For trying it out: everybody who has not tapped “I’m here” arrives now. Open phones keep their own state.
latest-arrivals = Latest arrivals
nobody-yet = Nobody has tapped “I’m here” yet.
screen-link = Screen of the venue
not-seen-line = { $arrived } checked in, { $missing } not seen. Without an answer they stay planned.

plan-title = The plan
plan-none = There is no plan yet. Draft one over the API: POST /api/v1/events/{ $id }/plans.
plan-version = Version { $number }
plan-published = Published { $time }. Phones show it from each reveal on.
plan-draft = A draft, not published yet. Nobody sees it.
plan-publish = Publish version { $number }
plan-stale-title = Somebody published another version
plan-stale-lead = This draft was made from a version that is no longer the published one. Look at the plan as it is now, and draft again.
strip-people = people
strip-rounds = { $count ->
    [one] round
   *[other] rounds
}
strip-everyone = everyone placed in every round
strip-placed = of { $places } places taken, the most possible
strip-placed-unproved = of { $places } places taken
strip-repeats = repeats
strip-same-department = same department
strip-departments-unknown = departments are not known: not applicable
strip-manager-none = nobody with their manager
strip-manager = with their manager
strip-exchange = of { $total } give and receive
strip-no-breathers = no breathers
strip-breathers = { $count ->
    [one] breather
   *[other] breathers
}
strip-new-colleagues = or more new colleagues each
strip-waste-share = of the pairs would probably have met anyway; { $random } with random pairing
strip-waste-ratio = as familiar as random pairs
strip-random = A random draw: { $repeats } repeats, { $same } same department.
strip-random-plain = A random draw: { $repeats } repeats.
strip-best = No better plan exists.
strip-gap = At most { $percent } % better is possible.
strip-given-up = { $percent } % of the best total was given up so that more people give and receive, and nobody is served badly.
strip-check = Check it yourself
strip-check-how = Download plan.json and run: matchmaker check-plan plan.json

detail-repeats = Repeats
detail-repeats-none = No two people meet twice.
detail-same = Same department
detail-same-none = Every pair crosses departments.
detail-manager = With their manager
detail-manager-none = Nobody sits with their manager, or their manager’s manager.
detail-breathers = Breathers
detail-breathers-none = Everybody has somebody to meet in every round.
detail-breather-line = Round { $number }: { $name }. { $cause }
detail-exchange = Give and receive
detail-exchange-lead = These people have something to offer and something to ask, and this plan does not do both for them:
detail-exchange-none = Everybody who has something to offer and something to ask does both.
detail-choices = If a rule cannot hold for everybody
detail-choice-sit-out = Somebody has a breather: { $left } left out over all rounds, { $exceptions } pairs inside a department.
detail-choice-exception = The nearest exception: { $left } left out over all rounds, { $exceptions } pairs inside a department.
graph-title = Who meets whom
graph-lead = Every dot is a person, every line a meeting. Round { $number } stands out.
graph-lead-all = Every dot is a person, every line a meeting of the { $rounds } rounds.
graph-described = { $people } people in { $departments } departments, { $meetings } meetings, none inside a department: { $inside }.
graph-all = All rounds
graph-round = Round { $number }
rounds-title = The rounds
rounds-round = Round { $number }, { $from } to { $to }
column-spot = Where
column-people = Who
column-why = Why
console-first-names = { $spot }

## Why two people meet, as an organiser may know it: never what somebody asks about
why-exchange_both_ways = Each can help the other
why-exchange_one_way = One can help the other
why-novelty = Would hardly have met otherwise
why-bridge = Links two departments
why-second_chance = Missed each other earlier
why-common_ground = Share a topic
why-purpose = Come for similar reasons
why-other_department = Different departments
why-new_pairing = New to each other

## Sections and tables
console-sections = Sections
console-people = People
console-programmes = Programmes
console-imports = Imports
console-jobs = Slow work
console-nothing = Nothing here yet.
console-more = More
column-name = Name
column-department = Department
column-site = Site
column-key = Id in your files
column-what = What
column-says = Says
column-email = E-mail
column-manager = Manager
column-languages = Languages
column-interests = Topics from programmes and files
column-topics = Topics
column-enrolled = People
column-when = When
column-file = File
column-result = Result
column-undo = Take back
column-line = Line
column-cause = What is wrong
column-action = What to do
column-version = Version
column-versions = Plan
column-state = State
column-compare = Compare
column-act = Next
column-round = Round
column-before = Before
column-after = After
column-progress = Progress
job-draft_plan = Draft of a plan
job-import_people = Import of people
job-import_programmes = Import of programmes
job-import_ties = Import of who knows whom
job-queued = Waiting
job-running = Under way
job-succeeded = Done
job-failed = Did not work
people-search = Part of a name
people-search-button = Search
people-lead = { $total ->
    [one] One person.
   *[other] { $total } people.
} { $doubles ->
    [0] Nobody seems to be here twice.
    [one] One may be here twice.
   *[other] { $doubles } may be here twice.
}
import-title = Import a file
import-kind = What is in it
import-file = The file
import-people = People
import-programmes = Programmes
import-interests = Interests
import-ties = Who knows whom
import-skip-bad = Leave bad rows out
import-look = Look first
import-take = Import
import-lead = Looking writes nothing and says what would happen. To import, choose the file again.
import-looked = What the file would do
import-would = { $added } new, { $changed } changed, { $unchanged } as before. Nothing was written.
import-refused = This file cannot be imported yet
import-no-issues = Nothing is wrong with the file.
import-counts = { $added } new, { $changed } changed, { $unchanged } as before
import-undo = Take back
import-undone = Taken back
versions-title = Versions of the plan
versions-published = Published
versions-draft = Draft
versions-compare = Against the published one
versions-publish = Publish
versions-restore = Restore as a draft
versions-new = Draft again
comparison-title = What would change
comparison-lead = { $people ->
    [one] One person would meet somebody else.
   *[other] { $people } people would meet somebody else.
}
comparison-none = Everybody meets the same people.
