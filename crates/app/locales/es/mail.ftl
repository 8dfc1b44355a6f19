# Cartas a las personas.

mail-step-up-subject = Su código para Matchmaker
mail-step-up-text =
    Su código es { $code }. Sirve una sola vez, durante diez minutos.
    Si no lo ha pedido, no haga nada: sin él no ocurre nada.
