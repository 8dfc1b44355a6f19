# Las páginas de quienes participan.

## Llegar
hello = Hola { $name }
im-here = Ya estoy aquí
im-here-hint = Un toque. Nada que instalar, ninguna cuenta.
arrive-lead = Toca el botón cuando hayas llegado.
opens-title = La entrada abre a las { $time }
opens-lead = Guarda este enlace. Es tu entrada para ese día.
opens-day = { $date }, { $time }
date-long =
    { $day } de { $month ->
        [m1] enero
        [m2] febrero
        [m3] marzo
        [m4] abril
        [m5] mayo
        [m6] junio
        [m7] julio
        [m8] agosto
        [m9] septiembre
        [m10] octubre
        [m11] noviembre
       *[m12] diciembre
    } de { $year }
too-late-title = Ya se han repartido los últimos sitios
too-late-lead = Pregunta en la puerta. Todavía pueden buscarte un sitio.
rounds-line = { $rounds ->
    [one] Una conversación de { $minutes } minutos.
   *[other] { $rounds } conversaciones de { $minutes } minutos, cada una con alguien de otro departamento.
}

## Después de llegar
youre-in = Ya estás dentro.
first-place-at = Tu primer sitio aparece a las { $time }.
next-place-at = Tu próximo sitio aparece a las { $time }.
place-soon = Tu sitio aparece aquí en cuanto el plan esté listo.
place-follows = Tu próximo sitio aparece aquí solo.
stay-here = Esta página cambia sola.
reload-here = Esta página se recarga sola cada 20 segundos.
people-met-so-far = { $count ->
    [one] Una conversación terminada.
   *[other] { $count } conversaciones terminadas.
}
get-a-drink = Buen momento para un vaso de agua.

## Adónde ir
spot-says = { $noun } { $name }
look-for = Los dos teléfonos muestran: { $shape }, { $colour }
with-one = Te toca con { $first }
with-two = Te toca con { $first } y { $second }
with-many = Te toca con { $first } y { $count } más
why-you-two = Por qué vosotros dos
to-start = Para empezar
round-of = Ronda { $number } de { $rounds }
starts-at = Empieza a las { $time }
until = Hasta las { $time }
minutes-left = { $minutes ->
    [one] Queda 1 minuto
   *[other] Quedan { $minutes } minutos
}
paused-left = { $minutes ->
    [one] En pausa, queda 1 minuto
   *[other] En pausa, quedan { $minutes } minutos
}
minutes-to-start = { $minutes ->
    [0] Empieza ahora
    [one] Empieza en 1 minuto
   *[other] Empieza en { $minutes } minutos
}
last-minute = Un minuto para anotar una cosa.
next-at = Próximo sitio a las { $time }
no-next = Esta es la última ronda.
department-unknown = Departamento no indicado

## Un respiro
breather-title = Un respiro en esta ronda
breather-until = Hasta las { $time }. Entonces aparece tu próximo sitio.
breather-last = Esta es la última ronda. Gracias por venir.
bye-odd_number = El número de personas es impar, así que en cada ronda una descansa.
bye-no_partner_left = Quienes quedan son de tu departamento o ya han hablado contigo.
bye-no_candidate = No quedaba nadie para ti en esta ronda.
bye-absent = No estabas en el plan de esta ronda.
bye-rest = Pediste un descanso.
bye-standby = Entras cuando alguien se queda sin pareja. En esta ronda no hace falta.
bye-next-chance = Próxima ocasión: ronda { $number } a las { $time }.
bye-first-in-line = Vas en primer lugar en la ronda { $number } a las { $time }.

## El final
finished-title = Esa fue la última ronda
finished-lead = Gracias por venir.
you-met = Te tocó con
cancelled-title = Este encuentro se ha cancelado
cancelled-lead = No hay que hacer nada. Quien te invitó puede contarte más.

## Cuando un enlace no funciona
wrong-link-title = Este enlace no abre ninguna página
wrong-link-lead = Puede que un programa de correo lo haya cortado, que se haya sustituido o que haya caducado. Copia el enlace completo de la invitación o pide uno nuevo en la puerta.
signed-out-title = Este teléfono no ha entrado
signed-out-lead = Abre otra vez el enlace personal de la invitación. Aunque las cookies estén desactivadas, el enlace muestra tu sitio.
something-wrong-title = No ha funcionado
something-wrong-lead = No se ha perdido nada. Vuelve atrás e inténtalo otra vez.
stale-form-lead = La página llevaba demasiado tiempo abierta. Ábrela de nuevo y toca otra vez.
open-again = Abrir la página de nuevo
you-are = Eres { $name }, { $department }.
not-you = ¿No eres tú? Cierra esta página y abre tu propio enlace.
as-of = Estado a las { $time }
plain-lan = Esta conexión no está cifrada. Solo sirve para una prueba en una red local.
skip-to-content = Ir al contenido

## Colores y formas
colour-yellow = amarillo
colour-orange = naranja
colour-pink = rosa
colour-purple = morado
colour-blue = azul
colour-turquoise = turquesa
colour-green = verde
shape-circle = círculo
shape-square = cuadrado
shape-triangle = triángulo
shape-diamond = rombo
shape-star = estrella
shape-cross = cruz

## La pantalla de la sala
screen-title = Adónde ir
screen-before = Primeros sitios a las { $time }
screen-between = Próximos sitios a las { $time }
screen-round = Ronda { $number } de { $rounds }
screen-starts = empieza a las { $time }
screen-until = hasta las { $time }
screen-paused = en pausa
screen-breather = Un respiro
screen-finished = Gracias por venir
screen-welcome = Te damos la bienvenida
screen-check-in = Abre el enlace de tu invitación y toca «Ya estoy aquí».
screen-names = Nombres de { $first } a { $last }
