# What a phone can do on the day: taps, the search for each other, what waits to be sent.

as-of-lead = Si este lugar está ocupado, mire la pantalla grande.
undo = Deshacer
taps-label = Lo que puede decir
tap-late = Llego tarde
tap-skip = Saltar esta ronda
tap-leave = Me voy antes
tap-cannot_find = No encuentro a { $name }
tap-on_my_way = Voy para allá
tap-cannot_come = No puedo ir
tap-join_trio = Unirme a otras dos personas
tap-host_come = Que venga un anfitrión
tap-breather = Un respiro
did-arrived = Ya está dentro.
did-late = Anotado: llega tarde.
did-skip = Salta esta ronda.
did-left = Anotado: se va.
did-cannot_find = Anotado.
did-on_my_way = Saben que va para allá.
did-cannot_come = Anotado.
did-join_trio = Se une a otras dos personas. Enseguida verá su lugar.
did-host_come = Un anfitrión va hacia usted.
did-breather = Un respiro esta ronda. Después va en primer lugar.
did-not_found = Anotado.
search-asks = { $name } está aquí: { $place }.
search-asked = Estamos preguntando al teléfono de { $name }. Quédese donde está un momento.
search-coming = { $name } está en camino.
search-choose = { $name } no responde. ¿Qué prefiere?

## The same words to a partner, whatever the cause
changed-one = El plan ha cambiado. Ahora está con { $first }
changed-two = El plan ha cambiado. Ahora está con { $first } y { $second }
changed-many = El plan ha cambiado. Ahora está con { $first } y { $count } más
bye-changed = El plan ha cambiado.

## Away by one's own word
away-skip = Ha elegido saltar esta ronda. Nadie lo sabe.
away-late = Ha dicho que llega tarde.
left-title = Se ha ido
left-lead = Gracias por venir. Si ha vuelto, dígaselo a un ayudante.

## The partner's card, and the sign on both phones
partner-asks = Pregunte a { $name } sobre
partner-works = { $name } está trabajando en: { $text }
partner-beyond = Más allá del trabajo: { $text }
wave = Mostrar la señal
wave-close = Volver
open-slot = La sala es suya hasta las { $time }

## Taps that wait for the network
outbox-waiting = Pendiente de envío
outbox-parked = No se pudo enviar
outbox-away = Quitar

## A tap that came too late
not-possible-title = Ahora no es posible
not-possible-lead = No ha cambiado nada. Su página muestra cómo están las cosas.
