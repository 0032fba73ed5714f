import { describe, expect, it } from "vitest";
import { previewPosts } from "#web/build/preview-posts.ts";
import { nextAppointment, readPosts } from "#web/public/first-page/live-posts.ts";

const post = (procedures: readonly unknown[]) => ({
  postId: "p",
  localTime: "2026-11-21T20:07:00+01:00",
  procedures,
});

describe("readPosts", () => {
  it("reads a whole answer", () => {
    const posts = readPosts(previewPosts(Date.parse("2026-11-21T19:07:00Z")));
    expect(posts?.size).toBe(60);
    const paris = posts?.get("fr-paris");
    expect(paris?.localTime).toBe("2026-11-21T20:07:00+01:00");
    expect(paris?.rate).toEqual({ madPerUnit: "11.1918", asOf: "2014-02-22T13:00:11Z" });
    expect(paris?.procedures.get("passport-adult")).toEqual({
      fee: { amount: 86_000, currency: "MAD" },
      localFee: { amount: 7_684, currency: "EUR" },
      nextAppointmentInDays: 12,
    });
  });

  it.each([null, "a portal's page", [], { posts: "none" }, {}])("takes %j for no answer", (body) => {
    expect(readPosts(body)).toBeUndefined();
  });

  it.each([undefined, null, { madPerUnit: 11 }, { madPerUnit: "1", asOf: "soon" }])(
    "takes %j for no posted rate",
    (rate) => {
      expect(readPosts({ posts: [{ ...post([]), rate }] })?.get("p")).toMatchObject({ rate: undefined });
    },
  );

  it("turns what it cannot use into no information and keeps the rest", () => {
    const posts = readPosts({
      posts: [
        7,
        { postId: "without time" },
        post([
          {
            procedureId: "a",
            nextAppointmentInDays: -1,
            fee: { amount: 1.5, currency: "MAD" },
          },
          {
            procedureId: "b",
            nextAppointmentInDays: 3,
            localFee: null,
          },
          null,
        ]),
      ],
    });
    expect([...(posts?.keys() ?? [])]).toEqual(["p"]);
    const nothing = { fee: undefined, localFee: undefined };
    expect(posts?.get("p")?.procedures.get("a")).toEqual({ ...nothing, nextAppointmentInDays: undefined });
    expect(posts?.get("p")?.procedures.get("b")).toEqual({ ...nothing, nextAppointmentInDays: 3 });
  });
});

describe("nextAppointment", () => {
  const days = (each: readonly (number | null)[]) =>
    readPosts({
      posts: [post(each.map((value, index) => ({ procedureId: `${index}`, nextAppointmentInDays: value })))],
    })?.get("p");

  it("is the procedure's own", () => {
    expect(nextAppointment(days([5, 2]), "0")).toBe(5);
  });

  it("is the earliest of any procedure when none is chosen", () => {
    expect(nextAppointment(days([5, null, 2]), undefined)).toBe(2);
  });

  it("is not known for an unknown post, procedure or day", () => {
    expect(nextAppointment(undefined, undefined)).toBeUndefined();
    expect(nextAppointment(days([5]), "9")).toBeUndefined();
    expect(nextAppointment(days([null]), undefined)).toBeUndefined();
  });
});
