# صفحات المشاركين.

## الوصول
hello = مرحبًا { $name }
im-here = أنا هنا
im-here-hint = لمسة واحدة. لا تثبيت ولا حساب.
arrive-lead = المس الزر عند وصولك إلى المكان.
opens-title = يبدأ تسجيل الحضور عند { $time }
opens-lead = احتفظ بهذا الرابط، فهو تذكرتك في يوم اللقاء.
opens-day = { $date }، { $time }
date-long =
    { $day } { $month ->
        [m1] يناير
        [m2] فبراير
        [m3] مارس
        [m4] أبريل
        [m5] مايو
        [m6] يونيو
        [m7] يوليو
        [m8] أغسطس
        [m9] سبتمبر
        [m10] أكتوبر
        [m11] نوفمبر
       *[m12] ديسمبر
    } { $year }
too-late-title = وُزِّعت آخر الأماكن
too-late-lead = اسأل أحدًا عند الباب، فقد يجد لك مكانًا.
rounds-line = { $rounds ->
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $rounds } محادثات
   *[other] { $rounds } محادثة
} مع أشخاص من أقسام أخرى، { $minutes ->
    [one] مدتها دقيقة واحدة
    [two] مدة كل منها دقيقتان
    [few] مدة كل منها { $minutes } دقائق
   *[other] مدة كل منها { $minutes } دقيقة
}.

## بعد تسجيل الحضور
youre-in = سُجِّل حضورك.
first-place-at = يظهر مكانك الأول عند { $time }.
next-place-at = يظهر مكانك التالي عند { $time }.
place-soon = يظهر مكانك هنا حالما تجهز الخطة.
place-follows = يظهر مكانك التالي هنا من تلقاء نفسه.
stay-here = تتغير هذه الصفحة من تلقاء نفسها.
reload-here = يُعاد تحميل هذه الصفحة تلقائيًا كل 20 ثانية.
people-met-so-far = { $count ->
    [one] أتممت محادثة واحدة.
    [two] أتممت محادثتين.
    [few] أتممت { $count } محادثات.
   *[other] أتممت { $count } محادثة.
}
get-a-drink = وقت مناسب لكوب ماء.

## شاشة الذهاب
spot-says = { $noun } { $name }
look-for = على الهاتفين معًا: { $shape }، { $colour }
with-one = لقاؤك مع { $first }
with-two = لقاؤك مع { $first } و{ $second }
with-many = لقاؤك مع { $first } { $count ->
    [two] وشخصين آخرين
    [few] و{ $count } أشخاص آخرين
   *[other] و{ $count } شخصًا آخر
}
why-you-two = لماذا أنتما معًا
to-start = للبدء
round-of = الجولة { $number } من { $rounds }
starts-at = تبدأ عند { $time }
until = حتى { $time }
minutes-left = { $minutes ->
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $minutes } دقائق
   *[other] بقيت { $minutes } دقيقة
}
paused-left = { $minutes ->
    [one] متوقفة مؤقتًا، بقيت دقيقة واحدة
    [two] متوقفة مؤقتًا، بقيت دقيقتان
    [few] متوقفة مؤقتًا، بقيت { $minutes } دقائق
   *[other] متوقفة مؤقتًا، بقيت { $minutes } دقيقة
}
minutes-to-start = { $minutes ->
    [0] تبدأ الآن
    [one] تبدأ بعد دقيقة واحدة
    [two] تبدأ بعد دقيقتين
    [few] تبدأ بعد { $minutes } دقائق
   *[other] تبدأ بعد { $minutes } دقيقة
}
last-minute = دقيقة واحدة لتدوين أمر واحد.
next-at = المكان التالي عند { $time }
no-next = هذه هي الجولة الأخيرة.
department-unknown = القسم غير مذكور

## استراحة
breather-title = استراحة في هذه الجولة
breather-until = حتى { $time }، ثم يظهر مكانك التالي.
breather-last = هذه هي الجولة الأخيرة. شكرًا على الحضور.
bye-odd_number = عدد الحاضرين فردي، لذا يستريح شخص واحد في كل جولة.
bye-no_partner_left = كل من بقي هو من قسمك أو سبق أن التقيت به.
bye-no_candidate = لم يبق من يمكن أن تلتقي به في هذه الجولة.
bye-absent = لم تكن ضمن خطة هذه الجولة.
bye-rest = طلبت استراحة.
bye-standby = دورك أن تحل محل شريك غائب. لا حاجة إلى ذلك في هذه الجولة.
bye-next-chance = الفرصة التالية: الجولة { $number } عند { $time }.
bye-first-in-line = أنت أول الدور في الجولة { $number } عند { $time }.

## النهاية
finished-title = كانت تلك الجولة الأخيرة
finished-lead = شكرًا على الحضور.
you-met = كان لقاؤك مع
cancelled-title = أُلغي هذا اللقاء
cancelled-lead = ليس عليك فعل شيء. يمكن لمن دعاك أن يخبرك بالمزيد.

## عندما لا يعمل رابط
wrong-link-title = هذا الرابط لا يفتح صفحة
wrong-link-lead = ربما قطعه برنامج البريد أو استُبدل أو انتهت صلاحيته. انسخ الرابط كاملًا من الدعوة أو اطلب رابطًا جديدًا عند الباب.
signed-out-title = هذا الهاتف غير مسجل
signed-out-lead = افتح الرابط الشخصي من الدعوة مرة أخرى. وإن كانت ملفات الارتباط معطلة فإن الرابط يعرض مكانك مع ذلك.
something-wrong-title = لم ينجح ذلك
something-wrong-lead = لم يُفقد شيء. ارجع وحاول مرة أخرى.
stale-form-lead = بقيت الصفحة مفتوحة مدة طويلة. افتحها من جديد ثم المس الزر.
open-again = افتح الصفحة من جديد
you-are = الاسم: { $name }، القسم: { $department }.
not-you = لست أنت؟ أغلق هذه الصفحة وافتح رابطك.
as-of = الوضع عند { $time }
plain-lan = هذا الاتصال غير مشفر، وهو للتجربة في شبكة محلية فقط.
skip-to-content = انتقل إلى المحتوى

## الألوان والأشكال
colour-yellow = أصفر
colour-orange = برتقالي
colour-pink = وردي
colour-purple = بنفسجي
colour-blue = أزرق
colour-turquoise = فيروزي
colour-green = أخضر
shape-circle = دائرة
shape-square = مربع
shape-triangle = مثلث
shape-diamond = معين
shape-star = نجمة
shape-cross = علامة زائد

## شاشة القاعة
screen-title = إلى أين تذهب
screen-before = الأماكن الأولى عند { $time }
screen-between = الأماكن التالية عند { $time }
screen-round = الجولة { $number } من { $rounds }
screen-starts = تبدأ عند { $time }
screen-until = حتى { $time }
screen-paused = متوقفة مؤقتًا
screen-breather = استراحة
screen-finished = شكرًا لكم على الحضور
screen-welcome = أهلًا بكم
screen-check-in = افتح الرابط في دعوتك والمس «أنا هنا».
screen-names = الأسماء من { $first } إلى { $last }
