/** How people reach the call centre. A number and a mailbox for fiction until the owner gives the real ones. */
export const support = {
  /** E.164. */
  phone: "+212530000000",
  phoneShown: "+212 5 30 00 00 00",
  mail: "reclamations@wisal.example",
  /** Local time of Rabat, Monday to Friday. */
  hours: "08:30–18:30",
} as const;
