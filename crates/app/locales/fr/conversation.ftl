# Pourquoi deux personnes se rencontrent et comment elles peuvent commencer.

## Raisons
reason-exchange_both_ways = Vous connaissez l’un et l’autre ce que l’autre demande : { $theirs }, { $yours }.
reason-exchange_receive = { $name } peut vous aider sur : { $theirs }.
reason-exchange_give = Vous pouvez aider { $name } sur : { $yours }.
reason-exchange_both_ways-suggested = Chacun de vous a abordé ce que l’autre demande : { $theirs }, { $yours }.
reason-exchange_receive-suggested = { $name } a abordé : { $theirs }. Vous cherchez des idées là-dessus.
reason-exchange_give-suggested = { $name } cherche des idées sur : { $yours }.
reason-common_ground = Vous avez tous deux choisi : { $topic }.
reason-common_ground-suggested = Vous venez tous deux d’un programme sur : { $topic }.
reason-novelty = Vous ne vous seriez sans doute pas rencontrés autrement.
reason-bridge = Vous êtes parmi les premiers ici à relier { $mine } et { $other }.
reason-second_chance = Vous deviez déjà vous voir et vous êtes manqués.
reason-purpose = Vous venez pour des raisons proches.
reason-other_department = { $name } travaille dans un autre service : { $other }.
reason-new_pairing = Vous ne vous êtes pas encore vus lors d’une telle rencontre.
topic-department = Comment ça marche chez { $department }

## Entrées en matière
opener-both-ways-1 = { $name } peut aider sur : { $theirs }. Vous pouvez aider sur : { $yours }. Qui commence ?
opener-both-ways-2 = Deux sujets, un pour chacun : { $theirs } et { $yours }. Lequel d’abord ?
opener-both-ways-3 = Vous : { $yours }. { $name } : { $theirs }. Prenez-en un chacun et posez la première question.
opener-they-seek-1 = { $name } cherche des idées sur : { $yours }. Qu’avez-vous appris à vos dépens ?
opener-they-seek-2 = Vous pouvez aider { $name } sur : { $yours }. Commencez par une chose qui a marché.
opener-they-seek-3 = { $name } cherche des réponses sur : { $yours }. Quelle erreur ne referiez-vous pas ?
opener-ask-them-1 = Parlez avec { $name } de : { $theirs }. Quel serait un bon premier pas ?
opener-ask-them-2 = { $name } peut aider sur : { $theirs }. Qu’est-ce qui vous bloque ?
opener-ask-them-3 = Parlez avec { $name } de : { $theirs }. Quelle est l’erreur la plus courante ?
opener-working-on-1 = { $name } a un travail en cours. Qu’est-ce qui est le plus difficile en ce moment ?
opener-working-on-2 = Demandez à { $name } de parler de son travail du mois. Qu’est-ce qui le rendrait plus facile ?
opener-working-on-3 = Demandez à { $name } à quoi ressemblerait un bon résultat du travail en cours.
opener-shared-topic-1 = Vous avez tous deux choisi : { $theirs }. Qu’est-ce qui vous y a amené ?
opener-shared-topic-2 = Un sujet commun : { $theirs }. Qu’avez-vous essayé récemment ?
opener-shared-topic-3 = Un sujet pour vous deux : { $theirs }. Que demanderiez-vous à une personne experte ?
opener-department-1 = { $name } travaille ici : { $theirs }. Que voit-on rarement de l’extérieur ?
opener-department-2 = Demandez à { $name } à quoi ressemble une bonne semaine ici : { $theirs }.
opener-department-3 = Deux services : { $yours } et { $theirs }. De quoi l’un a-t-il besoin de l’autre ?
opener-hello-1 = Sur quoi travaillez-vous ce mois-ci que d’autres devraient connaître ?
opener-hello-2 = À quelle question aimeriez-vous une réponse aujourd’hui ?
opener-hello-3 = Qu’avez-vous appris récemment qui a changé votre façon de travailler ?
