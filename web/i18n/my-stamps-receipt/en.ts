/** Words of the receipt of an order. */
export const en = {
  "receipt.title": "Receipt",
  "receipt.plain.text": "What you paid, line by line, with the last digits of each code.",
  "receipt.plain": "Download the receipt (PDF)",
  "receipt.codes.title": "With the whole codes",
  "receipt.codes.text":
    "Whoever knows a code can use it: for your safety you may have to sign in again first.",
  "receipt.codes": "Download with the whole codes",
  "receipt.working": "Preparing the file…",
  "receipt.saved": "The file is saved on your device.",
  "receipt.open": "Open it",
} as const;
