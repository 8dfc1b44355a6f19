# What a phone can do on the day: taps, the search for each other, what waits to be sent.

as-of-lead = Ist dieser Platz besetzt, schauen Sie auf den großen Bildschirm.
undo = Rückgängig
taps-label = Was Sie sagen können
tap-late = Ich komme später
tap-skip = Diese Runde auslassen
tap-leave = Ich gehe früher
tap-cannot_find = Ich finde { $name } nicht
tap-on_my_way = Auf dem Weg
tap-cannot_come = Kann nicht kommen
tap-join_trio = Zu zwei anderen
tap-host_come = Jemand vom Team kommt
tap-breather = Eine Pause
did-arrived = Sie sind dabei.
did-late = Notiert: Sie kommen später.
did-skip = Sie lassen diese Runde aus.
did-left = Notiert: Sie gehen.
did-cannot_find = Notiert.
did-on_my_way = Dort weiß man, dass Sie kommen.
did-cannot_come = Notiert.
did-join_trio = Sie kommen zu zwei anderen. Der Platz folgt gleich.
did-host_come = Jemand vom Team kommt zu Ihnen.
did-breather = Danach sind Sie zuerst an der Reihe.
did-not_found = Notiert.
search-asks = { $name } ist hier: { $place }.
search-asked = Das Telefon von { $name } wird gefragt. Bleiben Sie einen Moment, wo Sie sind.
search-coming = { $name } ist auf dem Weg.
search-choose = { $name } antwortet nicht. Was möchten Sie?

## The same words to a partner, whatever the cause
changed-one = Der Plan hat sich geändert. Sie treffen jetzt { $first }
changed-two = Der Plan hat sich geändert. Sie treffen jetzt { $first } und { $second }
changed-many = Der Plan hat sich geändert. Sie treffen jetzt { $first } und { $count } weitere
bye-changed = Der Plan hat sich geändert.

## Away by one's own word
away-skip = Sie lassen diese Runde aus. Niemand erfährt davon.
away-late = Sie haben gesagt, dass Sie später kommen.
left-title = Sie sind gegangen
left-lead = Danke, dass Sie da waren. Sind Sie zurück, sagen Sie es jemandem vom Team.

## The partner's card, and the sign on both phones
partner-asks = Fragen Sie { $name } nach
partner-works = { $name } arbeitet an: { $text }
partner-beyond = Außerhalb der Arbeit: { $text }
wave = Zeichen zeigen
wave-close = Zurück
open-slot = Der Raum gehört Ihnen bis { $time }

## Taps that wait for the network
outbox-waiting = Wartet auf Versand
outbox-parked = Konnte nicht gesendet werden
outbox-away = Entfernen

## A tap that came too late
not-possible-title = Das geht jetzt nicht
not-possible-lead = Nichts wurde geändert. Ihre Seite zeigt den Stand.
