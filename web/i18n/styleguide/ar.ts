import type { en } from "#web/i18n/styleguide/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "area.name": "دليل الأسلوب",
  "home.title": "المكونات",
  "home.lead": "كل الأجزاء التي تتكون منها الصفحات، بلغة هذه الصفحة.",
  buttons: "الأزرار",
  notices: "الإشعارات",
  fields: "الحقول",
  values: "القيم",
  lists: "القوائم",
  states: "الحالات",
  "sample.text": "جملة تبين كيف يُقرأ النص هنا.",
  "sample.name": "الاسم",
  "sample.email": "البريد الإلكتروني",
  "sample.phone": "الهاتف",
  "sample.birth": "تاريخ الازدياد",
  "sample.choice": "واحد من هذه",
  "sample.a": "الأول",
  "sample.b": "الثاني",
  "sample.error": "أدخل اسمًا.",
  "sample.date": "اليوم والساعة",
  "sample.fee": "الرسم",
  "sample.code": "الرمز",
  "sample.paper": "وثيقة",
  "sample.hint": "كما في جواز السفر.",
});
