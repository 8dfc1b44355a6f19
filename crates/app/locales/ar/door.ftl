# The door, for phones that it does not know. No list of names anywhere; each refusal says what to do.

door-title = تسجيل الحضور
door-lead = لكل من ليس رابطه الشخصي في متناول يده.
door-by-code = بالرمز
door-code-label = رمزك المكوّن من ستة أحرف
door-code-hint = تجده في الدعوة وعلى بطاقة الاسم.
door-by-name = بالاسم
door-name-label = اسمك
door-department-label = قسمك
door-go = متابعة
door-new-link = لست في القائمة
door-known-link = أنا في القائمة
door-new-title = أهلًا بك على أي حال
door-new-lead = قل لنا من أنت، ولك مكان في الجولة التالية.
door-number-label = الرقم الظاهر على الشاشة
door-number-hint = يظهر على شاشة القاعة ويتغير كثيرًا.
door-offers-label = اسألني عن
door-seeks-label = أود أفكارًا حول
door-nothing = لا شيء الآن
door-nobody-title = لم يُعثر على أحد
door-nobody-lead = تحقّق من الكتابة وحاول مرة أخرى، أو اسأل أحد المساعدين عند الباب.
door-more-letters-title = بضعة أحرف أخرى
door-more-letters-lead = اكتب أربعة أحرف على الأقل من اسمك، واكتب قسمك.
door-no-name-title = ليس هذا اسمًا بعد
door-no-name-lead = للاسم وللقسم من 2 إلى 80 حرفًا لكل منهما.
door-several-title = أكثر من شخص يحمل هذا الاسم
door-several-lead = اختر نفسك، أو اسأل أحد المساعدين عند الباب.
door-unclear-title = أكثر من شخص يناسب ما كتبت
door-unclear-lead = اكتب اسمك كاملًا، أو اسأل أحد المساعدين عند الباب.
door-claimed-title = دخل شخص بهذا الاسم من قبل
door-claimed-lead = اسأل أحد المساعدين عند الباب، فيمكنه السماح لهذا الهاتف أيضًا.
door-stale-title = بقيت هذه الصفحة مفتوحة أطول مما ينبغي
door-stale-lead = امسح الرمز عند الباب مرة أخرى وابدأ من جديد.
door-too-many-title = محاولات كثيرة من هنا
door-too-many-lead = انتظر بضع دقائق، أو افتح رابطك الشخصي، أو اسأل أحد المساعدين عند الباب.
door-number-wrong-title = هذا الرقم ليس على الشاشة الآن
door-number-wrong-lead = انظر إلى شاشة القاعة واكتب الرقم الظاهر عليها.
door-known-title = هذا الاسم في القائمة من قبل
door-known-lead = ارجع وادخل باسمك، أو اسأل أحد المساعدين عند الباب.

## On the screen of the venue
screen-sound = تشغيل الصوت
screen-stale = لا يوجد اتصال الآن. تبقى الأماكن كما هي معروضة.
screen-scan = ليس معك رابط؟ امسح هذا الرمز.
screen-number = رقم الباب:
