import type { NotifyDeps } from "#shared/application/messages/notify.ts";
import { posts } from "#shared/catalogue/posts.ts";

/** A catalogue without a table: the posts of the network, and a passport under whatever id is asked for. */
export const openCatalogue: NotifyDeps["catalogue"] = {
  post: (id) => Promise.resolve(posts.find((post) => post.id === id)),
  procedure: (id) =>
    Promise.resolve({
      id,
      group: "passport",
      calendarId: "passport",
      names: { ar: "جواز السفر", fr: "Passeport", es: "Pasaporte", en: "Passport" },
      review: "before-slot",
      appointment: "needed",
      urgent: false,
      minutes: 15,
      documents: [],
      ages: "adult",
      feeConfirmed: true,
    }),
};
