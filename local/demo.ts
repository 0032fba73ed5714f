import { signInStaff } from "./client/sign-in.ts";
import { callApi } from "./client/wisal.ts";
import { agencyStory } from "./demo/agency.ts";
import { familyStory } from "./demo/family.ts";
import { moneyStory } from "./demo/money.ts";
import { paint, places, port, stepsSoFar, title } from "./demo/narrator.ts";
import { lapseStory, leaveClaim, partnerStory } from "./demo/partners.ts";
import { refundStory } from "./demo/refund.ts";
import { deskStory, passportStory, refusals, signatureStory, telephoneStory } from "./demo/stories.ts";
import { terminalStory } from "./demo/terminal.ts";
import { list } from "./json.ts";

/**
 * Plays the main job as HTTP clients against a running platform and tells it as a story. Exit code 0 only if
 * every step answered as it must.
 */
const started = performance.now();
try {
  const posts = await callApi(places.api, "GET", "/posts");
  title(`Wisal answers at ${places.site} with ${list(posts.body["posts"]).length} posts`);
} catch {
  console.error(`Nothing answers at ${places.api}. Start the platform first, in another terminal: npm start`);
  process.exit(1);
}
const [officer, elsewhere, head, callCentre, network] = await Promise.all([
  signInStaff({ email: "officer.paris@wisal.example", port }),
  signInStaff({ email: "officer.lyon@wisal.example", port }),
  signInStaff({ email: "head.paris@wisal.example", port }),
  signInStaff({ email: "calls@wisal.example", port }),
  signInStaff({ email: "network@wisal.example", port }),
]);
await familyStory(officer.accessToken);
// Its minute passes while the others are told.
const left = await leaveClaim((await agencyStory(officer.accessToken)).code);
const visit = await signatureStory();
const passport = await passportStory(officer.accessToken);
await terminalStory(officer.accessToken);
await refundStory(officer.accessToken);
await telephoneStory(callCentre.accessToken, head.accessToken);
await deskStory(officer.accessToken, elsewhere.accessToken, visit);
await partnerStory(passport.code, visit.codes[0] ?? "");
await moneyStory(head.accessToken, network.accessToken, visit.date);
await refusals(visit.token, officer.accessToken, passport);
await lapseStory(left);
console.log(
  `\n${paint(32, `All ${stepsSoFar()} steps answered as they must`)} (${((performance.now() - started) / 1000).toFixed(1)} s). The messages: ${places.catcher}/`,
);
