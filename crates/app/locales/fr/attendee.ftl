# Les pages des participants.

## Arriver
hello = Bonjour { $name }
im-here = Je suis là
im-here-hint = Un seul geste. Rien à installer, pas de compte.
arrive-lead = Touchez le bouton une fois sur place.
opens-title = L’accueil ouvre à { $time }
opens-lead = Gardez ce lien. C’est votre billet pour le jour même.
opens-day = { $date }, { $time }
date-long =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [m1] janvier
        [m2] février
        [m3] mars
        [m4] avril
        [m5] mai
        [m6] juin
        [m7] juillet
        [m8] août
        [m9] septembre
        [m10] octobre
        [m11] novembre
       *[m12] décembre
    } { $year }
too-late-title = Les dernières places sont attribuées
too-late-lead = Demandez à l’entrée. On peut encore vous trouver une place.
rounds-line = { $rounds ->
    [one] Une conversation de { $minutes } minutes avec quelqu’un d’un autre service.
   *[other] { $rounds } conversations de { $minutes } minutes, chacune avec quelqu’un d’un autre service.
}

## Après l’accueil
youre-in = C’est noté, vous êtes là.
first-place-at = Votre première place s’affiche à { $time }.
next-place-at = Votre prochaine place s’affiche à { $time }.
place-soon = Votre place s’affiche ici dès que le plan est prêt.
place-follows = Votre prochaine place s’affiche ici d’elle-même.
stay-here = Cette page change d’elle-même.
reload-here = Cette page se recharge toutes les 20 secondes.
people-met-so-far = { $count ->
    [one] Une conversation terminée.
   *[other] { $count } conversations terminées.
}
get-a-drink = Le moment de boire un verre d’eau.

## Où aller
spot-says = { $noun } { $name }
look-for = Les deux téléphones affichent : { $shape }, { $colour }
with-one = Vous rencontrez { $first }
with-two = Vous rencontrez { $first } et { $second }
with-many = Vous rencontrez { $first } et { $count } autres
why-you-two = Pourquoi vous deux
to-start = Pour commencer
round-of = Tour { $number } sur { $rounds }
starts-at = Début à { $time }
until = Jusqu’à { $time }
minutes-left = { $minutes ->
    [one] Encore 1 minute
   *[other] Encore { $minutes } minutes
}
paused-left = { $minutes ->
    [one] En pause, encore 1 minute
   *[other] En pause, encore { $minutes } minutes
}
minutes-to-start = { $minutes ->
    [0] C’est l’heure
    [one] Début dans 1 minute
   *[other] Début dans { $minutes } minutes
}
last-minute = Une minute pour noter une chose.
next-at = Prochaine place à { $time }
no-next = C’est le dernier tour.
department-unknown = Service non indiqué

## Une pause
breather-title = Une pause pour ce tour
breather-until = Jusqu’à { $time }. Votre prochaine place s’affiche alors.
breather-last = C’est le dernier tour. Merci de votre présence.
bye-odd_number = Le nombre de personnes est impair, une personne fait donc une pause à chaque tour.
bye-no_partner_left = Les personnes restantes sont de votre service, ou vous les avez déjà rencontrées.
bye-no_candidate = Il ne restait personne pour ce tour.
bye-absent = Aucune place n’était prévue pour vous à ce tour.
bye-rest = Vous avez demandé une pause.
bye-standby = Vous intervenez quand quelqu’un est seul. Personne ne l’est à ce tour.
bye-next-chance = Prochaine occasion : tour { $number } à { $time }.
bye-first-in-line = Vous passez en premier au tour { $number } à { $time }.

## La fin
finished-title = C’était le dernier tour
finished-lead = Merci de votre présence.
you-met = Vous étiez avec
cancelled-title = Cet événement est annulé
cancelled-lead = Il n’y a rien à faire. La personne qui vous a invité peut vous en dire plus.

## Quand un lien ne fonctionne pas
wrong-link-title = Ce lien n’ouvre aucune page
wrong-link-lead = Il a peut-être été coupé par un logiciel de messagerie, remplacé, ou il a expiré. Copiez le lien entier de l’invitation, ou demandez-en un nouveau à l’entrée.
signed-out-title = Ce téléphone n’est pas connecté
signed-out-lead = Ouvrez encore une fois le lien personnel de l’invitation. Même sans cookies, ce lien affiche votre place.
something-wrong-title = Cela n’a pas marché
something-wrong-lead = Rien n’est perdu. Revenez en arrière et essayez encore une fois.
stale-form-lead = La page est restée ouverte trop longtemps. Ouvrez-la de nouveau et touchez le bouton.
open-again = Rouvrir la page
you-are = Vous êtes { $name }, { $department }.
not-you = Ce n’est pas vous ? Fermez cette page et ouvrez votre propre lien.
as-of = État à { $time }
plain-lan = Cette connexion n’est pas chiffrée. Elle sert seulement à un essai sur un réseau local.
skip-to-content = Aller au contenu

## Couleurs et formes
colour-yellow = jaune
colour-orange = orange
colour-pink = rose
colour-purple = violet
colour-blue = bleu
colour-turquoise = turquoise
colour-green = vert
shape-circle = cercle
shape-square = carré
shape-triangle = triangle
shape-diamond = losange
shape-star = étoile
shape-cross = croix

## L’écran de la salle
screen-title = Où aller
screen-before = Premières places à { $time }
screen-between = Prochaines places à { $time }
screen-round = Tour { $number } sur { $rounds }
screen-starts = début à { $time }
screen-until = jusqu’à { $time }
screen-paused = en pause
screen-breather = Pause
screen-finished = Merci à toutes et à tous
screen-welcome = Bienvenue
screen-check-in = Ouvrez le lien de votre invitation et touchez « Je suis là ».
screen-names = Noms de { $first } à { $last }
