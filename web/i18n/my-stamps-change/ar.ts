import type { en } from "#web/i18n/my-stamps-change/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "change.sure": "هل أنت متأكد؟",
  "change.final": "لا يمكن التراجع عن هذا.",
  "change.keep": "عدم تغيير شيء",
  "change.absent": "لا يوجد هذا الطابع في الطلبية.",
  "refund.ask": "طلب استرجاع المبلغ",
  "refund.ask.what": "تُرجع الطابع الذي ينتهي رمزه بـ {code:code}.",
  "refund.ask.void": "يفقد رمزه كل قيمة بعد ذلك.",
  "refund.ask.money": "تسترجع",
  "refund.ask.how": "إلى البطاقة التي أديت بها. وإن أديت نقدًا فتسلمه لك قنصليتك.",
  "refund.ask.window": "يمكن الطلب ابتداء من اليوم الثالث بعد الأداء وخلال ثمانية عشر شهرًا.",
  "refund.ask.early": "ما زال الوقت مبكرًا: يمكنك الطلب ابتداء من {from}.",
  "refund.ask.yes": "نعم، أريد استرجاع المبلغ",
  "new-code.ask": "رمز جديد لطابعك",
  "new-code.go": "طلب رمز جديد",
  "new-code.what": "يُرسل الرمز الجديد برسالة قصيرة إلى الهاتف المدلى به عند الشراء.",
  "new-code.old": "يفقد الرمز القديم المنتهي بـ {code:code} كل قيمة بعد ذلك.",
  "new-code.twice": "يمكن تجديد رمز الطابع مرتين على الأكثر.",
  "new-code.yes": "نعم، إرسال رمز جديد",
  "cancel.ask": "التخلي عن هذه الطلبية",
  "cancel.what": "لم يؤدها أحد. لن تبقى مستحقة الأداء.",
  "cancel.late": "كل أداء يصل لاحقًا يُرجع إليك.",
  "cancel.yes": "نعم، التخلي عنها",
});
