# Varför två personer träffas, och hur de kan börja.

## Skäl
reason-exchange_both_ways = Var och en av er kan det som den andra frågar om: { $theirs }, { $yours }.
reason-exchange_receive = { $name } kan hjälpa dig med: { $theirs }.
reason-exchange_give = Du kan hjälpa { $name } med: { $yours }.
reason-exchange_both_ways-suggested = Var och en av er har kommit i kontakt med det som den andra frågar om: { $theirs }, { $yours }.
reason-exchange_receive-suggested = { $name } har kommit i kontakt med: { $theirs }. Du vill ha idéer om det.
reason-exchange_give-suggested = { $name } vill ha idéer om: { $yours }.
reason-common_ground = Ni valde båda: { $topic }.
reason-common_ground-suggested = Ni kommer båda från ett program om: { $topic }.
reason-novelty = Ni hade knappast träffats annars.
reason-bridge = Ni är bland de första här som länkar samman { $mine } och { $other }.
reason-second_chance = Ni skulle ha träffats tidigare men missade varandra.
reason-purpose = Ni är här av liknande skäl.
reason-other_department = { $name } arbetar på en annan avdelning: { $other }.
reason-new_pairing = Ni har inte träffats på ett sådant här evenemang förut.
topic-department = Hur det fungerar på { $department }

## Samtalsstarter
opener-both-ways-1 = { $name } kan hjälpa till med: { $theirs }. Du kan hjälpa till med: { $yours }. Vem börjar?
opener-both-ways-2 = Två ämnen, ett till var och en: { $theirs } och { $yours }. Vilket först?
opener-both-ways-3 = Du: { $yours }. { $name }: { $theirs }. Ta var sitt och ställ första frågan.
opener-they-seek-1 = { $name } vill ha idéer om: { $yours }. Vad fick du själv lära dig den hårda vägen?
opener-they-seek-2 = Du kan hjälpa { $name } med: { $yours }. Börja med något som fungerade för dig.
opener-they-seek-3 = { $name } frågar om: { $yours }. Vilket misstag skulle du inte göra igen?
opener-ask-them-1 = Fråga { $name } om: { $theirs }. Vad vore ett bra första steg?
opener-ask-them-2 = { $name } kan hjälpa till med: { $theirs }. Var har du kört fast?
opener-ask-them-3 = Fråga { $name } om: { $theirs }. Vad får de flesta om bakfoten?
opener-working-on-1 = { $name } har ett arbete på gång. Vad är svårast just nu?
opener-working-on-2 = Fråga { $name } om månadens arbete. Vad skulle göra det lättare?
opener-working-on-3 = Fråga { $name } hur ett bra resultat av arbetet skulle se ut.
opener-shared-topic-1 = Ni valde båda: { $theirs }. Vad förde dig dit?
opener-shared-topic-2 = Ni delar ett ämne: { $theirs }. Vad provade du senast?
opener-shared-topic-3 = Ett ämne för er båda: { $theirs }. Vad skulle du fråga en expert?
opener-department-1 = { $name } arbetar på: { $theirs }. Vad ser få utanför avdelningen?
opener-department-2 = Fråga { $name } hur en bra vecka ser ut på: { $theirs }.
opener-department-3 = Två avdelningar: { $yours } och { $theirs }. Vad behöver den ena av den andra?
opener-hello-1 = Vad arbetar du med den här månaden som fler borde känna till?
opener-hello-2 = Vilken fråga vill du att någon här svarar på i dag?
opener-hello-3 = Vad har du lärt dig nyligen som ändrade ditt sätt att arbeta?
