/** Words at the head and foot of every page. */
export const en = {
  "site.name": "Wisal",
  "site.tagline": "Consular appointments and stamps",
  "site.audience": "A public service for Moroccans living abroad",
  skip: "Skip to the main content",
  "languages.label": "Language",
  "footer.note":
    "Fees are set in dirhams (MAD) and charged in local currency at a rate posted with its date.",
  "footer.problems": "Meaning of error codes (in English)",
  "site.my": "Sign in, my requests",
  "site.help": "Help and complaints",
  "site.draws": "Draws in public",
} as const;
