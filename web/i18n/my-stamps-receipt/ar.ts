import type { en } from "#web/i18n/my-stamps-receipt/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "receipt.title": "الوصل",
  "receipt.plain.text": "ما أديته سطرًا بسطر، مع الأرقام الأخيرة من كل رمز.",
  "receipt.plain": "تحميل الوصل (PDF)",
  "receipt.codes.title": "مع الرموز كاملة",
  "receipt.codes.text": "من عرف الرمز أمكنه استعماله: لسلامتك قد يُطلب منك تسجيل الدخول من جديد قبل ذلك.",
  "receipt.codes": "تحميل مع الرموز كاملة",
  "receipt.working": "جارٍ تحضير الملف…",
  "receipt.saved": "حُفظ الملف على جهازك.",
  "receipt.open": "فتحه",
});
