# Lettres aux personnes.

mail-step-up-subject = Votre code pour Matchmaker
mail-step-up-text =
    Votre code est { $code }. Il sert une seule fois, pendant dix minutes.
    Si vous ne l’avez pas demandé, ne faites rien : sans lui, rien ne se passe.
