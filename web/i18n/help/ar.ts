import type { en } from "#web/i18n/help/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "help.title": "المساعدة والشكايات",
  "help.lead": "نجيبكم بالعربية والفرنسية والإسبانية والإنجليزية.",
  "help.phone.title": "اتصلوا بنا",
  "help.phone.text": "مركز الاتصال: {phone:code}",
  "help.hours": "من الاثنين إلى الجمعة، {hours:code} بتوقيت الرباط.",
  "help.complaint.title": "تقديم شكاية",
  "help.complaint.text":
    "اكتبوا إلى {mail:code} مع مرجع طلبكم. تتوصلون بجواب داخل 10 أيام عمل. لا ترسلوا رمز طابعكم إلى أي كان.",
  "help.offline.title": "دون إنترنت",
  "help.offline.text":
    "يمكن لمركز الاتصال إيداع طلب وحجز موعد وتغييره معكم عبر الهاتف. يحتاج إلى المرجع وتاريخ الازدياد.",
});
