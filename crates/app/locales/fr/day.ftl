# What a phone can do on the day: taps, the search for each other, what waits to be sent.

as-of-lead = Si cette place est prise, regardez le grand écran.
undo = Annuler
taps-label = Ce que vous pouvez dire
tap-late = J’aurai du retard
tap-skip = Passer ce tour
tap-leave = Je pars plus tôt
tap-cannot_find = Je ne trouve pas { $name }
tap-on_my_way = J’arrive
tap-cannot_come = Je ne peux pas venir
tap-join_trio = Rejoindre deux autres
tap-host_come = Un hôte vient me voir
tap-breather = Une pause
did-arrived = Vous êtes là.
did-late = C’est noté : vous aurez du retard.
did-skip = Vous passez ce tour.
did-left = C’est noté : vous partez.
did-cannot_find = C’est noté.
did-on_my_way = On sait que vous arrivez.
did-cannot_come = C’est noté.
did-join_trio = Vous rejoignez deux autres. Votre place suit.
did-host_come = Un hôte vient vers vous.
did-breather = Ensuite, vous avez la priorité.
did-not_found = C’est noté.
search-asks = { $name } est ici : { $place }.
search-asked = On demande au téléphone de { $name }. Restez où vous êtes un instant.
search-coming = { $name } arrive.
search-choose = { $name } ne répond pas. Que souhaitez-vous ?

## The same words to a partner, whatever the cause
changed-one = Le plan a changé. Vous êtes avec { $first }
changed-two = Le plan a changé. Vous êtes avec { $first } et { $second }
changed-many = Le plan a changé. Vous êtes avec { $first } et { $count } autres
bye-changed = Le plan a changé.

## Away by one's own word
away-skip = Vous passez ce tour. Personne n’en est informé.
away-late = Vous avez annoncé un retard.
left-title = Votre départ est noté
left-lead = Merci de votre présence. Si vous êtes de retour, dites-le à l’équipe.

## The partner's card, and the sign on both phones
partner-asks = Posez des questions à { $name } sur
partner-works = { $name } travaille sur : { $text }
partner-beyond = Hors du travail : { $text }
wave = Montrer le signe
wave-close = Retour
open-slot = La salle est à vous jusqu’à { $time }

## Taps that wait for the network
outbox-waiting = En attente d’envoi
outbox-parked = N’a pas pu être envoyé
outbox-away = Retirer

## A tap that came too late
not-possible-title = Ce n’est pas possible maintenant
not-possible-lead = Rien n’a changé. Votre page montre où l’on en est.
