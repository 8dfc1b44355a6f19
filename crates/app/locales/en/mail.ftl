# Letters to people.

mail-step-up-subject = Your code for Matchmaker
mail-step-up-text =
    Your code is { $code }. It works once, for ten minutes.
    If you did not ask for it, do nothing: nothing happens without it.
