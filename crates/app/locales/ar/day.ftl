# What a phone can do on the day: taps, the search for each other, what waits to be sent.

as-of-lead = إن كان هذا المكان مشغولًا فانظر إلى الشاشة الكبيرة.
undo = تراجع
taps-label = ما يمكنك قوله
tap-late = سأتأخر
tap-skip = تخطي هذه الجولة
tap-leave = سأغادر مبكرًا
tap-cannot_find = لا أجد { $name }
tap-on_my_way = أنا في الطريق
tap-cannot_come = لا أستطيع الحضور
tap-join_trio = الانضمام إلى شخصين
tap-host_come = يأتي إليّ مضيف
tap-breather = استراحة
did-arrived = سُجِّل حضورك.
did-late = سُجِّل أنك ستتأخر.
did-skip = ستتخطى هذه الجولة.
did-left = سُجِّل أنك ستغادر.
did-cannot_find = سُجِّل ذلك.
did-on_my_way = يعلمون أنك في الطريق.
did-cannot_come = سُجِّل ذلك.
did-join_trio = تنضم إلى شخصين، ويظهر مكانك بعد قليل.
did-host_come = يأتي إليك مضيف.
did-breather = لك الدور الأول بعدها.
did-not_found = سُجِّل ذلك.
search-asks = { $name } هنا: { $place }.
search-asked = يُسأل هاتف { $name } الآن. ابق في مكانك لحظة.
search-coming = { $name } في الطريق.
search-choose = لا رد من { $name }. ماذا تفضل؟

## The same words to a partner, whatever the cause
changed-one = تغيرت الخطة. لقاؤك الآن مع { $first }
changed-two = تغيرت الخطة. لقاؤك الآن مع { $first } و{ $second }
changed-many = تغيرت الخطة. لقاؤك الآن مع { $first } { $count ->
    [two] وشخصين آخرين
    [few] و{ $count } أشخاص آخرين
   *[other] و{ $count } شخصًا آخر
}
bye-changed = تغيرت الخطة.

## Away by one's own word
away-skip = اخترت تخطي هذه الجولة، ولا يُخبَر أحد بذلك.
away-late = ذكرت أنك ستتأخر.
left-title = لقد غادرت
left-lead = شكرًا على الحضور. إن عدت فأخبر أحد المساعدين.

## The partner's card, and the sign on both phones
partner-asks = اسأل { $name } عن
partner-works = العمل الحالي لدى { $name }: { $text }
partner-beyond = خارج العمل: { $text }
wave = أظهر العلامة
wave-close = رجوع
open-slot = القاعة لكم حتى { $time }

## Taps that wait for the network
outbox-waiting = في انتظار الإرسال
outbox-parked = تعذر الإرسال
outbox-away = إزالة

## A tap that came too late
not-possible-title = هذا غير ممكن الآن
not-possible-lead = لم يتغير شيء. تعرض صفحتك الوضع الحالي.
