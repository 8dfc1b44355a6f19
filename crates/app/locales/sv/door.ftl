# The door, for phones that it does not know. No list of names anywhere; each refusal says what to do.

door-title = Checka in
door-lead = För alla som inte har sin personliga länk till hands.
door-by-code = Med din kod
door-code-label = Din kod med sex tecken
door-code-hint = Den står i din inbjudan och på din namnbricka.
door-by-name = Med ditt namn
door-name-label = Ditt namn
door-department-label = Din avdelning
door-go = Fortsätt
door-new-link = Jag står inte på listan
door-known-link = Jag står på listan
door-new-title = Välkommen ändå
door-new-lead = Säg vem du är, så har du en plats i nästa runda.
door-number-label = Siffrorna på skärmen
door-number-hint = De står på skärmen i lokalen och byts ofta.
door-offers-label = Fråga mig om
door-seeks-label = Jag vill gärna ha idéer om
door-nothing = Inget just nu
door-nobody-title = Det gav ingen träff
door-nobody-lead = Kontrollera stavningen och försök igen, eller fråga en medhjälpare vid dörren.
door-more-letters-title = Några bokstäver till
door-more-letters-lead = Skriv minst fyra bokstäver av ditt namn, och din avdelning.
door-no-name-title = Det är inget namn än
door-no-name-lead = Ett namn och en avdelning har 2 till 80 bokstäver var.
door-several-title = Flera personer har det namnet
door-several-lead = Välj dig själv, eller fråga en medhjälpare vid dörren.
door-unclear-title = Flera personer passar in
door-unclear-lead = Skriv hela ditt namn, eller fråga en medhjälpare vid dörren.
door-claimed-title = Någon har redan kommit in med det här namnet
door-claimed-lead = Fråga en medhjälpare vid dörren. De kan släppa in den här telefonen också.
door-stale-title = Sidan var öppen för länge
door-stale-lead = Skanna koden vid dörren igen och börja om.
door-too-many-title = För många försök härifrån
door-too-many-lead = Vänta några minuter, öppna din personliga länk eller fråga en medhjälpare vid dörren.
door-number-wrong-title = De siffrorna står inte på skärmen nu
door-number-wrong-lead = Titta på skärmen i lokalen och skriv siffrorna som står där.
door-known-title = Namnet står redan på listan
door-known-lead = Gå tillbaka och kom in med ditt namn, eller fråga en medhjälpare vid dörren.

## On the screen of the venue
screen-sound = Slå på ljudet
screen-stale = Ingen uppkoppling just nu. Platserna står kvar som de visas.
screen-scan = Ingen länk till hands? Skanna här.
screen-number = Siffrorna för dörren:
