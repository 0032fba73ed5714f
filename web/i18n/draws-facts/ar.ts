import type { en } from "#web/i18n/draws-facts/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "draw.of": "قرعة {date}",
  "draw.for": "للأيام من {from} إلى {to}",
  "draw.day": "ليوم واحد: {date}",
  "draw.zone": "كل الأوقات بتوقيت {city}.",
  "draw.opens": "يفتح التسجيل يوم {date} على الساعة {time:code}",
  "draw.closes": "يغلق التسجيل يوم {date} على الساعة {time:code}",
  "draw.at": "القرعة يوم {date} على الساعة {time:code}",
  "draw.state.announced": "معلن عنها",
  "draw.state.open": "مفتوحة",
  "draw.state.closed": "مغلقة",
  "draw.state.drawn": "أُجريت",
  "draw.state.allocated": "أُجريت",
  "draw.state.done": "منتهية",
  "draw.state.cancelled": "ملغاة",
});
