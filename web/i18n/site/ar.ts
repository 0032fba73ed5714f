import type { en } from "#web/i18n/site/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "site.name": "وصال",
  "site.tagline": "المواعيد والطوابع القنصلية",
  "site.audience": "خدمة عمومية للمغاربة المقيمين بالخارج",
  skip: "الانتقال إلى المحتوى الرئيسي",
  "languages.label": "اللغة",
  "footer.note": "تحدد الرسوم بالدرهم المغربي، وتستخلص بالعملة المحلية بسعر صرف معلن مع تاريخه.",
  "footer.problems": "معنى رموز الأخطاء (بالإنجليزية)",
  "site.my": "الدخول إلى طلباتي",
  "site.help": "المساعدة والشكايات",
  "site.draws": "القرعات العمومية",
});
