import type { en } from "#web/i18n/my-papers/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "papers.person": "وثائق {name}",
  "paper.optional": "اختياري",
  "paper.missing": "يجب إضافتها",
  "paper.checking": "قيد القراءة",
  "paper.passed": "تم الاستلام",
  "paper.warned": "تم الاستلام، ربما غير واضحة",
  "paper.failed": "يجب تعويضها",
  "paper.accepted": "مقبولة",
  "paper.rejected": "مرفوضة: يجب تعويضها",
  "paper.replaced": "تم تعويضها، جاهزة للإرسال",
  "paper.corrected": "أُرسلت من جديد",
  "paper.with-officer": "لدى الموظف",
  "reason.unreadable": "لا يمكن قراءتها. صوّرها من جديد منبسطة وفي مكان مضيء.",
  "reason.incomplete": "ينقص جزء منها. أرسل كل الصفحات والوجهين.",
  "reason.expired": "لم تعد صالحة. أرسل وثيقة سارية الصلاحية.",
  "reason.wrong-document": "هذه وثيقة أخرى. أرسل الوثيقة المطلوبة.",
  "reason.name-differs": "الاسم غير مطابق للطلب. أرسل وثيقة هذا الشخص.",
  "reason.not-a-copy-of-the-original": "ليست نسخة من الأصل. صوّر الأصل.",
  "reason.photo-not-compliant":
    "الصورة لا تحترم القواعد: \u206635 × 45\u2069 ملم، خلفية فاتحة موحدة، والوجه إلى الأمام.",
  "reason.other": "اطلع على ما كتبه الموظف.",
  "reason.note": "كتب الموظف:",
});
