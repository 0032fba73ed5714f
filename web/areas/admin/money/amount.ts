/** Centimes of an amount typed in dirhams, `120` or `120,50`; undefined where it is none. */
export const centimesOf = (text: string): number | undefined => {
  const [, whole, cents = ""] = /^\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(cents.padEnd(2, "0"));
};
