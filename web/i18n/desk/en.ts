/** Words of the desk: its shell and its home. */
export const en = {
  "area.name": "Desk",
  "home.title": "Today",
} as const;
