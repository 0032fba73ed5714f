import { beforeAll, expect, it } from "vitest";
import { callApi } from "#local/client/wisal.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { type JsonObject, list, obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting, refusalIn } from "../support/api.ts";
import { buy } from "../support/errands.ts";
import { crowd, partner } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { everything, type Item } from "../support/stored.ts";

const stamp = { procedureId: "signature-legalisation" } as const;
/** The claim whose notice is refused at first. */
let reservationId = "";

const put = (item: Item) =>
  platform().dynamodb.client.call("PutItem", {
    TableName: platform().table("stamps"),
    Item: toAttributes({ ...item }),
  });

/** The claim's minute was over a minute ago, wherever that is written. */
const endMinute = async (): Promise<void> => {
  const items = await everything("stamps");
  const until = new Date(Date.now() - 60_000).toISOString();
  const ofClaim = (item: Item) => JSON.stringify(item).includes(reservationId);
  const claim = items.find((item) => item["sk"] === "RSV" && ofClaim(item));
  const claimed = items.find((item) => item["sk"] === "STM" && ofClaim(item));
  const due = items.find((item) => item["pk"] === "DUE" && ofClaim(item));
  if (!claim || !claimed || !due) throw new Error("the claim is not there");
  const reservation = claimed["reservation"];
  if (typeof reservation !== "object") throw new Error("the stamp is not claimed");
  await put({ ...claim, until });
  await put({ ...claimed, reservation: { ...reservation, until } });
  await platform().dynamodb.client.call("DeleteItem", {
    TableName: platform().table("stamps"),
    Key: toAttributes({ pk: due["pk"], sk: due["sk"] }),
  });
  await put({ ...due, ...keys.stampsDue(until, "reservation", reservationId), at: until });
};

/** What reached the partner's server of this claim. */
const received = async (): Promise<readonly JsonObject[]> => {
  const { body } = await callApi(platform().places.partner, "GET", "/notices");
  return list(body["notices"])
    .map(obj)
    .filter(({ notice }) => obj(obj(notice)["data"])["reservationId"] === reservationId);
};

/** A claim lapses and its partner is told; its server is ill at that moment (T7). */
export const noticeRefused = (): void => {
  let token = "";
  let code = "";

  beforeAll(async () => {
    const [citizen] = await crowd(1);
    if (citizen === undefined) throw new Error("nobody");
    [token, code] = [(await partner("both")).accessToken, (await buy(citizen)).codes[0] ?? ""];
    const body = { ...stamp, code, reference: "FORM-LEFT", minutes: 1 };
    reservationId = str(
      (await expecting(201, api("POST", "/partner/reservations", { token, body })))["reservationId"],
    );
    await endMinute();
    await callApi(platform().places.partner, "POST", "/control", { body: { failures: 1 } });
    // Twice, as two strikes that overlap: it is noted once.
    const strikes = [1, 2].map(() => platform().runtime.invokeAsync("stamps-sweep", {}));
    for (const { ok } of await Promise.all(strikes)) expect(ok).toBe(true);
  });

  it("a claim past its minute › is lapsed, its stamp free, and its partner gets one signed notice (T7)", async () => {
    const [first] = await eventually(
      "the notice",
      async () => {
        const notices = await received();
        return notices.length > 0 && notices;
      },
      { withinMs: 20_000, everyMs: 100 },
    );
    const data = { reservationId, reference: "FORM-LEFT" };
    const notice = { type: "stamp.reservation-lapsed", data };
    expect(first).toMatchObject({ partnerId: "passport-form", genuine: true, answered: 503, notice });
    const claim = `/partner/reservations/${reservationId}`;
    expect(await expecting(200, api("GET", claim, { token }))).toMatchObject({ state: "lapsed" });
    expect(refusalIn(await api("POST", `${claim}/commit`, { token }))).toEqual({
      status: 409,
      code: "reservation-lapsed",
    });
    const verified = api("POST", "/partner/stamps/verification", { token, body: { ...stamp, code } });
    expect(await expecting(200, verified)).toMatchObject({ state: "issued" });
  });
};

/** Half a minute later; other tests run in between. */
export const noticeTakenLater = (): void => {
  it("a notice that the partner's server refused › comes again under the same id, once (T7)", async () => {
    const taken = async () => (await received()).filter(({ answered }) => answered === 204);
    await eventually("the notice again", async () => (await taken()).length > 0, {
      withinMs: 60_000,
      everyMs: 200,
    });
    const all = await received();
    expect(all.map(({ answered }) => answered)).toEqual([503, 204]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(all.every(({ genuine }) => genuine === true)).toBe(true);
  });
};
