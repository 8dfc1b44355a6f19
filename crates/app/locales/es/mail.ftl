# Cartas a las personas.

mail-step-up-subject = Tu código para Matchmaker
mail-step-up-text =
    Tu código es { $code }. Sirve una sola vez, durante diez minutos.
    Si no lo has pedido, no hagas nada: sin él no ocurre nada.
