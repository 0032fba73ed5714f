import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isObject, type Json, type JsonObject, list, num, obj, str, tryParseJson } from "#local/json.ts";
import type { UploadedForm } from "./multipart.ts";

/** Why S3 refuses a form: its status, code and message. */
export interface PolicyFault {
  readonly status: 400 | 403;
  readonly code: string;
  readonly message: string;
}

const denied = (message: string): PolicyFault => ({
  status: 403,
  code: "AccessDenied",
  message: `Invalid according to Policy: ${message}`,
});
const invalid = (status: 400 | 403, code: string, message: string): PolicyFault => ({
  status,
  code,
  message,
});

/** Fields that no condition has to name. */
const free = new Set(["x-amz-signature", "policy", "file"]);

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Signature Version 4 of a policy under a secret key. */
export function policySignature(policy: string, credential: string, secret: string): string {
  const [, date = "", region = "", service = "", end = ""] = credential.split("/");
  const key = [date, region, service, end].reduce<string | Buffer>(
    (from, part) => hmac(from, part),
    `AWS4${secret}`,
  );
  return hmac(key, policy).toString("hex");
}

const signatureFault = (fields: UploadedForm["fields"], secret: string): PolicyFault | undefined => {
  const needed = ["key", "policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"];
  const missing = needed.find((name) => !fields.has(name));
  if (missing !== undefined)
    return invalid(400, "InvalidArgument", `Bucket POST must contain a field named '${missing}'.`);
  const given = Buffer.from(fields.get("x-amz-signature") ?? "");
  const right = Buffer.from(
    policySignature(fields.get("policy") ?? "", fields.get("x-amz-credential") ?? "", secret),
  );
  return given.length === right.length && timingSafeEqual(given, right)
    ? undefined
    : invalid(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
      );
};

/** A condition in its long form: operator, field, value. */
const longForm = (condition: Json): readonly Json[] => {
  if (!isObject(condition)) return list(condition);
  const [name, value] = Object.entries(condition)[0] ?? ["", ""];
  return ["eq", `$${name}`, value];
};

const sizeFault = (least: number, most: number, size: number): PolicyFault | undefined => {
  if (size < least)
    return invalid(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
  return size > most
    ? invalid(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
    : undefined;
};

const conditionFault = (
  condition: readonly Json[],
  fields: ReadonlyMap<string, string>,
  size: number,
): PolicyFault | undefined => {
  const [operator, first, second] = condition;
  if (operator === "content-length-range") return sizeFault(num(first, 0), num(second, 0), size);
  const actual = fields.get(str(first).replace(/^\$/, "").toLowerCase()) ?? "";
  const wanted = str(second);
  const holds =
    operator === "starts-with" ? actual.startsWith(wanted) : operator === "eq" && actual === wanted;
  return holds ? undefined : denied(`Policy Condition failed: ${JSON.stringify(condition)}`);
};

const policyFault = (
  policy: JsonObject,
  fields: ReadonlyMap<string, string>,
  size: number,
  now: number,
): PolicyFault | undefined => {
  const expiry = Date.parse(str(policy["expiration"]));
  if (!(expiry > now)) return denied("Policy expired.");
  const conditions = list(policy["conditions"]).map(longForm);
  for (const condition of conditions) {
    const fault = conditionFault(condition, fields, size);
    if (fault !== undefined) return fault;
  }
  const named = new Set(conditions.map(([, field]) => str(field).replace(/^\$/, "").toLowerCase()));
  const extra = [...fields.keys()].find(
    (name) => !(free.has(name) || named.has(name) || name === "bucket" || name.startsWith("x-ignore-")),
  );
  return extra === undefined ? undefined : denied(`Extra input fields: ${extra}`);
};

/**
 * Judges a form as S3 judges POST uploads: signature, expiry, each condition, each field named by one, size, checksum.
 * Undefined when it may be stored.
 */
export function formFault(
  { fields, file }: UploadedForm,
  given: { readonly bucket: string; readonly secret: string; readonly now: number },
): PolicyFault | undefined {
  const signature = signatureFault(fields, given.secret);
  if (signature !== undefined) return signature;
  if (file === undefined)
    return invalid(400, "InvalidArgument", "POST requires exactly one file upload per request.");
  const policy = obj(tryParseJson(Buffer.from(fields.get("policy") ?? "", "base64").toString("utf8")));
  const fault = policyFault(policy, new Map([...fields, ["bucket", given.bucket]]), file.length, given.now);
  if (fault !== undefined) return fault;
  const checksum = fields.get("x-amz-checksum-sha256");
  return checksum === undefined || checksum === createHash("sha256").update(file).digest("base64")
    ? undefined
    : invalid(400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.");
}
