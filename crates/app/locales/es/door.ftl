# The door, for phones that it does not know. No list of names anywhere; each refusal says what to do.

door-title = Registrar la llegada
door-lead = Para quien no tiene a mano su enlace personal.
door-by-code = Con tu código
door-code-label = Tu código de seis caracteres
door-code-hint = Está en tu invitación y en tu tarjeta.
door-by-name = Con tu nombre
door-name-label = Tu nombre
door-department-label = Tu departamento
door-go = Continuar
door-new-link = No estoy en la lista
door-known-link = Estoy en la lista
door-new-title = Te damos la bienvenida igualmente
door-new-lead = Di quién eres y tendrás un sitio en la próxima ronda.
door-number-label = El número de la pantalla
door-number-hint = Está en la pantalla de la sala y cambia a menudo.
door-offers-label = Pregúntame sobre
door-seeks-label = Busco ideas sobre
door-nothing = Nada por ahora
door-nobody-title = No se ha encontrado a nadie
door-nobody-lead = Revisa cómo está escrito y prueba otra vez, o pide ayuda en la puerta.
door-more-letters-title = Unas letras más
door-more-letters-lead = Escribe al menos cuatro letras de tu nombre, y tu departamento.
door-no-name-title = Eso todavía no es un nombre
door-no-name-lead = Un nombre y un departamento tienen de 2 a 80 letras cada uno.
door-several-title = Varias personas se llaman así
door-several-lead = Elige quién eres, o pide ayuda en la puerta.
door-unclear-title = Varias personas encajan
door-unclear-lead = Escribe tu nombre completo, o pide ayuda en la puerta.
door-claimed-title = Alguien ya ha entrado con este nombre
door-claimed-lead = Pregunta en la puerta. Allí también pueden dejar pasar este teléfono.
door-stale-title = Esta página estuvo abierta demasiado tiempo
door-stale-lead = Escanea otra vez el código de la puerta y empieza de nuevo.
door-too-many-title = Demasiados intentos desde aquí
door-too-many-lead = Espera unos minutos, abre tu enlace personal o pide ayuda en la puerta.
door-number-wrong-title = Ese número no está ahora en la pantalla
door-number-wrong-lead = Mira la pantalla de la sala y escribe el número que aparece.
door-known-title = Este nombre ya está en la lista
door-known-lead = Vuelve atrás y entra con tu nombre, o pide ayuda en la puerta.

## On the screen of the venue
screen-sound = Activar el sonido
screen-stale = Ahora no hay conexión. Los sitios siguen como se muestran.
screen-scan = ¿Sin enlace a mano? Escanea esto.
screen-number = El número para la puerta:
