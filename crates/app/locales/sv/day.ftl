# What a phone can do on the day: taps, the search for each other, what waits to be sent.

as-of-lead = Om platsen är upptagen, titta på storskärmen.
undo = Ångra
taps-label = Det du kan säga
tap-late = Jag är sen
tap-skip = Stå över rundan
tap-leave = Jag går tidigare
tap-cannot_find = Jag hittar inte { $name }
tap-on_my_way = På väg
tap-cannot_come = Kan inte komma
tap-join_trio = Med två andra
tap-host_come = En värd kommer till mig
tap-breather = En paus
did-arrived = Du är incheckad.
did-late = Noterat: du är sen.
did-skip = Du står över rundan.
did-left = Noterat: du går.
did-cannot_find = Noterat.
did-on_my_way = De vet att du kommer.
did-cannot_come = Noterat.
did-join_trio = Du gör två andra sällskap. Platsen kommer strax.
did-host_come = En värd kommer till dig.
did-breather = Du står först i kön sedan.
did-not_found = Noterat.
search-asks = { $name } är vid { $place }.
search-asked = Telefonen hos { $name } tillfrågas. Stanna där du är en stund.
search-coming = { $name } är på väg.
search-choose = { $name } svarar inte. Vad vill du?

## The same words to a partner, whatever the cause
changed-one = Planen ändrades. Nu träffar du { $first }
changed-two = Planen ändrades. Nu träffar du { $first } och { $second }
changed-many = Planen ändrades. Nu träffar du { $first } och { $count } till
bye-changed = Planen ändrades.

## Away by one's own word
away-skip = Du valde att stå över rundan. Ingen får veta det.
away-late = Du sa att du är sen.
left-title = Du har gått
left-lead = Tack för att du kom. Om du är tillbaka, säg det till en medhjälpare.

## The partner's card, and the sign on both phones
partner-asks = Fråga { $name } om
partner-works = { $name } arbetar med: { $text }
partner-beyond = Bortom jobbet: { $text }
wave = Visa tecknet
wave-close = Tillbaka
open-slot = Rummet är ert till { $time }

## Taps that wait for the network
outbox-waiting = Väntar på att skickas
outbox-parked = Kunde inte skickas
outbox-away = Ta bort

## A tap that came too late
not-possible-title = Det går inte just nu
not-possible-lead = Inget ändrades. Din sida visar hur det är.
