# البطاقة وخيار المشاركة.

card-title = بطاقتك
card-lead = يراها من يُخصَّص لك اللقاء معهم. حتى ثلاثة في كل قائمة، ولا تستغرق إلا دقيقة.
card-offers = اسألني عن
card-offers-hint = ما يمكن للآخرين سؤالك عنه. لا يلزم أن تكون خبيرًا.
card-seeks = أود أفكارًا حول
card-seeks-hint = ما تود سماعه من الآخرين.
card-suggested = من برنامجك
card-own = شيء آخر
card-own-hint = افصل بين عدة أمور بفاصلة.
card-only-mine = استبعاد الاقتراحات التي لم أخترها
card-save = حفظ
card-saved = حُفظت. لا حاجة إلى شيء آخر.
card-back = العودة إلى صفحتك
card-opens-title = تُفتح بطاقتك في { $date }
card-more-link = المزيد إن رغبت
card-more-title = المزيد إن رغبت
card-more-lead = كل هذا اختياري.
card-working-on = ما أعمل عليه
card-working-on-hint = يراه من يُخصَّص لك اللقاء معهم، ويُحذف بعد 90 يومًا.
card-beyond = شيء خارج العمل
card-beyond-hint = للحديث فقط، ولا يظهر في أي تقرير.
card-goal = ما الذي يجعل هذه الساعة تستحق؟
card-goal-hint = لك أنت، وللملخص من دون اسمك.
card-pace = كيف تفضل اللقاء؟
pace-one_to_one = شخص واحد فقط
pace-up_to_three = شخصان أو ثلاثة
pace-any = أي عدد
card-apart = أفضل ألا ألتقي مع …
card-apart-hint = خاص. لا يراه أحد غيرك، ولا حتى المنظم.
card-apart-name = الاسم الكامل
card-apart-add = إبقاؤنا منفصلين
card-apart-back = تراجع
card-apart-kept = حُفظ ذلك. لا يراه أحد غيرك.
card-apart-none = لا يوجد بين المشاركين من يحمل هذا الاسم تمامًا. تحقق من الكتابة.
card-apart-several = يحمل عدة أشخاص هذا الاسم. أضف القسم: الاسم، القسم.
card-apart-tries = جرت محاولات كثيرة. حاول مرة أخرى بعد ساعة.
card-off-title = المشاركة قرارك
card-off-lead = لا يسأل أحد عن السبب، ويمكنك تغيير رأيك.
card-decline = ليس هذه المرة
card-rest = استبعادي ستة أشهر
card-rejoin = سأشارك رغم ذلك
card-declined = لن تشارك هذه المرة.
card-resting = أنت مستبعد حتى { $date }.
card-too-many = اختر حتى ثلاثة تحت كل عنوان.
card-too-long = هذا أطول من اللازم: { $count ->
    [few] { $count } أحرف
    [many] { $count } حرفًا
   *[other] { $count } حرف
} على الأكثر.
own-link-title = هذا يحتاج إلى رابطك الشخصي
own-link-lead = دخلت عند الباب بالاسم أو الرمز، لذا يعرض هذا الهاتف مكانك فقط. افتح الرابط من الدعوة لترى الباقي.
nav-label = صفحاتك
nav-card = بطاقتك
