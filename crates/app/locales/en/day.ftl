# What a phone can do on the day: taps, the search for each other, what waits to be sent.

as-of-lead = If this place is taken, look at the big screen.
undo = Undo
taps-label = What you can say
tap-late = Running late
tap-skip = Skip this round
tap-leave = Leaving early
tap-cannot_find = I can’t find { $name }
tap-on_my_way = On my way
tap-cannot_come = Can’t come
tap-join_trio = Join two others
tap-host_come = A host comes to me
tap-breather = A breather
did-arrived = You’re in.
did-late = Noted: you are running late.
did-skip = You skip this round.
did-left = Noted: you are leaving.
did-cannot_find = Noted.
did-on_my_way = They know you are coming.
did-cannot_come = Noted.
did-join_trio = You join two others. Your place follows.
did-host_come = A host comes to you.
did-breather = You are first in line next.
did-not_found = Noted.
search-asks = { $name } is at { $place }.
search-asked = { $name }’s phone is being asked. Stay where you are for a moment.
search-coming = { $name } is on the way.
search-choose = { $name } does not answer. What would you like?

## The same words to a partner, whatever the cause
changed-one = Plans changed. You’re now with { $first }
changed-two = Plans changed. You’re now with { $first } and { $second }
changed-many = Plans changed. You’re now with { $first } and { $count } others
bye-changed = Plans changed.

## Away by one's own word
away-skip = You chose to skip this round. Nobody is told.
away-late = You said that you are running late.
left-title = You have left
left-lead = Thank you for coming. If you are back, tell a helper.

## The partner's card, and the sign on both phones
partner-asks = Ask { $name } about
partner-works = { $name } is working on: { $text }
partner-beyond = Beyond work: { $text }
wave = Show the sign
wave-close = Back
open-slot = The room is yours until { $time }

## Taps that wait for the network
outbox-waiting = Waiting to send
outbox-parked = Could not be sent
outbox-away = Take away

## A tap that came too late
not-possible-title = That is not possible now
not-possible-lead = Nothing was changed. Your page shows how things are.
