# Brev till människor.

mail-step-up-subject = Din kod till Matchmaker
mail-step-up-text =
    Din kod är { $code }. Den fungerar en gång, i tio minuter.
    Om du inte bad om den behöver du inte göra något: utan koden händer ingenting.
