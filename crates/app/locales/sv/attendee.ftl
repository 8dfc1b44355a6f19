# Deltagarens sidor.

## Ankomst
hello = Hej { $name }
im-here = Jag är här
im-here-hint = Ett tryck. Inget att installera, inget konto.
arrive-lead = Tryck när du är på plats.
opens-title = Incheckningen öppnar { $time }
opens-lead = Spara länken. Den är din biljett på dagen.
opens-day = { $date }, { $time }
date-long =
    { $day } { $month ->
        [m1] januari
        [m2] februari
        [m3] mars
        [m4] april
        [m5] maj
        [m6] juni
        [m7] juli
        [m8] augusti
        [m9] september
        [m10] oktober
        [m11] november
       *[m12] december
    } { $year }
too-late-title = De sista platserna är utdelade
too-late-lead = Fråga någon vid dörren. Det går fortfarande att hitta en plats åt dig.
rounds-line = { $rounds ->
    [one] Ett samtal på { $minutes } minuter med någon från en annan avdelning.
   *[other] { $rounds } samtal på { $minutes } minuter, vart och ett med någon från en annan avdelning.
}

## Efter incheckningen
youre-in = Du är incheckad.
first-place-at = Din första plats visas { $time }.
next-place-at = Din nästa plats visas { $time }.
place-soon = Din plats visas här så snart planen är klar.
place-follows = Din nästa plats visas här av sig själv.
stay-here = Sidan ändras av sig själv.
reload-here = Sidan laddas om av sig själv var tjugonde sekund.
people-met-so-far = { $count ->
    [one] Ett samtal avklarat.
   *[other] { $count } samtal avklarade.
}
get-a-drink = Dags för ett glas vatten.

## Hit ska du
spot-says = { $noun } { $name }
look-for = Båda telefonerna visar: { $shape }, { $colour }
with-one = Du träffar { $first }
with-two = Du träffar { $first } och { $second }
with-many = Du träffar { $first } och { $count } till
why-you-two = Varför just ni två
to-start = Så kan ni börja
round-of = Runda { $number } av { $rounds }
starts-at = Börjar { $time }
until = Till { $time }
minutes-left = { $minutes ->
    [one] 1 minut kvar
   *[other] { $minutes } minuter kvar
}
paused-left = { $minutes ->
    [one] Pausat, 1 minut kvar
   *[other] Pausat, { $minutes } minuter kvar
}
minutes-to-start = { $minutes ->
    [0] Börjar nu
    [one] Börjar om 1 minut
   *[other] Börjar om { $minutes } minuter
}
last-minute = En minut för att skriva upp en sak.
next-at = Nästa plats visas { $time }
no-next = Det här är sista rundan.
department-unknown = Avdelning saknas

## En paus
breather-title = Paus den här rundan
breather-until = Till { $time }. Då visas din nästa plats.
breather-last = Det här är sista rundan. Tack för att du kom.
bye-odd_number = Antalet är udda, så en person vilar varje runda.
bye-no_partner_left = Alla som är kvar är från din egen avdelning eller har redan träffat dig.
bye-no_candidate = Det fanns ingen kvar att para ihop dig med den här rundan.
bye-absent = Du var inte inplanerad den här rundan.
bye-rest = Du bad om en vila.
bye-standby = Du rycker in när någon saknar en partner. Den här rundan behövs det inte.
bye-next-chance = Nästa chans: runda { $number } klockan { $time }.
bye-first-in-line = Du står först i kön till runda { $number } klockan { $time }.

## Slutet
finished-title = Det var sista rundan
finished-lead = Tack för att du kom.
you-met = Du placerades med
cancelled-title = Det här evenemanget är inställt
cancelled-lead = Du behöver inte göra något. Den som bjöd in dig kan berätta mer.

## När en länk inte fungerar
wrong-link-title = Länken öppnar ingen sida
wrong-link-lead = Den kan ha kapats av ett e-postprogram, bytts ut eller gått ut. Kopiera hela länken från inbjudan, eller be om en ny vid dörren.
signed-out-title = Telefonen är inte inloggad
signed-out-lead = Öppna den personliga länken från inbjudan en gång till. Om kakor är avstängda visar länken ändå din plats.
something-wrong-title = Det gick inte
something-wrong-lead = Inget har gått förlorat. Gå tillbaka och försök igen.
stale-form-lead = Sidan var öppen för länge. Öppna den igen och tryck en gång till.
open-again = Öppna sidan igen
you-are = Du är { $name }, { $department }.
not-you = Är det inte du? Stäng sidan och öppna din egen länk.
as-of = Läget { $time }
plain-lan = Anslutningen är inte krypterad. Den är bara till för prov i ett lokalt nät.
skip-to-content = Hoppa till innehållet

## Färger och former
colour-yellow = gul
colour-orange = orange
colour-pink = rosa
colour-purple = lila
colour-blue = blå
colour-turquoise = turkos
colour-green = grön
shape-circle = cirkel
shape-square = fyrkant
shape-triangle = triangel
shape-diamond = romb
shape-star = stjärna
shape-cross = kors

## Lokalens skärm
screen-title = Hit ska du
screen-before = Första platserna { $time }
screen-between = Nästa platser { $time }
screen-round = Runda { $number } av { $rounds }
screen-starts = börjar { $time }
screen-until = till { $time }
screen-paused = pausat
screen-breather = Paus
screen-finished = Tack för att ni kom
screen-welcome = Välkomna
screen-check-in = Öppna länken i din inbjudan och tryck på ”Jag är här”.
screen-names = Namn { $first } till { $last }
