/** Pictures that `npm run screens` takes, in French and Arabic, at 360 and 1280 px: add a line for each screen. */
export interface Picture {
  readonly name: string;
  /** Below the language: `my/#/requests`. */
  readonly path: string;
  readonly as?:
    | "citizen"
    | "officer.paris@wisal.example"
    | "head.paris@wisal.example"
    | "network@wisal.example";
}

export const pictures: readonly Picture[] = [
  { name: "first-page", path: "" },
  { name: "post-chosen", path: "?post=be-liege&procedure=passport-adult" },
  { name: "help", path: "help/" },
  { name: "styleguide", path: "styleguide/" },
  { name: "my-sign-in", path: "my/" },
  { name: "my-home", path: "my/#/", as: "citizen" },
  { name: "my-new-procedure", path: "my/#/new/procedure", as: "citizen" },
  { name: "my-new-post", path: "my/#/new/post?procedure=passport-adult", as: "citizen" },
  { name: "my-new-people", path: "my/#/new/people?procedure=passport-adult&post=fr-paris", as: "citizen" },
  {
    name: "my-new-person",
    path: "my/#/new/person?procedure=passport-adult&post=fr-paris&people=2",
    as: "citizen",
  },
  { name: "desk-home", path: "desk/#/", as: "officer.paris@wisal.example" },
  { name: "admin-home", path: "admin/#/", as: "head.paris@wisal.example" },
];
