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
  "help.cases": "What to do when…",
  "help.code.title": "You lost the code of a stamp",
  "help.code.text":
    "Open “Stamps”, then the order: send the code again, or download the receipt with the whole codes. After three times or 30 days you can have a new code; the old one then ends.",
  "help.sms.title": "An SMS does not arrive",
  "help.sms.text":
    "Wait two minutes and check that your phone has a network. Under “Messages” you read what we sent and whether it arrived. Add an e-mail under “Account”: we write there too.",
  "help.paper.title": "A paper is refused",
  "help.paper.text":
    "Open the request: the reason stands at that paper. Send it again before the date shown. Your request keeps its place.",
  "help.missed.title": "You cannot come, or missed the date",
  "help.missed.text":
    "Before the day, move or cancel the appointment in your request: somebody else gets the place. If you missed it, choose a new date there while the request is valid. After two missed dates, the call centre books with you.",
} as const;
