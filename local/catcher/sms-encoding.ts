/** How an SMS travels: which alphabet, how long, in how many parts. */
export interface SmsShape {
  readonly encoding: "GSM-7" | "UCS-2";
  /** In the units of the alphabet: septets or 16-bit units. */
  readonly length: number;
  readonly parts: number;
}

const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Each takes two septets: an escape and itself. */
const extended = "^{}\\[~]|€\f";

export function smsShape(text: string): SmsShape {
  let septets = 0;
  for (const character of text) {
    if (basic.includes(character)) septets += 1;
    else if (extended.includes(character)) septets += 2;
    else return shape("UCS-2", text.length, 70, 67);
  }
  return shape("GSM-7", septets, 160, 153);
}

/** Long messages lose room to the header that joins their parts. */
function shape(encoding: SmsShape["encoding"], length: number, single: number, joined: number): SmsShape {
  return { encoding, length, parts: length <= single ? 1 : Math.ceil(length / joined) };
}
