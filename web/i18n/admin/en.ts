/** Words of the administration: its shell and its home. */
export const en = {
  "area.name": "Administration",
  "home.title": "Administration",
} as const;
