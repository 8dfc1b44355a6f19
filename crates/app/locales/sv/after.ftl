# After the rounds: who met, what was learned, contact, a promise. No praise.

after-title = Vilka träffade du?
after-goal = { $people ->
    [one] 1 person
   *[other] { $people } personer
}, { $things ->
    [one] 1 sak antecknad
   *[other] { $things } saker antecknade
}. Tre av varje räcker gott.
after-did-you-meet = Träffade du { $name }?
after-round = Runda { $number }
after-yes = Vi träffades
after-no = Inte den här gången
after-said-yes = Ditt svar: vi träffades
after-said-no = Ditt svar: inte den här gången
after-learned = Det du lärde dig
after-learned-hint = Bara ditt tills du delar det, ett i taget.
after-one-thing = En sak du lärde dig
after-share = Dela med min grupp
after-unshare = Sluta dela
after-shared = Delat med din grupp
after-forget = Ta bort
after-contact = Håll kontakten
after-contact-hint = Adresser visas bara när båda vill. Ingen får veta om bara den ena vill.
after-contact-give = Utbyt kontakt
after-contact-back = Ångra
after-contact-address = { $name }: { $email }
after-contact-none = { $name } vill också hålla kontakten. Det finns ingen adress: fråga på plats.
after-coffee = Föreslå en kopp kaffe
after-coffee-subject = En kopp kaffe, för att prata vidare?
after-promise = Ett löfte till dig själv
after-promise-hint = Ingen annan ser det. Ett räcker.
after-promise-text = Inom en vecka ska jag
after-promise-week = En vecka har gått. Är det klart?
after-promise-done = Klart
after-promise-later = Senare
after-promise-kept = Klart.
after-too-long = Det är för långt. Säg det med färre ord.
after-no-meeting = Du hade inget möte i den rundan, eller så är den inte slut än.
