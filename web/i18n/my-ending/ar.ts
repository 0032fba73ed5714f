import type { en } from "#web/i18n/my-ending/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "withdraw.title": "هل تريد سحب الطلب؟",
  "withdraw.text": "لا يمكن استرجاعه بعد ذلك. إن احتجت إليه لاحقًا فستقدم طلبًا جديدًا.",
  "withdraw.booked": "لهذا الطلب موعد. ألغِ الموعد أولًا.",
  "withdraw.yes": "نعم، اسحبه",
  "withdraw.no": "لا، احتفظ به",
  "withdraw.done": "تم سحب الطلب.",
  "erase.title": "هل تريد محو المعطيات الشخصية؟",
  "erase.text":
    "تُمحى الأسماء وتواريخ الازدياد والأرقام والوثائق الخاصة بهذا الطلب خلال ساعة، ولا يمكن التراجع. نحتفظ دون أسماء بما يفرضه القانون: أن الطلب كان، وطوابعه.",
  "erase.not-over": "لا يُمحى إلا طلب منتهٍ. اسحبه أولًا.",
  "erase.yes": "نعم، امحها",
  "erase.no": "لا، احتفظ بها",
  "erase.done": "ستُمحى المعطيات خلال ساعة.",
});
