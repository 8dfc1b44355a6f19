# Briefe an Menschen.

mail-step-up-subject = Ihr Code für Matchmaker
mail-step-up-text =
    Ihr Code ist { $code }. Er gilt einmal, zehn Minuten lang.
    Wenn Sie ihn nicht angefordert haben, tun Sie nichts: Ohne ihn geschieht nichts.
