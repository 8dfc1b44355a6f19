# The door, for phones that it does not know. No list of names anywhere; each refusal says what to do.

door-title = Check in
door-lead = For everybody who has no personal link at hand.
door-by-code = With your code
door-code-label = Your code of six characters
door-code-hint = It is in your invitation and on your badge.
door-by-name = With your name
door-name-label = Your name
door-department-label = Your department
door-go = Continue
door-new-link = I’m not on the list
door-known-link = I’m on the list
door-new-title = Welcome anyway
door-new-lead = Say who you are, and you have a place in the next round.
door-number-label = The number on the screen
door-number-hint = It stands on the screen of the venue and changes often.
door-offers-label = Ask me about
door-seeks-label = I’d like ideas on
door-nothing = Nothing for now
door-nobody-title = That did not find anybody
door-nobody-lead = Check the spelling and try again, or ask a helper at the door.
door-more-letters-title = A few more letters, please
door-more-letters-lead = Type at least four letters of your name, and your department.
door-no-name-title = That is no name yet
door-no-name-lead = A name and a department have 2 to 80 letters each.
door-several-title = More than one person has this name
door-several-lead = Choose yourself, or ask a helper at the door.
door-unclear-title = More than one person fits
door-unclear-lead = Type your whole name, or ask a helper at the door.
door-claimed-title = Somebody has come in under this name
door-claimed-lead = Ask a helper at the door. They can let this phone in too.
door-stale-title = This page was open for too long
door-stale-lead = Scan the code at the door again and start once more.
door-too-many-title = Too many tries from here
door-too-many-lead = Wait some minutes, open your personal link, or ask a helper at the door.
door-number-wrong-title = This number is not on the screen now
door-number-wrong-lead = Look at the screen of the venue and type the number that stands there.
door-known-title = This name is on the list already
door-known-lead = Go back and come in with your name, or ask a helper at the door.

## On the screen of the venue
screen-sound = Turn sound on
screen-stale = No connection at the moment. Places stay as they are shown.
screen-scan = No link at hand? Scan this.
screen-number = The number for the door:
