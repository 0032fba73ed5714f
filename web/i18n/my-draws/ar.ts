import type { en } from "#web/i18n/my-draws/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "draw.title": "أيام تمنح بالقرعة",
  "draw.lead":
    "بالنسبة إلى الأيام التي يكثر عليها الطلب لا يهم من يضغط أولًا: يسجل الجميع وتفصل القرعة. سجل في أي وقت ما دام التسجيل مفتوحًا.",
  "draw.none.title": "لم يُعلن هنا عن أي قرعة",
  "draw.none.text": "اختر يومًا كالمعتاد، أو سجل نفسك في لائحة الانتظار.",
  "draw.register": "التسجيل",
  "draw.wishes": "أي الأيام تناسبك؟",
  "draw.wishes.hint": "ترتيب اختيارك لها هو ترتيب تفضيلك. عشرة على الأكثر.",
  "draw.wishes.rank": "الرغبة {rank:number}",
  "draw.wishes.none": "اختر يومًا واحدًا على الأقل.",
  "draw.wishes.closed": "القنصلية مغلقة يوم {date}. اختر أيامًا أخرى.",
  "draw.wishes.save": "التسجيل بهذه الأيام",
  "draw.wishes.change": "تعديل أيامي",
  "draw.registered": "أنت مسجل",
  "draw.registered.text": "لا شيء مطلوب إلى حين القرعة. سنراسلك بالنتيجة.",
  "draw.ticket": "تذكرتك",
  "draw.ticket.text": "بها تجد سطرك في السجل العمومي، ولا يعرف أحد غيرك أنه لك.",
  "draw.preferences": "أيامك",
  "draw.leave": "سحب طلبي من القرعة",
  "draw.won": "أعطتك القرعة أماكن",
  "draw.won.not-yet": "لم يُحجز بعد",
  "draw.won.until": "أكد قبل {date} على الساعة {time:code} (بتوقيت {city})، وإلا مُنحت لآخرين.",
  "draw.won.over": "لم تؤكَّد في الأجل فمُنحت لآخرين.",
  "draw.lost": "لم تعطك القرعة أماكن هذه المرة",
  "draw.lost.text": "لم يتغير شيء آخر. اختر يومًا كالمعتاد، أو سجل نفسك في لائحة الانتظار.",
  "draw.waiting": "يجري إعداد النتيجة",
  "draw.rank": "الرتبة {rank:number} في ترتيب القرعة",
  "draw.confirm": "حجز هذا الموعد",
  "draw.log": "عرض السجل العمومي",
});
