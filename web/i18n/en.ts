/** English: the source of the keys and placeholders of every language. Plurals carry English's two classes. */
export const en = {
  "page.title": "Wisal: your consulate, in a single visit",
  "page.description":
    "Moroccan consular posts with their next appointment, the fees of each procedure and the papers to bring. No account needed.",

  "hero.title": "Your consulate, in\u00a0a single visit",
  "hero.lead":
    "The next appointment at each of the {posts:number} consular posts, the fee of each procedure and the papers to bring. No account is needed to look.",
  "hero.posts": "Find my consulate",
  "hero.procedures": "Fees and papers",

  "steps.title": "How it works",
  "steps.request.title": "Request",
  "steps.request.text":
    "Choose the procedure and the consulate, for yourself or your family. An officer checks the papers before you travel.",
  "steps.appointment.title": "Appointment",
  "steps.appointment.text": "Once the request is valid, choose your day and time within 30 days.",
  "steps.stamp.title": "Stamp",
  "steps.stamp.text": "Pay the fee in local currency. Your electronic stamp, 16 digits, arrives by SMS.",
  "steps.visit.title": "Visit",
  "steps.visit.text": "Come with your papers and your code: everything is settled in one visit.",

  "posts.title": "Consulates",
  "posts.lead": "Choose your consulate to see its appointments and its fees in local currency.",
  "filter.label": "City or country",
  "filter.hint": "In Arabic or Latin letters",
  "filter.found": { one: "{count:number} consular post", other: "{count:number} consular posts" },
  "filter.none": "No consular post matches this search.",
  "filter.clear": "Show all posts",
  "choice.procedure": "Next appointment for",
  "choice.any": "Any procedure",

  "availability.label": "Next appointment",
  "availability.loading": "Looking up…",
  "availability.today": "Today",
  "availability.tomorrow": "Tomorrow",
  "availability.days": { one: "In about {count:number} day", other: "In about {count:number} days" },
  "availability.unknown": "Not known yet",
  "availability.not-needed": "No appointment needed",

  "live.loading": "Looking up the next appointments…",
  "live.slow":
    "This is taking longer than usual. The fees in dirhams and the papers below are already complete.",
  "live.ready": "Appointments and local times are up to date.",
  "live.failed": "The next appointments could not be loaded. Fees in dirhams and papers are still correct.",
  "live.retry": "Try again",

  "post.consulate": "Consulate General in {city}",
  "post.embassy": "Consular section of the Embassy in {city}",
  "post.embassy-short": "Embassy, consular section",
  "post.time": "Local time",
  "post.change": "Change consulate",
  "post.choose": "Choose a consulate",

  "procedures.title": "Procedures, fees and papers",
  "procedures.lead": "Open a procedure to see its papers and how its fee is made up.",
  "procedures.no-post":
    "Fees are in dirhams. Choose a consulate to see its appointments and fees in local currency.",
  "area.identity": "Passport and identity",
  "area.family": "Registration and family",
  "area.deeds": "Signatures and certificates",
  "area.travel": "Travel and collection",

  "rate.posted": "Exchange rate: {rate:code}, posted on {date}.",
  "rate.none": "No exchange rate is posted for this currency ({currency:code}): fees are shown in dirhams.",

  "fee.label": "Fee",
  "fee.mad": { one: "{count:number} MAD", other: "{count:number} MAD" },
  "fee.free": "Free",
  "fee.parts": "How the fee is made up",
  "fee.receipt": "Receipt duty",
  "fee.chancery": "Chancery duty",
  "fee.service": "Service charge",
  "fee.unconfirmed": "Amount to be confirmed by the consulate.",

  "procedure.start": "Start this request",
  "papers.title": "Papers to bring",
  "papers.optional": "(if applicable)",
  "papers.none": "No papers to prepare in advance.",
  "facts.title": "Good to know",
  "facts.minutes": {
    one: "About {count:number} minute at the desk",
    other: "About {count:number} minutes at the desk",
  },
  "facts.review": "An officer checks the papers before the appointment is chosen",
  "facts.no-review": "No prior check: the appointment can be chosen at once",
  "facts.registration": "Consular registration is required",
  "facts.urgent": "Some places are kept for urgent cases",

  "missing.title": "This page does not exist",
  "missing.text": "The address may be mistyped, or the page may have moved.",
  "missing.home": "Go to the first page",
} as const;
