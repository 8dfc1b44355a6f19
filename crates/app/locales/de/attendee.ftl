# Die Seiten der Teilnehmenden.

## Ankommen
hello = Hallo { $name }
im-here = Ich bin da
im-here-hint = Einmal tippen. Nichts zu installieren, kein Konto.
arrive-lead = Tippen Sie, wenn Sie vor Ort sind.
opens-title = Der Check‑in öffnet um { $time }
opens-lead = Behalten Sie diesen Link. Er ist Ihre Eintrittskarte.
opens-day = { $date }, { $time }
date-long =
    { $day }. { $month ->
        [m1] Januar
        [m2] Februar
        [m3] März
        [m4] April
        [m5] Mai
        [m6] Juni
        [m7] Juli
        [m8] August
        [m9] September
        [m10] Oktober
        [m11] November
       *[m12] Dezember
    } { $year }
too-late-title = Die letzten Plätze sind vergeben
too-late-lead = Fragen Sie am Eingang. Dort findet sich noch ein Platz.
rounds-line = { $rounds ->
    [one] Ein Gespräch von { $minutes } Minuten mit jemandem aus einer anderen Abteilung.
   *[other] { $rounds } Gespräche von je { $minutes } Minuten, jedes mit jemandem aus einer anderen Abteilung.
}

## Nach dem Check-in
youre-in = Sie sind dabei.
first-place-at = Ihr erster Platz erscheint um { $time }.
next-place-at = Ihr nächster Platz erscheint um { $time }.
place-soon = Ihr Platz erscheint hier, sobald der Plan fertig ist.
place-follows = Ihr nächster Platz erscheint hier von selbst.
stay-here = Diese Seite ändert sich von selbst.
reload-here = Diese Seite lädt sich alle 20 Sekunden neu.
people-met-so-far = { $count ->
    [one] Ein Gespräch liegt hinter Ihnen.
   *[other] { $count } Gespräche liegen hinter Ihnen.
}
get-a-drink = Zeit für ein Glas Wasser.

## Hier geht es hin
spot-says = { $noun } { $name }
look-for = Beide Telefone zeigen: { $shape }, { $colour }
with-one = Sie treffen { $first }
with-two = Sie treffen { $first } und { $second }
with-many = Sie treffen { $first } und { $count } weitere
why-you-two = Warum gerade Sie beide
to-start = Zum Einstieg
round-of = Runde { $number } von { $rounds }
starts-at = Beginnt um { $time }
until = Bis { $time }
minutes-left = { $minutes ->
    [one] Noch 1 Minute
   *[other] Noch { $minutes } Minuten
}
paused-left = { $minutes ->
    [one] Angehalten, noch 1 Minute
   *[other] Angehalten, noch { $minutes } Minuten
}
minutes-to-start = { $minutes ->
    [0] Beginnt jetzt
    [one] Beginnt in 1 Minute
   *[other] Beginnt in { $minutes } Minuten
}
last-minute = Eine Minute, um eine Sache aufzuschreiben.
next-at = Nächster Platz um { $time }
no-next = Das ist die letzte Runde.
department-unknown = Abteilung nicht angegeben

## Eine Verschnaufpause
breather-title = Diese Runde zum Verschnaufen
breather-until = Bis { $time }. Dann erscheint Ihr nächster Platz.
breather-last = Das ist die letzte Runde. Danke, dass Sie da waren.
bye-odd_number = Die Zahl der Anwesenden ist ungerade, also setzt in jeder Runde jemand aus.
bye-no_partner_left = Alle, die übrig sind, kommen aus Ihrer Abteilung oder haben Sie schon getroffen.
bye-no_candidate = In dieser Runde blieb niemand für Sie übrig.
bye-absent = Sie waren für diese Runde nicht eingeplant.
bye-rest = Sie haben um eine Pause gebeten.
bye-standby = Sie springen ein, wenn jemand allein wäre. In dieser Runde wird das nicht gebraucht.
bye-next-chance = Nächste Gelegenheit: Runde { $number } um { $time }.
bye-first-in-line = In Runde { $number } um { $time } sind Sie zuerst an der Reihe.

## Das Ende
finished-title = Das war die letzte Runde
finished-lead = Danke, dass Sie da waren.
you-met = Sie waren eingeteilt mit
cancelled-title = Diese Veranstaltung ist abgesagt
cancelled-lead = Es ist nichts zu tun. Wer Sie eingeladen hat, weiß mehr.

## Wenn ein Link nicht geht
wrong-link-title = Dieser Link öffnet keine Seite
wrong-link-lead = Vielleicht hat ihn ein Mailprogramm gekürzt, oder er wurde ersetzt oder ist abgelaufen. Kopieren Sie den ganzen Link aus der Einladung, oder bitten Sie am Eingang um einen neuen.
signed-out-title = Dieses Telefon ist nicht angemeldet
signed-out-lead = Öffnen Sie den persönlichen Link aus der Einladung noch einmal. Sind Cookies abgeschaltet, zeigt der Link Ihren Platz trotzdem.
something-wrong-title = Das hat nicht geklappt
something-wrong-lead = Es ist nichts verloren. Gehen Sie zurück und versuchen Sie es noch einmal.
stale-form-lead = Die Seite war zu lange offen. Öffnen Sie sie neu und tippen Sie noch einmal.
open-again = Seite neu öffnen
you-are = Sie sind { $name }, { $department }.
not-you = Das sind nicht Sie? Schließen Sie die Seite und öffnen Sie Ihren eigenen Link.
as-of = Stand { $time }
plain-lan = Diese Verbindung ist nicht verschlüsselt. Sie ist nur für einen Versuch im lokalen Netz gedacht.
skip-to-content = Zum Inhalt springen

## Farben und Formen
colour-yellow = gelb
colour-orange = orange
colour-pink = rosa
colour-purple = lila
colour-blue = blau
colour-turquoise = türkis
colour-green = grün
shape-circle = Kreis
shape-square = Quadrat
shape-triangle = Dreieck
shape-diamond = Raute
shape-star = Stern
shape-cross = Kreuz

## Der Bildschirm im Raum
screen-title = Wohin
screen-before = Erste Plätze um { $time }
screen-between = Nächste Plätze um { $time }
screen-round = Runde { $number } von { $rounds }
screen-starts = beginnt um { $time }
screen-until = bis { $time }
screen-paused = angehalten
screen-breather = Pause
screen-finished = Danke, dass Sie alle da waren
screen-welcome = Willkommen
screen-check-in = Öffnen Sie den Link aus der Einladung und tippen Sie auf „Ich bin da“.
screen-names = Namen { $first } bis { $last }
