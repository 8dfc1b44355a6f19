# The door, for phones that it does not know. No list of names anywhere; each refusal says what to do.

door-title = Einchecken
door-lead = Für alle, die ihren persönlichen Link nicht zur Hand haben.
door-by-code = Mit Ihrem Code
door-code-label = Ihr Code aus sechs Zeichen
door-code-hint = Er steht in Ihrer Einladung und auf Ihrem Namensschild.
door-by-name = Mit Ihrem Namen
door-name-label = Ihr Name
door-department-label = Ihre Abteilung
door-go = Weiter
door-new-link = Ich stehe nicht auf der Liste
door-known-link = Ich stehe auf der Liste
door-new-title = Trotzdem willkommen
door-new-lead = Sagen Sie, wer Sie sind, und Sie haben in der nächsten Runde einen Platz.
door-number-label = Die Zahl auf dem Bildschirm
door-number-hint = Sie steht auf dem Bildschirm im Raum und wechselt oft.
door-offers-label = Fragen Sie mich nach
door-seeks-label = Ich hätte gern Ideen zu
door-nothing = Im Moment nichts
door-nobody-title = So wurde niemand gefunden
door-nobody-lead = Prüfen Sie die Schreibweise, oder fragen Sie am Eingang.
door-more-letters-title = Bitte ein paar Buchstaben mehr
door-more-letters-lead = Tippen Sie mindestens vier Buchstaben Ihres Namens und Ihre Abteilung.
door-no-name-title = Das ist noch kein Name
door-no-name-lead = Name und Abteilung haben je 2 bis 80 Buchstaben.
door-several-title = Mehrere Personen heißen so
door-several-lead = Wählen Sie sich aus, oder fragen Sie am Eingang.
door-unclear-title = Mehrere Personen passen
door-unclear-lead = Tippen Sie Ihren ganzen Namen, oder fragen Sie am Eingang.
door-claimed-title = Unter diesem Namen ist schon jemand da
door-claimed-lead = Fragen Sie am Eingang. Dort kann auch dieses Telefon eingelassen werden.
door-stale-title = Diese Seite war zu lange offen
door-stale-lead = Scannen Sie den Code am Eingang noch einmal und beginnen Sie von vorn.
door-too-many-title = Zu viele Versuche von hier
door-too-many-lead = Warten Sie einige Minuten, öffnen Sie Ihren persönlichen Link, oder fragen Sie am Eingang.
door-number-wrong-title = Diese Zahl steht jetzt nicht auf dem Bildschirm
door-number-wrong-lead = Schauen Sie auf den Bildschirm im Raum und tippen Sie die Zahl, die dort steht.
door-known-title = Dieser Name steht schon auf der Liste
door-known-lead = Gehen Sie zurück und kommen Sie mit Ihrem Namen herein, oder fragen Sie am Eingang.

## On the screen of the venue
screen-sound = Ton einschalten
screen-stale = Gerade keine Verbindung. Die Plätze bleiben, wie sie hier stehen.
screen-scan = Keinen Link zur Hand? Scannen Sie hier.
screen-number = Die Zahl für den Eingang:
