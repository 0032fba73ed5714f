/** Words of the page of help. */
export const en = {
  "help.title": "Help and complaints",
  "help.lead": "Somebody answers in Arabic, French, Spanish and English.",
  "help.phone.title": "Call us",
  "help.phone.text": "Call centre: {phone:code}",
  "help.hours": "Monday to Friday, {hours:code}, time in Rabat.",
  "help.complaint.title": "Make a complaint",
  "help.complaint.text":
    "Write to {mail:code} with the reference of your request. You get an answer within 10 working days. Never send your stamp code to anybody.",
  "help.offline.title": "Without the Internet",
  "help.offline.text":
    "The call centre can file a request, book and change an appointment with you on the phone. It needs the reference and the birth date.",
} as const;
