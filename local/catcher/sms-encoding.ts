import { smsLength } from "#shared/domain/sms/length.ts";

/** How an SMS travels: which alphabet, how long, in how many parts. */
export interface SmsShape {
  readonly encoding: "GSM-7" | "UCS-2";
  /** In the units of the alphabet: septets or 16-bit units. */
  readonly length: number;
  readonly parts: number;
}

/** As the product counts it (N2), under the names of the catcher's JSON. */
export function smsShape(text: string): SmsShape {
  const { encoding, units, parts } = smsLength(text);
  return { encoding, length: units, parts };
}
