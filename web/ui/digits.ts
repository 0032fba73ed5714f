/** Digits as the API takes them: an Arabic keyboard may type `٠١٢` or `۰۱۲`. Other characters stay. */
export const latinDigits = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
