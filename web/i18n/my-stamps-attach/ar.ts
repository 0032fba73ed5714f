import type { en } from "#web/i18n/my-stamps-attach/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "attach.title": "ربط طابع بطلب",
  "attach.lead": "يُحفظ عندئذ لهذا الطلب: لا يستعمله غيرك، وتتوقف سنة صلاحيته، ولا تحتاج إلى الرمز في الشباك.",
  "attach.request": "لأي طلب؟",
  "attach.request.needed": "اختر الطلب.",
  "attach.reference": "المرجع {reference:code}",
  "attach.none.title": "لا يوجد طلب يقبل هذا الطابع",
  "attach.none.text": "يجب أن يكون الطلب للإجراء نفسه، وقد أُرسل ولم ينته.",
  "attach.code": "رمز الطابع",
  "attach.code.hint": "16 رقمًا كما في الرسالة القصيرة.",
  "attach.code.wrong": "أدخل أرقام الرمز الستة عشر.",
  "attach.go": "ربط",
  "attached.title": "طوابع طلبك",
  "attached.none": "لم يُربط أي طابع بعد.",
  "attached.stamp": "الطابع {unit:number}",
  "attached.usable": "جاهز لزيارتك",
  "attached.unusable": "غير قابل للاستعمال الآن",
  "attached.on": "رُبط بتاريخ {date}",
  "attached.off": "فك ربطه",
  "attached.off.done": "فُك ربط الطابع. يمكن استعمال رمزه من جديد.",
  "attached.add": "ربط طابع برمزه",
  "attached.own": "الاختيار من طوابعي",
  "attached.buy": "شراء طابع",
});
