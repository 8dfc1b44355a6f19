# Por qué se encuentran dos personas y cómo pueden empezar.

## Motivos
reason-exchange_both_ways = Cada persona sabe de lo que la otra pregunta: { $theirs }, { $yours }.
reason-exchange_receive = { $name } puede ayudarte con: { $theirs }.
reason-exchange_give = Puedes ayudar a { $name } con: { $yours }.
reason-exchange_both_ways-suggested = Cada persona ha tenido que ver con lo que la otra pregunta: { $theirs }, { $yours }.
reason-exchange_receive-suggested = { $name } ha tenido que ver con: { $theirs }. Buscas ideas sobre ello.
reason-exchange_give-suggested = { $name } busca ideas sobre: { $yours }.
reason-common_ground = Los dos elegisteis: { $topic }.
reason-common_ground-suggested = Los dos venís de un programa sobre: { $topic }.
reason-novelty = De otro modo es difícil que os hubierais encontrado.
reason-bridge = Estáis entre los primeros aquí en unir { $mine } y { $other }.
reason-second_chance = Ya teníais que encontraros y no pudo ser.
reason-purpose = Venís por motivos parecidos.
reason-other_department = { $name } trabaja en otro departamento: { $other }.
reason-new_pairing = Todavía no habéis coincidido en un encuentro así.
topic-department = Cómo funcionan las cosas en { $department }

## Formas de empezar
opener-both-ways-1 = { $name } puede ayudar con: { $theirs }. Tú puedes ayudar con: { $yours }. ¿Quién empieza?
opener-both-ways-2 = Dos temas, uno para cada uno: { $theirs } y { $yours }. ¿Cuál primero?
opener-both-ways-3 = Tú: { $yours }. { $name }: { $theirs }. Tomad uno cada uno y haced la primera pregunta.
opener-they-seek-1 = { $name } busca ideas sobre: { $yours }. ¿Qué aprendiste por las malas?
opener-they-seek-2 = Puedes ayudar a { $name } con: { $yours }. Empieza por algo que te funcionó.
opener-they-seek-3 = { $name } pregunta por: { $yours }. ¿Qué error no repetirías?
opener-ask-them-1 = Pregunta a { $name } por: { $theirs }. ¿Cuál sería un buen primer paso?
opener-ask-them-2 = { $name } puede ayudar con: { $theirs }. ¿Dónde te has atascado?
opener-ask-them-3 = Pregunta a { $name } por: { $theirs }. ¿En qué se equivoca casi todo el mundo?
opener-working-on-1 = { $name } tiene un trabajo entre manos. ¿Qué es lo más difícil ahora mismo?
opener-working-on-2 = Pregunta a { $name } por el trabajo de este mes. ¿Qué lo haría más fácil?
opener-working-on-3 = Pregunta a { $name } cómo sería un buen resultado del trabajo en curso.
opener-shared-topic-1 = Los dos elegisteis: { $theirs }. ¿Qué te llevó a ello?
opener-shared-topic-2 = Un tema en común: { $theirs }. ¿Qué has probado últimamente?
opener-shared-topic-3 = Un tema para los dos: { $theirs }. ¿Qué preguntarías a alguien experto?
opener-department-1 = { $name } trabaja en: { $theirs }. ¿Qué se ve pocas veces desde fuera?
opener-department-2 = Pregunta a { $name } cómo es una buena semana en: { $theirs }.
opener-department-3 = Dos departamentos: { $yours } y { $theirs }. ¿Qué necesita uno del otro?
opener-hello-1 = ¿En qué trabajas este mes que más gente debería conocer?
opener-hello-2 = ¿Qué pregunta te gustaría que alguien respondiera hoy?
opener-hello-3 = ¿Qué has aprendido últimamente que ha cambiado tu forma de trabajar?
