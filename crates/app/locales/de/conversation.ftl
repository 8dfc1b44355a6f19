# Warum zwei sich treffen und wie sie anfangen können.

## Gründe
reason-exchange_both_ways = Sie wissen beide, wonach die andere Person fragt: { $theirs }, { $yours }.
reason-exchange_receive = { $name } kann Ihnen helfen bei: { $theirs }.
reason-exchange_give = Sie können { $name } helfen bei: { $yours }.
reason-exchange_both_ways-suggested = Sie kamen beide mit dem in Berührung, wonach die andere Person fragt: { $theirs }, { $yours }.
reason-exchange_receive-suggested = { $name } kam in Berührung mit: { $theirs }. Sie suchen Ideen dazu.
reason-exchange_give-suggested = { $name } sucht Ideen zu: { $yours }.
reason-common_ground = Sie haben beide gewählt: { $topic }.
reason-common_ground-suggested = Sie kommen beide aus einem Programm zu: { $topic }.
reason-novelty = Sie hätten sich sonst kaum getroffen.
reason-bridge = Sie gehören zu den Ersten, die hier { $mine } und { $other } verbinden.
reason-second_chance = Sie sollten sich schon einmal treffen und haben sich verpasst.
reason-purpose = Sie sind aus ähnlichen Gründen hier.
reason-other_department = { $name } arbeitet in einer anderen Abteilung: { $other }.
reason-new_pairing = Sie haben sich bei einem solchen Treffen noch nicht gesprochen.
topic-department = Wie es läuft in { $department }

## Gesprächseinstiege
opener-both-ways-1 = { $name } kann helfen bei: { $theirs }. Sie können helfen bei: { $yours }. Wer fängt an?
opener-both-ways-2 = Zwei Themen, für Sie beide je eines: { $theirs } und { $yours }. Welches zuerst?
opener-both-ways-3 = Sie: { $yours }. { $name }: { $theirs }. Nehmen Sie je eines und stellen Sie die erste Frage.
opener-they-seek-1 = { $name } sucht Ideen zu: { $yours }. Was haben Sie auf die harte Tour gelernt?
opener-they-seek-2 = Sie können { $name } helfen bei: { $yours }. Beginnen Sie mit etwas, das geklappt hat.
opener-they-seek-3 = { $name } fragt nach: { $yours }. Welchen Fehler würden Sie nicht noch einmal machen?
opener-ask-them-1 = Fragen Sie { $name } nach: { $theirs }. Was wäre ein guter erster Schritt?
opener-ask-them-2 = { $name } kann helfen bei: { $theirs }. Wo kommen Sie nicht weiter?
opener-ask-them-3 = Fragen Sie { $name } nach: { $theirs }. Was machen die meisten falsch?
opener-working-on-1 = { $name } hat gerade eine Arbeit vor sich. Was ist im Moment am schwierigsten?
opener-working-on-2 = Fragen Sie { $name } nach der Arbeit dieses Monats. Was würde sie leichter machen?
opener-working-on-3 = Fragen Sie { $name }, wie ein gutes Ergebnis der laufenden Arbeit aussähe.
opener-shared-topic-1 = Sie haben beide gewählt: { $theirs }. Wie kamen Sie dazu?
opener-shared-topic-2 = Sie teilen ein Thema: { $theirs }. Was haben Sie zuletzt ausprobiert?
opener-shared-topic-3 = Ein Thema für Sie beide: { $theirs }. Was würden Sie jemanden vom Fach fragen?
opener-department-1 = { $name } arbeitet in: { $theirs }. Was sieht man von außen selten?
opener-department-2 = Fragen Sie { $name }, wie eine gute Woche aussieht in: { $theirs }.
opener-department-3 = Zwei Abteilungen: { $yours } und { $theirs }. Was braucht die eine von der anderen?
opener-hello-1 = Woran arbeiten Sie diesen Monat, wovon mehr Leute wissen sollten?
opener-hello-2 = Welche Frage soll Ihnen heute jemand beantworten?
opener-hello-3 = Was haben Sie neulich gelernt, das Ihre Arbeit verändert hat?
