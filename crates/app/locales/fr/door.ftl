# The door, for phones that it does not know. No list of names anywhere; each refusal says what to do.

door-title = Signaler son arrivée
door-lead = Pour qui n’a pas son lien personnel sous la main.
door-by-code = Avec votre code
door-code-label = Votre code de six caractères
door-code-hint = Il figure dans votre invitation et sur votre badge.
door-by-name = Avec votre nom
door-name-label = Votre nom
door-department-label = Votre service
door-go = Continuer
door-new-link = Je ne suis pas sur la liste
door-known-link = Je suis sur la liste
door-new-title = Bienvenue quand même
door-new-lead = Dites qui vous êtes : une place vous attend au prochain tour.
door-number-label = Le nombre affiché à l’écran
door-number-hint = Il est sur l’écran de la salle et change souvent.
door-offers-label = Posez-moi des questions sur
door-seeks-label = J’aimerais des idées sur
door-nothing = Rien pour le moment
door-nobody-title = Personne n’a été trouvé
door-nobody-lead = Vérifiez l’orthographe et réessayez, ou demandez de l’aide à l’entrée.
door-more-letters-title = Encore quelques lettres
door-more-letters-lead = Tapez au moins quatre lettres de votre nom, et votre service.
door-no-name-title = Ce n’est pas encore un nom
door-no-name-lead = Un nom et un service ont chacun de 2 à 80 lettres.
door-several-title = Plusieurs personnes portent ce nom
door-several-lead = Choisissez-vous, ou demandez de l’aide à l’entrée.
door-unclear-title = Plusieurs personnes correspondent
door-unclear-lead = Tapez votre nom complet, ou demandez de l’aide à l’entrée.
door-claimed-title = Quelqu’un est déjà entré sous ce nom
door-claimed-lead = Demandez à l’entrée. On peut aussi y admettre ce téléphone.
door-stale-title = Cette page est restée ouverte trop longtemps
door-stale-lead = Scannez à nouveau le code à l’entrée et recommencez.
door-too-many-title = Trop d’essais depuis ici
door-too-many-lead = Attendez quelques minutes, ouvrez votre lien personnel, ou demandez de l’aide à l’entrée.
door-number-wrong-title = Ce nombre n’est pas affiché en ce moment
door-number-wrong-lead = Regardez l’écran de la salle et tapez le nombre qui s’y trouve.
door-known-title = Ce nom est déjà sur la liste
door-known-lead = Revenez en arrière et entrez avec votre nom, ou demandez de l’aide à l’entrée.

## On the screen of the venue
screen-sound = Activer le son
screen-stale = Pas de connexion pour le moment. Les places restent telles qu’affichées.
screen-scan = Pas de lien sous la main ? Scannez ceci.
screen-number = Le nombre pour l’entrée :
