# The attendee's pages. No markup, no praise, no exclamation mark. Names and topics arrive as
# arguments and are isolated by the page, never by a message.

## Arriving
hello = Hello { $name }
im-here = I’m here
im-here-hint = One tap. Nothing to install, no account.
arrive-lead = Tap when you are at the venue.
opens-title = Check-in opens at { $time }
opens-lead = Keep this link. It is your ticket on the day.
opens-day = { $date }, { $time }
date-long =
    { $day } { $month ->
        [m1] January
        [m2] February
        [m3] March
        [m4] April
        [m5] May
        [m6] June
        [m7] July
        [m8] August
        [m9] September
        [m10] October
        [m11] November
       *[m12] December
    } { $year }
too-late-title = The last places have been given out
too-late-lead = Ask somebody at the door. They can still find you a seat.
rounds-line = { $rounds ->
    [one] One conversation of { $minutes } minutes with somebody from another department.
   *[other] { $rounds } conversations of { $minutes } minutes, each with somebody from another department.
}

## After checking in
youre-in = You’re in.
first-place-at = Your first place appears at { $time }.
next-place-at = Your next place appears at { $time }.
place-soon = Your place appears here as soon as the plan is ready.
place-follows = Your next place appears here by itself.
stay-here = This page changes by itself.
reload-here = This page reloads by itself every 20 seconds.
people-met-so-far = { $count ->
    [one] One conversation behind you.
   *[other] { $count } conversations behind you.
}
get-a-drink = Time for a glass of water.

## The go screen
spot-says = { $noun } { $name }
look-for = Both phones show: { $colour } { $shape }
with-one = You’re with { $first }
with-two = You’re with { $first } and { $second }
with-many = You’re with { $first } and { $count } others
why-you-two = Why you two
to-start = To start
round-of = Round { $number } of { $rounds }
starts-at = Starts at { $time }
until = Until { $time }
minutes-left = { $minutes ->
    [one] 1 minute left
   *[other] { $minutes } minutes left
}
paused-left = { $minutes ->
    [one] Paused with 1 minute left
   *[other] Paused with { $minutes } minutes left
}
minutes-to-start = { $minutes ->
    [0] Starting now
    [one] Starts in 1 minute
   *[other] Starts in { $minutes } minutes
}
last-minute = One minute to note one thing.
next-at = Next place at { $time }
no-next = This is the last round.
department-unknown = Department not given

## A breather
breather-title = A breather this round
breather-until = Until { $time }. Your next place appears then.
breather-last = This is the last round. Thank you for coming.
bye-odd_number = The number of people is odd, so one person sits out each round.
bye-no_partner_left = Everybody who is left is from your own department or has met you already.
bye-no_candidate = There was nobody left to pair you with this round.
bye-absent = You were not planned for this round.
bye-rest = You asked for a rest.
bye-standby = You step in when somebody needs a partner. Nobody does this round.
bye-next-chance = Next chance: round { $number } at { $time }.
bye-first-in-line = You are first in line for round { $number } at { $time }.

## The end
finished-title = That was the last round
finished-lead = Thank you for coming.
you-met = You were placed with
cancelled-title = This event has been cancelled
cancelled-lead = There is nothing to do. Whoever invited you can tell you more.

## When a link does not work
wrong-link-title = This link does not open a page
wrong-link-lead = It may have been cut short by a mail program, replaced or expired. Copy the whole link from your invitation, or ask at the door for a new one.
signed-out-title = This phone is not signed in
signed-out-lead = Open the personal link from your invitation once more. If cookies are switched off, your link still shows your place.
something-wrong-title = That did not work
something-wrong-lead = Nothing was lost. Go back and try once more.
stale-form-lead = The page was open for too long. Open it again and tap once more.
open-again = Open the page again
you-are = You are { $name }, { $department }.
not-you = Not you? Close this page and open your own link.
as-of = As of { $time }
plain-lan = This connection is not encrypted. It is meant for a trial on a local network only.
skip-to-content = Skip to the content

## Colours and shapes
colour-yellow = yellow
colour-orange = orange
colour-pink = pink
colour-purple = purple
colour-blue = blue
colour-turquoise = turquoise
colour-green = green
shape-circle = circle
shape-square = square
shape-triangle = triangle
shape-diamond = diamond
shape-star = star
shape-cross = cross

## The screen of the venue
screen-title = Where to go
screen-before = First places at { $time }
screen-between = Next places at { $time }
screen-round = Round { $number } of { $rounds }
screen-starts = starts at { $time }
screen-until = until { $time }
screen-paused = paused
screen-breather = A breather
screen-finished = Thank you all for coming
screen-welcome = Welcome
screen-check-in = Open the link in your invitation and tap “I’m here”.
screen-names = Names { $first } to { $last }
