import { createHash } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { askUpload, sendFile, uploadPaper, uploadPapers } from "#local/client/upload.ts";
import { type JsonObject, list, obj, parseJson, str } from "#local/json.ts";
import { policySignature } from "#local/uploads/post-policy.ts";
import { eicar, identityPhoto, jpegPage } from "#test/support/samples/pictures.ts";
import { api, expecting } from "../support/api.ts";
import { type Citizen, newCitizen, newPerson, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";

/** Papers on their way: what the grant forbids, and from the upload to the officer. */
export const uploads = (): void => {
  describe("D1 the upload endpoint enforces the grant as S3 does", () => {
    let citizen: Citizen;
    let requestId: string;
    let bytes: Buffer;
    let grant: JsonObject;
    const base = () => platform().places.api;

    beforeAll(async () => {
      citizen = await newCitizen();
      const body = { postId: "fr-paris", procedureId: "passport-adult", beneficiaries: [newPerson()] };
      const filed = await expecting(201, api("POST", "/requests", { token: citizen.token, body }));
      requestId = str(filed["requestId"]);
      bytes = await jpegPage({ width: 620, height: 877 });
      const paper = { requestId, beneficiary: 1, documentId: "proof-of-residence", bytes };
      grant = (await askUpload(base(), citizen.token, paper)).body;
    });

    /** The grant's policy with something else in it, signed anew as only who knows the key can. */
    const resigned = (change: (policy: JsonObject) => JsonObject): Record<string, string> => {
      const fields = obj(grant["fields"]);
      const policy = change(obj(parseJson(Buffer.from(str(fields["Policy"]), "base64").toString("utf8"))));
      const text = Buffer.from(JSON.stringify(policy)).toString("base64");
      const credential = str(fields["X-Amz-Credential"]);
      return { Policy: text, "X-Amz-Signature": policySignature(text, credential, "local") };
    };
    const ranged = (least: number, most: number) =>
      resigned((policy) => ({
        ...policy,
        conditions: [
          ...list(policy["conditions"]).filter((each) => list(each)[0] !== "content-length-range"),
          ["content-length-range", least, most],
        ],
      }));
    const codeOf = async (changes: Record<string, string | undefined>, file = bytes) => {
      const { status, text } = await sendFile(grant, file, changes);
      return `${status} ${/<Code>(.+)<\/Code>/.exec(text)?.[1] ?? ""}`;
    };

    it.each<readonly [string, () => Record<string, string | undefined>, string]>([
      ["another key", () => ({ key: "req_00000000/1-photo/upl_00000000" }), "403 AccessDenied"],
      ["another type", () => ({ "Content-Type": "text/html" }), "403 AccessDenied"],
      ["a field that no condition names", () => ({ acl: "public-read" }), "403 AccessDenied"],
      ["a missing signature", () => ({ "X-Amz-Signature": undefined }), "400 InvalidArgument"],
      [
        "a signature that is altered",
        () => ({ "X-Amz-Signature": "0".repeat(64) }),
        "403 SignatureDoesNotMatch",
      ],
      ["a policy that is altered", () => ({ Policy: "e30=" }), "403 SignatureDoesNotMatch"],
      ["another checksum", () => ({ "x-amz-checksum-sha256": `${"A".repeat(43)}=` }), "403 AccessDenied"],
      [
        "an expired policy",
        () => resigned((policy) => ({ ...policy, expiration: "2026-01-01T00:00:00Z" })),
        "403 AccessDenied",
      ],
      ["a file above the range", () => ranged(1, 100), "400 EntityTooLarge"],
      ["a file below the range", () => ranged(10_000_000, 10_000_001), "400 EntityTooSmall"],
      [
        "a beginning that the policy does not allow",
        () =>
          resigned((policy) => ({
            ...policy,
            conditions: [...list(policy["conditions"]), ["starts-with", "$key", "elsewhere/"]],
          })),
        "403 AccessDenied",
      ],
    ])("%s is refused", async (_name, changes, expected) => {
      expect(await codeOf(changes())).toBe(expected);
    });

    it("other bytes, none, and 10 MB and one byte more are refused; the granted ones are stored", async () => {
      expect(await codeOf({}, Buffer.concat([bytes, Buffer.from("x")]))).toBe("400 BadDigest");
      expect(await codeOf({}, Buffer.alloc(0))).toBe("400 EntityTooSmall");
      expect(await codeOf({}, Buffer.alloc(10 * 1024 * 1024 + 1))).toBe("400 EntityTooLarge");
      expect(await codeOf({})).toBe("201 ");
      expect(obj(grant["fields"])["x-amz-checksum-sha256"]).toBe(
        createHash("sha256").update(bytes).digest("base64"),
      );
    });

    it("a file of 10 MB less a byte and one of 10 MB are stored, one byte more is not granted", async () => {
      const sent = async (length: number): Promise<string> => {
        const padded = Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
        const paper = { requestId, beneficiary: 1, documentId: "previous-passport", bytes: padded };
        const asked = await askUpload(base(), citizen.token, paper);
        return asked.status === 201
          ? String((await sendFile(asked.body, padded)).status)
          : `refused ${asked.status}`;
      };
      const most = 10 * 1024 * 1024;
      expect(await sent(most - 1)).toBe("201");
      expect(await sent(most)).toBe("201");
      expect(await sent(most + 1)).toBe("refused 400");
    });

    it("a name with quotes, line breaks, direction marks and 300 letters is in no key and harmless in the reply", async () => {
      const name = `a"b\r\nc\u202Egpj.exe/${"é".repeat(300)}.jpg`;
      const paper = { requestId, beneficiary: 1, documentId: "proof-of-residence", bytes, name };
      const { body } = await askUpload(base(), citizen.token, paper);
      expect(str(obj(body["fields"])["key"])).toMatch(/^req_\w+\/1-proof-of-residence\/upl_\w+$/);
      const shown = await expecting(200, api("GET", `/requests/${requestId}`, { token: citizen.token }));
      const papers = list(shown["documents"]).map(obj);
      const asked = papers.find(({ documentId }) => documentId === "proof-of-residence");
      const stored = str(obj(asked?.["upload"])["name"]);
      expect(stored).toMatch(/^a-bcgpj\.exe-é+\.jpg$/);
      expect(Array.from(stored)).toHaveLength(80);
    });
  });

  describe("D2, D3, D4, R3, R4 a paper's way over HTTP", () => {
    it("upload → verdict → officer's rejection → new photograph → accepted → valid", async () => {
      const { token } = await newCitizen();
      const base = platform().places.api;
      const body = { postId: "fr-paris", procedureId: "passport-adult", beneficiaries: [newPerson()] };
      const requestId = str((await expecting(201, api("POST", "/requests", { token, body })))["requestId"]);
      const submit = () => api("POST", `/requests/${requestId}/submission`, { token });
      expect((await submit()).body["code"]).toBe("document-missing");
      expect(new Set(await uploadPapers(base, token, requestId))).toEqual(new Set(["passed"]));
      const residenceFile = {
        requestId,
        beneficiary: 1,
        documentId: "proof-of-residence",
        bytes: await jpegPage(),
      };
      const grantedUrl = (await askUpload(base, token, residenceFile)).body["url"];
      const infected = Buffer.concat([await jpegPage(), Buffer.from(eicar())]);
      const residence = { requestId, beneficiary: 1, documentId: "proof-of-residence" };
      expect(await uploadPaper(base, token, { ...residence, bytes: infected })).toBe("malware");
      expect((await submit()).body["code"]).toBe("document-missing");
      expect(await uploadPaper(base, token, { ...residence, bytes: await jpegPage() })).toBe("passed");
      await expecting(200, submit());
      const officer = { token: (await staff("paris")).accessToken };
      const request = `/staff/posts/fr-paris/requests/${requestId}`;
      await expecting(200, api("POST", `${request}/lease`, { ...officer, body: {} }));
      const opening = `${request}/documents/1/photo-35x45/opening`;
      const opened = await expecting(201, api("POST", opening, officer));
      const copy = await fetch(str(opened["url"]));
      expect([copy.status, copy.headers.get("content-type"), copy.headers.get("cache-control")]).toEqual([
        200,
        "image/jpeg",
        "no-store",
      ]);
      expect(copy.headers.get("content-disposition")).toBe('attachment; filename="1-photo-35x45.jpg"');
      const { format, exif } = await sharp(Buffer.from(await copy.arrayBuffer())).metadata();
      expect([format, exif]).toEqual(["jpeg", undefined]);
      const own = `/requests/${requestId}/documents/1/photo-35x45/opening`;
      expect((await api("POST", own, { token })).status).toBe(201);
      expect((await api("POST", own, { token: (await newCitizen()).token })).status).toBe(404);
      // Nothing turns a link to the copy into one to the original, or to anything else.
      const quarantine = str(grantedUrl).split("/").at(-1) ?? "";
      const clean = new URL(str(opened["url"])).pathname.split("/")[1] ?? "";
      expect([quarantine, clean].every((name) => name.length > 3) && quarantine !== clean).toBe(true);
      for (const changed of [
        str(opened["url"]).replace(clean, quarantine),
        str(opened["url"]).replace("1-photo-35x45", "1-proof-of-residence"),
        str(opened["url"]).replace("X-Amz-Expires=60", "X-Amz-Expires=6000"),
        str(opened["url"]).replace("attachment", "inline"),
      ])
        expect((await fetch(changed)).status).toBe(403);
      expect((await fetch(new URL(str(opened["url"])).href.split("?")[0] ?? "")).status).toBe(403);
      const photo = { beneficiary: 1, documentId: "photo-35x45" };
      const review = async (documents: readonly unknown[]) =>
        expecting(200, api("POST", `${request}/review`, { ...officer, body: { documents } }));
      const seen = await expecting(200, api("GET", request, officer));
      await review(
        list(seen["documents"])
          .map(obj)
          .map(({ beneficiary, documentId }) =>
            documentId === photo.documentId
              ? { ...photo, decision: "reject", reason: "photo-not-compliant" }
              : { beneficiary, documentId, decision: "accept" },
          ),
      );
      const correct = () =>
        api("POST", `/requests/${requestId}/correction`, { token, body: { documents: [photo] } });
      expect((await correct()).body["code"]).toBe("document-missing");
      const file = { requestId, ...photo, bytes: await identityPhoto(700, 700) };
      expect(await uploadPaper(base, token, file)).toBe("photo-ratio");
      expect(await uploadPaper(base, token, { ...file, bytes: await identityPhoto() })).toBe("passed");
      await expecting(200, correct());
      expect((await expecting(201, api("POST", opening, officer)))["type"]).toBe("image/jpeg");
      expect(await review([{ ...photo, decision: "accept" }])).toMatchObject({ state: "valid" });
      const held = await expecting(200, api("GET", "/account/export", { token }));
      const ours = list(held["files"]).map(obj);
      expect(ours.map(({ open }) => open)).toContain(own);
      expect(list(held["requests"])).toHaveLength(1);
      // Neither in review nor with an appointment: staff have no business with its papers.
      expect((await api("POST", opening, officer)).status).toBe(404);
      // D4: withdrawn and erased, its files go with the next run, and its names at once.
      const copyOf = async () => (await fetch(str(opened["url"]))).status;
      await expecting(200, api("POST", `/requests/${requestId}/withdrawal`, { token }));
      await expecting(202, api("POST", `/requests/${requestId}/erasure`, { token }));
      expect((await platform().runtime.invokeAsync("documents-retire", {})).ok).toBe(true);
      expect((await api("POST", own, { token })).status).toBe(404);
      expect([403, 404]).toContain(await copyOf());
      const left = await expecting(200, api("GET", `/requests/${requestId}`, { token }));
      expect([left["people"], left["beneficiaries"]]).toEqual([[""], []]);
      const network = { token: (await staff("network")).accessToken };
      const today = new Date().toISOString().slice(0, 10);
      const log = await expecting(200, api("GET", `/staff/deletions?date=${today}`, network));
      const line = list(log["deletions"])
        .map(obj)
        .find((each) => each["requestId"] === requestId);
      expect(line).toMatchObject({ cause: "erasure", postId: "fr-paris" });
      // Four papers, and one more that was rejected.
      expect(Number(line?.["files"])).toBeGreaterThanOrEqual(5);
      expect(log["overdue"]).toBe(false);
    });
  });
};
