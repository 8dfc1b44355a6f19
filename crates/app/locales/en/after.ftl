# After the rounds: who met, what was learned, contact, a promise. No praise.

after-title = Who did you meet?
after-goal = { $people ->
    [one] 1 person met
   *[other] { $people } people met
}, { $things ->
    [one] 1 thing noted
   *[other] { $things } things noted
}. Three of each is plenty.
after-did-you-meet = Did you meet { $name }?
after-round = Round { $number }
after-yes = We met
after-no = Not this time
after-said-yes = You said: we met
after-said-no = You said: not this time
after-learned = What you learned
after-learned-hint = Yours alone until you share it, one by one.
after-one-thing = One thing you learned
after-share = Share with my team
after-unshare = Stop sharing
after-shared = Shared with your team
after-forget = Delete
after-contact = Stay in touch
after-contact-hint = Addresses are shown only when both of you want it. Nobody is told about one side.
after-contact-give = Exchange contact
after-contact-back = Take back
after-contact-address = { $name }: { $email }
after-contact-none = { $name } wants to stay in touch, too. No address is on file: ask in person.
after-coffee = Propose a coffee
after-coffee-subject = A coffee, to go on talking?
after-promise = A promise to yourself
after-promise-hint = Nobody else sees it. One is enough.
after-promise-text = Within a week I will
after-promise-week = A week has passed. Is it done?
after-promise-done = Done
after-promise-later = Later
after-promise-kept = Done.
after-too-long = That is too long. Say it in fewer words.
after-no-meeting = There was no meeting of yours in that round, or it is not over yet.
