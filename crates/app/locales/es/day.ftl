# What a phone can do on the day: taps, the search for each other, what waits to be sent.

as-of-lead = Si este sitio está ocupado, mira la pantalla grande.
undo = Deshacer
taps-label = Lo que puedes decir
tap-late = Llego tarde
tap-skip = Saltar esta ronda
tap-leave = Me voy antes
tap-cannot_find = No encuentro a { $name }
tap-on_my_way = Voy para allá
tap-cannot_come = No puedo ir
tap-join_trio = Unirme a otras dos personas
tap-host_come = Que venga un anfitrión
tap-breather = Un respiro
did-arrived = Ya estás dentro.
did-late = Anotado: llegas tarde.
did-skip = Saltas esta ronda.
did-left = Anotado: te vas.
did-cannot_find = Anotado.
did-on_my_way = Saben que vas para allá.
did-cannot_come = Anotado.
did-join_trio = Te unes a otras dos personas. Enseguida verás tu sitio.
did-host_come = Un anfitrión va hacia ti.
did-breather = Después vas en primer lugar.
did-not_found = Anotado.
search-asks = { $name } está aquí: { $place }.
search-asked = Estamos preguntando al teléfono de { $name }. Quédate donde estás un momento.
search-coming = { $name } está en camino.
search-choose = { $name } no responde. ¿Qué prefieres?

## The same words to a partner, whatever the cause
changed-one = El plan ha cambiado. Ahora te toca con { $first }
changed-two = El plan ha cambiado. Ahora te toca con { $first } y { $second }
changed-many = El plan ha cambiado. Ahora te toca con { $first } y { $count } más
bye-changed = El plan ha cambiado.

## Away by one's own word
away-skip = Has elegido saltar esta ronda. Nadie se entera.
away-late = Has dicho que llegas tarde.
left-title = Te has ido
left-lead = Gracias por venir. Si has vuelto, dilo a alguien del equipo.

## The partner's card, and the sign on both phones
partner-asks = Pregunta a { $name } sobre
partner-works = { $name } está trabajando en: { $text }
partner-beyond = Más allá del trabajo: { $text }
wave = Mostrar la señal
wave-close = Volver
open-slot = La sala es vuestra hasta las { $time }

## Taps that wait for the network
outbox-waiting = Pendiente de envío
outbox-parked = No se pudo enviar
outbox-away = Quitar

## A tap that came too late
not-possible-title = Ahora no es posible
not-possible-lead = No ha cambiado nada. Tu página muestra cómo están las cosas.
