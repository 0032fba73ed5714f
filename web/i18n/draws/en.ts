/** Words of the public area of draws: the list of a post, and the log of each. */
export const en = {
  "draws.name": "Draws in public",
  "home.title": "Draws in public",
  "home.lead": "Choose a consulate to read its draws. Each is published whole: no names, only tickets.",
  "log.title": "Draws in {city}",
  "log.lead": "Every draw is published with what is needed to verify it. No names: only tickets.",
  "log.tickets": "Tickets",
  "log.winners": "With places",
  "log.commitment": "Commitment, published before registration opened",
  "log.seed": "Seed, published after the draw",
  "log.digest": "Digest of all tickets, published when registration closed",
  "log.verify":
    "The commitment is the SHA-256 of the seed: nobody could choose the seed after seeing the tickets. Anybody can recompute the draw with the published program.",
  "log.page": "Tickets {from:number} to {to:number}",
  "log.show": "Show tickets {from:number} to {to:number}",
  "log.ticket": "Ticket",
  "log.people": "People",
  "log.rank": "Rank",
  "log.result": "Result",
  "log.nothing": "no place",
  "log.not-yet": "The tickets are published when registration closes.",
  "log.none.title": "No draw yet",
  "log.none.text": "Draws of this consulate will be listed here.",
  "log.verify.title": "Verify this draw",
  "log.verify.how":
    "Whoever has the published program recomputes the whole draw with this command. It reads what stands on this page, and nothing else:",
  "log.verify.early": "It can be verified once it is drawn.",
} as const;
