/** Words of withdrawing a request, and of erasing it. */
export const en = {
  "withdraw.title": "Withdraw the request?",
  "withdraw.text": "It cannot be taken up again. If you still need it later, you make a new one.",
  "withdraw.booked": "It has an appointment. Cancel the appointment first.",
  "withdraw.yes": "Yes, withdraw it",
  "withdraw.no": "No, keep it",
  "withdraw.done": "The request is withdrawn.",
  "erase.title": "Erase the personal data?",
  "erase.text":
    "Names, birth dates, numbers and papers of this request are erased within the hour. This cannot be undone. Without names we keep what the law asks for: that the request was, and its stamps.",
  "erase.not-over": "Only a request that is over can be erased. Withdraw it first.",
  "erase.yes": "Yes, erase them",
  "erase.no": "No, keep them",
  "erase.done": "The data will be erased within the hour.",
} as const;
