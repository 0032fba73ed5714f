import type { en } from "#web/i18n/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "page.title": "وصال: قنصليتك في زيارة واحدة",
  "page.description":
    "القنصليات المغربية وأقرب موعد في كل منها، ورسوم كل خدمة، والوثائق التي يجب إحضارها. دون حساب.",

  "hero.title": "قنصليتك في زيارة واحدة",
  "hero.lead":
    "أقرب موعد في كل مركز من المراكز القنصلية وعددها {posts:number}، ورسوم كل خدمة، والوثائق التي يجب إحضارها. الاطلاع لا يتطلب أي حساب.",
  "hero.posts": "البحث عن قنصليتي",
  "hero.procedures": "الرسوم والوثائق",

  "steps.title": "كيف تتم الخدمة",
  "steps.request.title": "الطلب",
  "steps.request.text": "اختر الخدمة والقنصلية، لك أو لأسرتك. يتحقق موظف من الوثائق قبل تنقلك.",
  "steps.appointment.title": "الموعد",
  "steps.appointment.text": "بعد قبول الطلب، تختار اليوم والساعة خلال 30 يومًا.",
  "steps.stamp.title": "الطابع",
  "steps.stamp.text":
    "تؤدي الرسوم بالعملة المحلية، ويصلك الطابع الإلكتروني، من 16 رقمًا، في رسالة نصية قصيرة.",
  "steps.visit.title": "الزيارة",
  "steps.visit.text": "تحضر مع وثائقك ورمزك: كل شيء ينجز في زيارة واحدة.",

  "posts.title": "القنصليات",
  "posts.lead": "اختر قنصليتك للاطلاع على مواعيدها ورسومها بالعملة المحلية.",
  "filter.label": "المدينة أو البلد",
  "filter.hint": "بالحروف العربية أو اللاتينية",
  "filter.found": {
    zero: "لا مركز قنصلي",
    one: "مركز قنصلي واحد",
    two: "مركزان قنصليان",
    few: "{count:number} مراكز قنصلية",
    many: "{count:number} مركزًا قنصليًا",
    other: "{count:number} مركز قنصلي",
  },
  "filter.none": "لا يوجد مركز قنصلي يطابق هذا البحث.",
  "filter.clear": "عرض كل المراكز",
  "choice.procedure": "أقرب موعد من أجل",
  "choice.any": "أي خدمة",

  "availability.label": "أقرب موعد",
  "availability.loading": "جارٍ البحث…",
  "availability.today": "اليوم",
  "availability.tomorrow": "غدًا",
  "availability.days": {
    zero: "اليوم",
    one: "بعد يوم تقريبًا",
    two: "بعد يومين تقريبًا",
    few: "بعد {count:number} أيام تقريبًا",
    many: "بعد {count:number} يومًا تقريبًا",
    other: "بعد {count:number} يوم تقريبًا",
  },
  "availability.unknown": "غير معروف بعد",
  "availability.not-needed": "دون موعد",

  "live.loading": "جارٍ البحث عن أقرب المواعيد…",
  "live.slow": "يستغرق الأمر وقتًا أطول من المعتاد. الرسوم بالدرهم والوثائق أدناه كاملة.",
  "live.ready": "المواعيد والتوقيت المحلي محيّنة.",
  "live.failed": "تعذر تحميل أقرب المواعيد. الرسوم بالدرهم والوثائق تبقى صحيحة.",
  "live.retry": "إعادة المحاولة",

  "post.consulate": "القنصلية العامة في {city}",
  "post.embassy": "القسم القنصلي بالسفارة في {city}",
  "post.embassy-short": "السفارة، القسم القنصلي",
  "post.time": "التوقيت المحلي",
  "post.change": "تغيير القنصلية",
  "post.choose": "اختيار قنصلية",

  "procedures.title": "الخدمات والرسوم والوثائق",
  "procedures.lead": "افتح خدمة للاطلاع على وثائقها وتفصيل رسومها.",
  "procedures.no-post": "الرسوم بالدرهم. اختر قنصلية للاطلاع على مواعيدها ورسومها بالعملة المحلية.",
  "area.identity": "جواز السفر والهوية",
  "area.family": "التسجيل والأسرة",
  "area.deeds": "التوقيعات والشهادات",
  "area.travel": "السفر وسحب الوثائق",

  "rate.posted": "سعر الصرف: {rate:code}، المعلن بتاريخ {date}.",
  "rate.none": "لا يوجد سعر صرف معلن لهذه العملة ({currency:code}): الرسوم معروضة بالدرهم.",

  "fee.label": "الرسوم",
  "fee.mad": {
    zero: "{count:number} درهم",
    one: "{count:number} درهم",
    two: "{count:number} درهم",
    few: "{count:number} دراهم",
    many: "{count:number} درهمًا",
    other: "{count:number} درهم",
  },
  "fee.free": "بالمجان",
  "fee.parts": "تفصيل الرسوم",
  "fee.receipt": "رسم الوصل",
  "fee.chancery": "رسوم القنصلية",
  "fee.service": "أجرة الخدمة",
  "fee.unconfirmed": "مبلغ يؤكد لدى القنصلية.",

  "procedure.start": "بدء هذا الطلب",
  "papers.title": "الوثائق التي يجب إحضارها",
  "papers.optional": "(عند الاقتضاء)",
  "papers.none": "لا وثائق للتحضير مسبقًا.",
  "facts.title": "معلومات مفيدة",
  "facts.minutes": {
    zero: "أقل من دقيقة في الشباك",
    one: "حوالي دقيقة واحدة في الشباك",
    two: "حوالي دقيقتين في الشباك",
    few: "حوالي {count:number} دقائق في الشباك",
    many: "حوالي {count:number} دقيقة في الشباك",
    other: "حوالي {count:number} دقيقة في الشباك",
  },
  "facts.review": "يتحقق موظف من الوثائق قبل اختيار الموعد",
  "facts.no-review": "دون تحقق مسبق: يمكن اختيار الموعد فورًا",
  "facts.registration": "التسجيل القنصلي ضروري",
  "facts.urgent": "تخصص أماكن للحالات المستعجلة",

  "missing.title": "هذه الصفحة غير موجودة",
  "missing.text": "قد يكون العنوان غير صحيح، أو قد تكون الصفحة قد نقلت.",
  "missing.home": "الانتقال إلى الصفحة الأولى",
});
