# لماذا يلتقي اثنان وكيف يبدآن.

## الأسباب
reason-exchange_both_ways = كل منكما يعرف ما يسأل عنه الآخر: { $theirs }، { $yours }.
reason-exchange_receive = يمكن أن تأتيك من { $name } مساعدة في: { $theirs }.
reason-exchange_give = يمكنك مساعدة { $name } في: { $yours }.
reason-exchange_both_ways-suggested = مر على كل منكما ما يسأل عنه الآخر: { $theirs }، { $yours }.
reason-exchange_receive-suggested = موضوع مر على { $name }: { $theirs }. وأنت تبحث عن أفكار فيه.
reason-exchange_give-suggested = موضوع يهم { $name }: { $yours }.
reason-common_ground = اخترتما معًا: { $topic }.
reason-common_ground-suggested = جئتما من برنامج عن: { $topic }.
reason-novelty = ما كنتما لتلتقيا على الأرجح لولا ذلك.
reason-bridge = أنتما من أوائل من يصل هنا بين { $mine } و{ $other }.
reason-second_chance = كان من المقرر أن تلتقيا من قبل ولم يحدث ذلك.
reason-purpose = جئتما لأسباب متشابهة.
reason-other_department = قسم { $name } قسم آخر: { $other }.
reason-new_pairing = لم تلتقيا من قبل في مثل هذا اللقاء.
topic-department = كيف تسير الأمور في { $department }

## بدايات الحديث
opener-both-ways-1 = عند { $name }: { $theirs }. وعندك: { $yours }. من يبدأ؟
opener-both-ways-2 = موضوعان، واحد لكل منكما: { $theirs } و{ $yours }. بأيهما تبدآن؟
opener-both-ways-3 = أنت: { $yours }. { $name }: { $theirs }. ليأخذ كل منكما موضوعًا ويطرح السؤال الأول.
opener-they-seek-1 = موضوع يهم { $name }: { $yours }. ما الذي تعلمته بالتجربة الصعبة؟
opener-they-seek-2 = يمكنك مساعدة { $name } في: { $yours }. ابدأ بأمر نجح معك.
opener-they-seek-3 = سؤال { $name } عن: { $yours }. أي خطأ لن تكرره؟
opener-ask-them-1 = اسأل { $name } عن: { $theirs }. ما الخطوة الأولى المناسبة؟
opener-ask-them-2 = موضوع { $name }: { $theirs }. أين تعثرت؟
opener-ask-them-3 = اسأل { $name } عن: { $theirs }. ما الذي يخطئ فيه معظم الناس؟
opener-working-on-1 = لدى { $name } عمل جارٍ. ما أصعب ما فيه الآن؟
opener-working-on-2 = اسأل { $name } عن عمل هذا الشهر. ما الذي قد يسهله؟
opener-working-on-3 = اسأل { $name } كيف تبدو نتيجة جيدة للعمل الجاري.
opener-shared-topic-1 = اخترتما معًا: { $theirs }. ما الذي قادك إليه؟
opener-shared-topic-2 = بينكما موضوع مشترك: { $theirs }. ما آخر ما جربته؟
opener-shared-topic-3 = موضوع لكما معًا: { $theirs }. عمَّ تسأل خبيرًا فيه؟
opener-department-1 = قسم { $name }: { $theirs }. ما الذي لا يراه من هم خارجه؟
opener-department-2 = اسأل { $name } كيف يبدو أسبوع جيد في: { $theirs }.
opener-department-3 = قسمان: { $yours } و{ $theirs }. ماذا يحتاج كل منهما من الآخر؟
opener-hello-1 = ما الذي تعمل عليه هذا الشهر ويجدر بغيرك أن يعرفه؟
opener-hello-2 = أي سؤال تود أن يجيب عنه أحد هنا اليوم؟
opener-hello-3 = ما الذي تعلمته مؤخرًا وغيّر طريقة عملك؟
