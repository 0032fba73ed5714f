import type { en } from "#web/i18n/draws/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "draws.name": "القرعات العمومية",
  "home.title": "القرعات العمومية",
  "home.lead": "اختر قنصلية لقراءة قرعاتها. تُنشر كل قرعة كاملة: لا أسماء، تذاكر فقط.",
  "log.title": "القرعات في {city}",
  "log.lead": "تُنشر كل قرعة مع ما يلزم للتحقق منها. لا أسماء: تذاكر فقط.",
  "log.tickets": "التذاكر",
  "log.winners": "التي نالت أماكن",
  "log.commitment": "الالتزام، نُشر قبل فتح التسجيل",
  "log.seed": "البذرة، نُشرت بعد القرعة",
  "log.digest": "بصمة جميع التذاكر، نُشرت عند إغلاق التسجيل",
  "log.verify":
    "الالتزام هو SHA-256 للبذرة: لم يكن بوسع أحد اختيار البذرة بعد رؤية التذاكر. يمكن لأي شخص إعادة حساب القرعة بالبرنامج المنشور.",
  "log.page": "التذاكر من {from:number} إلى {to:number}",
  "log.show": "عرض التذاكر من {from:number} إلى {to:number}",
  "log.ticket": "التذكرة",
  "log.people": "الأشخاص",
  "log.rank": "الرتبة",
  "log.result": "النتيجة",
  "log.nothing": "لا مكان",
  "log.not-yet": "تُنشر التذاكر عند إغلاق التسجيل.",
  "log.none.title": "لا توجد قرعة بعد",
  "log.none.text": "ستُدرج هنا قرعات هذه القنصلية.",
  "log.verify.title": "التحقق من هذه القرعة",
  "log.verify.how":
    "بالبرنامج المنشور يعيد أي شخص حساب القرعة كلها بهذا الأمر. وهو لا يقرأ إلا ما ورد في هذه الصفحة:",
  "log.verify.early": "يمكن التحقق منها بعد إجرائها.",
});
