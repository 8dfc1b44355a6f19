# Why two people meet, and how they may start. { $name } is the other person's first name; labels
# stand uninflected after a colon. At most 140 characters, no pronoun for the other person, no
# praise, no promise. Variants of a key end in -1, -2, -3; -1 to -3 of the two people differ.

## Reasons
reason-exchange_both_ways = Each of you knows what the other asks about: { $theirs }, { $yours }.
reason-exchange_receive = { $name } can help you with: { $theirs }.
reason-exchange_give = You can help { $name } with: { $yours }.
reason-exchange_both_ways-suggested = Each of you has come across what the other asks about: { $theirs }, { $yours }.
reason-exchange_receive-suggested = { $name } has come across: { $theirs }. You would like ideas on it.
reason-exchange_give-suggested = { $name } would like ideas on: { $yours }.
reason-common_ground = You both chose: { $topic }.
reason-common_ground-suggested = You both come from a programme on: { $topic }.
reason-novelty = You would hardly have met otherwise.
reason-bridge = You are among the first here to link { $mine } and { $other }.
reason-second_chance = You were to meet earlier and missed each other.
reason-purpose = You come here for similar reasons.
reason-other_department = { $name } works in another department: { $other }.
reason-new_pairing = You have not met at one of these events before.
topic-department = How things work in { $department }

## Openers, in the order in which they are preferred
opener-both-ways-1 = { $name } can help with: { $theirs }. You can help with: { $yours }. Who starts?
opener-both-ways-2 = Two topics, one for each of you: { $theirs } and { $yours }. Which one first?
opener-both-ways-3 = You: { $yours }. { $name }: { $theirs }. Take one each and ask the first question.
opener-they-seek-1 = { $name } would like ideas on: { $yours }. What did you learn the hard way?
opener-they-seek-2 = You can help { $name } with: { $yours }. Start with one thing that worked for you.
opener-they-seek-3 = { $name } asks about: { $yours }. Which mistake would you not make again?
opener-ask-them-1 = Ask { $name } about: { $theirs }. What would be a good first step?
opener-ask-them-2 = { $name } can help with: { $theirs }. Where are you stuck?
opener-ask-them-3 = Ask { $name } about: { $theirs }. What do most people get wrong?
opener-working-on-1 = { $name } has a piece of work in hand. What is the hardest part right now?
opener-working-on-2 = Ask { $name } about the work of this month. What would make it easier?
opener-working-on-3 = Ask { $name } what a good result would look like for the work in hand.
opener-shared-topic-1 = You both chose: { $theirs }. What brought you to it?
opener-shared-topic-2 = You share a topic: { $theirs }. What did you try last?
opener-shared-topic-3 = A topic for you both: { $theirs }. What would you ask an expert?
opener-department-1 = { $name } works in: { $theirs }. What do people outside it rarely see?
opener-department-2 = Ask { $name } what a good week looks like in: { $theirs }.
opener-department-3 = Two departments: { $yours } and { $theirs }. What does each need from the other?
opener-hello-1 = What are you working on this month that more people should know about?
opener-hello-2 = Which question would you like somebody here to answer today?
opener-hello-3 = What did you learn lately that changed how you work?
