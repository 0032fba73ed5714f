import { beforeAll, describe, expect, it } from "vitest";
import { apiRoutes } from "#infra/routes.ts";
import type { Assembly, Placed } from "./templates.ts";
import { grantsOf, synthesise } from "./templates.ts";

/** What a table lets a function do, as `actions table [leading keys]`. */
const items = (table: "core" | "stamps" | "audit", actions: string, keys = ""): readonly string[] =>
  actions.split(" ").map((action) => `dynamodb:${action} wisal-${table}${keys}`);

const ownIndex = "dynamodb:Query wisal-core/index/byOwner";
const secret = (name: string): string => `secretsmanager:GetSecretValue wisal/${name}-secret`;
const consumes = (queue: string): readonly string[] =>
  ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((action) => `sqs:${action} wisal-${queue}`);
const reads = (table: "core" | "stamps"): readonly string[] =>
  ["DescribeStream", "GetRecords", "GetShardIterator"].map(
    (action) => `dynamodb:${action} wisal-${table} stream`,
  );

const offerKeys = "REQ#* SLOTS#* WAIT#* OFFERS CAL#* DAYS#* VISITS#*";
const texts = ["sns:Publish *", "deny sns:Publish arn:aws:sns:*:*:*"];
const mail =
  "ses:SendEmail arn:<AWS::Partition>:ses:eu-west-3:<AWS::AccountId>:identity/Mail6A3D1F64 [no-reply@wisal.example]";

/** What every verdict on a paper needs. */
const settles = [
  ...items("core", "GetItem UpdateItem", " [REQ#*]"),
  ...items("core", "PutItem", " [CMD#*]"),
  ...items("core", "DeleteItem", " [UNDECIDED]"),
];

/** Who may do what, whole: a grant added or taken away anywhere must be added or taken away here. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "identity-code": items("core", "UpdateItem", " [SIGNIN#*]"),
  "identity-authorizer": [...items("core", "GetItem", " [ACC#* STAFF#* PARTNER#*]"), secret("mandate")],
  "accounts-phone": [
    ...items("core", "GetItem PutItem", " [ACC#* PHONE#* CMD#*]"),
    ...items("core", "UpdateItem", " [ACC#*]"),
    ...items("core", "DeleteItem", " [PHONE#*]"),
    ...items("core", "GetItem PutItem UpdateItem DeleteItem", " [SIGNIN#*]"),
    secret("person"),
    ...texts,
    ...["AdminUpdateUserAttributes", "AdminDeleteUser"].map(
      (action) => `cognito-idp:${action} IdentityCitizensA736DB24`,
    ),
  ],
  "accounts-write": [...items("core", "GetItem PutItem UpdateItem"), secret("person")],
  "calendars-write": [
    ...items("core", "GetItem", " [CAL#* DAYS#* DRAWS#* CMD#*]"),
    ...items("core", "Query", " [CAL#* CATALOGUE VISITS#*]"),
    ...items("core", "PutItem", " [CAL#* CMD#* DRAWS#* DRAW#* DRAWIN#* DRAWDUE]"),
    ...items("core", "UpdateItem", " [DRAWS#* DRAWIN#*]"),
    ...items("core", "DeleteItem", " [DRAWDUE]"),
    "kms:Encrypt alias/wisal/draw-key",
  ],
  "tariffs-write": [
    ...items("core", "GetItem", " [RATEBOARD CMD#*]"),
    ...items("core", "Query", " [TARIFFS RATES CATALOGUE]"),
    ...items("core", "PutItem", " [TARIFFS RATES CMD#*]"),
    ...items("core", "UpdateItem", " [RATEBOARD]"),
    ...items("core", "DeleteItem", " [TARIFFS]"),
  ],
  "catalogue-read": items("core", "Query GetItem"),
  "convocations-read": [
    ...items("core", "GetItem", " [REQ#* VISITS#*]"),
    ...items("core", "Query", " [CATALOGUE TARIFFS]"),
    "kms:Sign alias/wisal/documents-key",
    "kms:GetPublicKey alias/wisal/documents-key",
  ],
  "receipts-read": [
    ...items("core", "Query", " [CATALOGUE]"),
    ...items("stamps", "Query", " [ORD#*]"),
    ...items("stamps", "GetItem", " [ORD#* STM#* SEALED#*]"),
    "kms:Decrypt alias/wisal/seal-key",
  ],
  "requests-read": [...items("core", "Query GetItem BatchGetItem"), ownIndex, secret("booking")],
  "requests-write": [
    ...items("core", "GetItem Query PutItem UpdateItem"),
    ...items("core", "ConditionCheckItem", " [REQ#*]"),
    ...items("core", "DeleteItem", " [QUEUE#*]"),
    ...items("core", "ConditionCheckItem DeleteItem", " [DRAWIN#*]"),
    ...items("core", "DeleteItem", " [WAIT#*]"),
    secret("person"),
  ],
  "reviews-decide": [
    ...items("core", "GetItem Query PutItem UpdateItem"),
    ...items("core", "DeleteItem", " [QUEUE#*]"),
  ],
  "appointments-write": [
    ...items("core", "GetItem PutItem UpdateItem"),
    ...items("core", "Query", " [SLOTS#*]"),
    secret("booking"),
  ],
  "staff-read": [
    ...items("core", "GetItem Query", " [MEMBERS#*]"),
    ...items("core", "GetItem BatchGetItem", " [STAFF#*]"),
  ],
  "staff-write": [
    ...items("core", "GetItem PutItem", " [MEMBERS#* STAFF#* CMD#*]"),
    ...items("core", "UpdateItem", " [STAFF#* ADMINISTRATORS]"),
    ...["AdminCreateUser", "AdminGetUser", "AdminDisableUser", "AdminEnableUser"].map(
      (action) => `cognito-idp:${action} IdentityStaffD539B287`,
    ),
  ],
  "statistics-read": items("core", "Query", " [CAL#* SLOTS#* VISITS#* STATS#* DELETED#* RETENTION]"),
  "documents-grant": [
    ...items("core", "GetItem UpdateItem ConditionCheckItem", " [REQ#*]"),
    ...items("core", "UpdateItem", " [AGENTS#*]"),
    ...items("core", "GetItem PutItem", " [CMD#*]"),
    ...items("core", "PutItem", " [UNDECIDED]"),
    "s3:PutObject DocumentsQuarantine5F1BB154/*",
  ],
  "documents-open": [
    ...items("core", "GetItem ConditionCheckItem", " [REQ#*]"),
    ...items("core", "GetItem UpdateItem", " [QUEUE#*]"),
    ...items("core", "GetItem PutItem", " [CMD#*]"),
    "s3:GetObject DocumentsClean08556727/*",
  ],
  "accounts-export": [
    ...items("core", "GetItem", " [ACC#*]"),
    ...items("core", "Query", " [REQ#* TOLD#*]"),
    ...items("core", "BatchGetItem", " [REQ#* MSG#*]"),
    ownIndex,
    ...items("stamps", "Query", " [ORD#*]"),
    "dynamodb:Query wisal-stamps/index/byOwner",
  ],
  "documents-retire": [
    ...items("core", "Query", " [RETENTION]"),
    ...items("core", "GetItem UpdateItem ConditionCheckItem", " [REQ#*]"),
    ...items("core", "GetItem PutItem", " [CMD#*]"),
    ...items("core", "PutItem DeleteItem", " [RETENTION]"),
    ...items("core", "PutItem", " [DELETED#*]"),
    "s3:DeleteObject DocumentsClean08556727/*",
    "s3:ListBucket DocumentsClean08556727",
  ],
  "documents-inspect": [
    ...consumes("documents-inspect"),
    ...settles,
    "s3:GetObjectVersion DocumentsQuarantine5F1BB154/*",
    "s3:PutObject DocumentsClean08556727/*",
  ],
  "documents-verdict": [...consumes("documents-verdict"), ...settles],
  "documents-sweep": [
    ...settles,
    ...items("core", "Query", " [UNDECIDED]"),
    "s3:GetObject DocumentsQuarantine5F1BB154/*",
    "s3:ListBucket DocumentsQuarantine5F1BB154",
    "sqs:SendMessage wisal-documents-inspect",
  ],
  "finance-read": [
    ...items("core", "Query", " [CATALOGUE TARIFFS RATES VISITS#*]"),
    ...items("core", "GetItem", " [RATEBOARD]"),
    ...items("stamps", "Query", " [LEDGER#* CLOSE#* FILES#* DIFFERENCES]"),
    ...items("stamps", "GetItem", " [CLOSE#* CLOSED FILE#* ORD#*]"),
    ...items("stamps", "BatchGetItem", " [STM#*]"),
    "dynamodb:Query wisal-stamps/index/byOwner",
  ],
  "finance-write": [
    ...items("stamps", "GetItem", " [FILE#* DIFFERENCES CMD#*]"),
    ...items("stamps", "PutItem", " [FILE#* FILES#* CMD#*]"),
    ...items("stamps", "UpdateItem", " [DIFFERENCES]"),
  ],
  "ledger-close": [
    ...items("stamps", "Query", " [LEDGER#* DIFFERENCES]"),
    ...items("stamps", "GetItem", " [CLOSE#* CLOSED PAID#* DIFFERENCES]"),
    ...items("stamps", "PutItem", " [CLOSE#* DIFFERENCES CMD#*]"),
    ...items("stamps", "UpdateItem", " [CLOSED]"),
    ...items("stamps", "ConditionCheckItem", " [PAID#*]"),
  ],
  "settlements-match": [
    ...consumes("settlements-match"),
    ...items("stamps", "GetItem", " [FILE#* PAID#* DIFFERENCES ORD#* PAYREF#*]"),
    ...items("stamps", "Query", " [ORD#*]"),
    ...items("stamps", "PutItem", " [PAID#* DIFFERENCES LEDGER#* ORD#* REFUNDS#* DUE CMD#*]"),
    ...items("stamps", "UpdateItem", " [FILE#* DIFFERENCES ORD#*]"),
    ...items("stamps", "DeleteItem", " [DUE]"),
    ...items("stamps", "ConditionCheckItem", " [DIFFERENCES]"),
  ],
  "orders-read": [
    ...items("stamps", "GetItem Query"),
    "dynamodb:Query wisal-stamps/index/byOwner",
    ...items("core", "GetItem", " [REQ#*]"),
  ],
  "mandates-write": [
    ...items("core", "GetItem", " [REF#* CMD#*]"),
    ...items("core", "Query", " [REQ#* AGENTS#*]"),
    ...items("core", "PutItem", " [ACC#* PHONE#* CMD#*]"),
    ...items("core", "UpdateItem", " [ASKED#* AGENTS#*]"),
    secret("mandate"),
    secret("person"),
  ],
  "orders-write": [
    ...items("core", "GetItem Query"),
    ...items("core", "UpdateItem", " [AGENTS#*]"),
    ...items("stamps", "GetItem Query PutItem UpdateItem"),
    ...items("stamps", "DeleteItem", " [DUE]"),
    ...items("stamps", "DeleteItem", " [SEALED#*]"),
    secret("cmi"),
    secret("wallet"),
  ],
  "payments-callback": [
    ...items("stamps", "GetItem PutItem UpdateItem"),
    ...items("stamps", "DeleteItem", " [DUE]"),
    secret("cmi"),
    secret("agency"),
    secret("wallet"),
  ],
  "desk-read": [
    ...items("core", "GetItem Query"),
    ...items("stamps", "GetItem"),
    ...items("stamps", "Query", " [ATT#*]"),
    ...items("stamps", "UpdateItem", " [GUESS#*]"),
    secret("stamp"),
  ],
  "desk-write": [
    ...items("core", "GetItem Query PutItem UpdateItem"),
    ...items("stamps", "GetItem PutItem UpdateItem"),
    ...items("stamps", "DeleteItem", " [DUE]"),
    ...items("stamps", "DeleteItem", " [SEALED#*]"),
    ...items("stamps", "Query DeleteItem", " [ATT#*]"),
    secret("stamp"),
  ],
  "stamps-write": [
    ...items("core", "GetItem Query ConditionCheckItem", " [REQ#*]"),
    ...items("core", "UpdateItem", " [AGENTS#*]"),
    ...items("stamps", "GetItem", " [STM#* CMD#*]"),
    ...items("stamps", "GetItem UpdateItem", " [GUESS#*]"),
    ...items("stamps", "Query", " [ORD#* ATT#*]"),
    ...items("stamps", "PutItem", " [STM#* SEALED#* ORD#* ATT#* DUE CMD#*]"),
    ...items("stamps", "UpdateItem", " [STM#* ORD#*]"),
    ...items("stamps", "DeleteItem", " [ATT#* SEALED#*]"),
    secret("stamp"),
    "kms:Encrypt alias/wisal/seal-key",
  ],
  "stamps-administer": [
    ...items("stamps", "GetItem", " [STM#* CMD#* PROPOSALS#*]"),
    ...items("stamps", "Query", " [ORD#*]"),
    ...items("stamps", "PutItem", " [STM#* SEALED#* ORD#* DUE LEDGER#* PROPOSALS#* PROPOSED#* CMD#*]"),
    ...items("stamps", "UpdateItem", " [STM#* ORD#* PROPOSALS#* GUESS#*]"),
    ...items("stamps", "DeleteItem", " [SEALED#* PROPOSED#*]"),
    secret("stamp"),
    "kms:Encrypt alias/wisal/seal-key",
  ],
  "partners-redeem": [
    ...items("stamps", "GetItem PutItem UpdateItem"),
    ...items("stamps", "DeleteItem", " [SEALED#*]"),
    ...items("stamps", "DeleteItem", " [DUE]"),
    secret("stamp"),
  ],
  "partners-notify": [
    ...consumes("partners-notify"),
    "sqs:ChangeMessageVisibility wisal-partners-notify",
    ...items("core", "GetItem", " [PARTNER#*]"),
    ...items("stamps", "GetItem", " [RSV#*]"),
    ...items("stamps", "Query", " [STMP#*]"),
    secret("webhook"),
  ],
  "outbox-publish": [
    "sns:Publish wisal-events",
    ...reads("core"),
    ...reads("stamps"),
    "dynamodb:ListStreams *",
    "sqs:SendMessage wisal-outbox-failed",
  ],
  "stamps-issue": [
    ...consumes("stamps-issue"),
    ...items("stamps", "Query PutItem"),
    secret("stamp"),
    "kms:Encrypt alias/wisal/seal-key",
  ],
  "proposals-decide": [
    ...items("stamps", "GetItem Query", " [PROPOSALS#* REFUNDS#* ORD#* STM#* CMD#*]"),
    ...items("stamps", "PutItem", " [PROPOSALS#* PROPOSED#* REFUNDS#* ORD#* LEDGER#* DUE CMD#*]"),
    ...items("stamps", "UpdateItem", " [PROPOSALS#* ORD#* STM#*]"),
    ...items("stamps", "DeleteItem", " [PROPOSED#* REFUNDS#* SEALED#*]"),
  ],
  "refunds-pay": [
    ...consumes("refunds-pay"),
    ...items("stamps", "GetItem Query", " [ORD#*]"),
    ...items("stamps", "PutItem", " [ORD#* LEDGER#* DUE CMD#*]"),
    ...items("stamps", "UpdateItem", " [ORD#* STM#*]"),
    ...items("stamps", "DeleteItem", " [ORD#* DUE]"),
    secret("cmi-api"),
  ],
  "stamps-sweep": [
    ...items("stamps", "Query DeleteItem", " [DUE ATT#*]"),
    ...items("stamps", "GetItem UpdateItem", " [ORD#* STM#* RSV#*]"),
    ...items("stamps", "DeleteItem", " [SEALED#*]"),
    ...items("stamps", "PutItem", " [CMD#* DUE LEDGER#*]"),
    ...items("core", "GetItem", " [REQ#*]"),
  ],
  "stamps-deliver": [
    ...consumes("stamps-deliver"),
    ...items("core", "GetItem Query PutItem UpdateItem", " [MSG#* SMS#*]"),
    ...items("core", "PutItem", " [TOLD#*]"),
    ...items("stamps", "GetItem", " [ORD#* SEALED#*]"),
    ...items("stamps", "UpdateItem", " [ORD#*]"),
    "kms:Decrypt alias/wisal/seal-key",
    ...texts,
    mail,
  ],
  "messages-send": [
    ...consumes("messages-send"),
    ...items("core", "GetItem Query PutItem UpdateItem"),
    ...texts,
    mail,
  ],
  "messages-sweep": [
    ...items("core", "Query DeleteItem", " [MSGDUE]"),
    "sqs:SendMessage wisal-messages-send",
  ],
  "messages-receipt": [
    ...items("core", "GetItem PutItem UpdateItem", " [SMS#* MSG#*]"),
    ...items("core", "PutItem", " [CMD#*]"),
  ],
  "audit-record": [...consumes("audit-record"), ...items("audit", "GetItem PutItem")],
  "audit-anchor": [
    ...items("audit", "Query", " [CHAINS#*]"),
    ...items("audit", "BatchGetItem", " [CHAIN#*]"),
    "s3:PutObject AnchorsE78985FD/*",
    "s3:GetObject AnchorsE78985FD/*",
    "s3:ListBucket AnchorsE78985FD",
    "kms:Sign alias/wisal/anchors-key",
    "kms:GetPublicKey alias/wisal/anchors-key",
  ],
  "audit-read": items("audit", "Query", " [CHAIN#*]"),
  "availability-refresh": [
    ...consumes("availability-refresh"),
    ...items("core", "GetItem Query PutItem UpdateItem", " [CAL#* SLOTS#* DAYS#* OUTLOOK]"),
    ...items("core", "ConditionCheckItem", " [CAL#*]"),
  ],
  "appointments-sweep": [
    ...items("core", "Query", " [CATALOGUE CAL#* VISITS#* SWEPT]"),
    ...items("core", "GetItem", " [VISITS#* REQ#* GUARD#*]"),
    ...items("core", "UpdateItem", " [VISITS#* REQ#* GUARD#* SLOTS#*]"),
    ...items("core", "PutItem", " [CMD#* SWEPT]"),
    ...items("core", "Query", " [SLOTS#*]"),
    ...items("core", "DeleteItem", " [OFFERS WAIT#*]"),
  ],
  "draws-run": [
    ...items(
      "core",
      "GetItem Query",
      " [CAL#* SLOTS#* DAYS#* OUTLOOK DRAWS#* DRAW#* DRAWIN#* DRAWDUE CMD#*]",
    ),
    ...items("core", "PutItem", " [CAL#* OUTLOOK DRAW#* CMD#*]"),
    ...items("core", "UpdateItem", " [SLOTS#* DAYS#* REQ#* DRAWS#* DRAW#* DRAWIN#*]"),
    ...items("core", "DeleteItem", " [DRAWDUE]"),
    "kms:Decrypt alias/wisal/draw-key",
  ],
  "offers-make": [
    ...consumes("offers-make"),
    ...items("core", "GetItem Query", ` [${offerKeys}]`),
    ...items("core", "PutItem UpdateItem", " [REQ#* SLOTS#* VISITS#* OFFERS CMD#*]"),
    ...items("core", "DeleteItem", " [WAIT#* OFFERS]"),
  ],
  "offers-sweep": [
    ...items("core", "GetItem Query", ` [${offerKeys}]`),
    ...items("core", "PutItem UpdateItem", " [REQ#* SLOTS#* VISITS#* OFFERS CMD#*]"),
    ...items("core", "DeleteItem", " [WAIT#* OFFERS]"),
  ],
  "slots-materialise": [
    ...items("core", "GetItem Query PutItem UpdateItem", " [CAL#* SLOTS#* DAYS#* OUTLOOK]"),
    ...items("core", "Query", " [CATALOGUE]"),
    ...items("core", "PutItem", " [STATS#*]"),
    ...items("core", "ConditionCheckItem", " [CAL#*]"),
  ],
};

let assembly: Assembly;
let functions: ReadonlyMap<string, Placed>;

const roleOf = (fn: Placed): Placed => {
  const role = assembly
    .ofType("AWS::IAM::Role")
    .find(({ stack, id }) => stack === fn.stack && JSON.stringify(fn.Properties["Role"]).includes(`"${id}"`));
  if (role === undefined) throw new Error(`${fn.id} has no role`);
  return role;
};

beforeAll(async () => {
  assembly = await synthesise("production");
  functions = new Map(
    assembly
      .ofType("AWS::Lambda::Function")
      .map((fn) => [assembly.read(fn.stack, fn.Properties["FunctionName"]).replace(/^wisal-/, ""), fn]),
  );
});

describe("roles", () => {
  it("belong to exactly the functions listed here", () => {
    expect([...functions.keys()].sort()).toEqual(Object.keys(allowed).sort());
  });

  it("D3 let nobody behind the API read an original, and only the inspection read what it holds", () => {
    const readers = Object.entries(allowed).flatMap(([name, grants]) =>
      grants.some((grant) => /^s3:GetObject\S* DocumentsQuarantine/.test(grant)) ? [name] : [],
    );
    // The sweep asks for headers: what it does with an object is in `s3ArrivedFiles`.
    expect(readers).toEqual(["documents-inspect", "documents-sweep"]);
    expect(readers.filter((name) => name in apiRoutes)).toEqual([]);
  });

  it("E3 let the auditor read the trail and its anchors, and change nothing", () => {
    const [auditor] = assembly
      .ofType("AWS::IAM::Role")
      .filter(({ Properties }) => Properties["RoleName"] === "wisal-auditor");
    if (auditor === undefined) throw new Error("no auditor");
    expect(grantsOf(assembly, auditor)).toEqual([
      ...items("audit", "GetItem Query", " [CHAIN#* CHAINS#*]"),
      "s3:GetObject AnchorsE78985FD/*",
      "s3:ListBucket AnchorsE78985FD",
      "kms:GetPublicKey alias/wisal/anchors-key",
    ]);
    expect(JSON.stringify(auditor.Properties["AssumeRolePolicyDocument"])).toContain(
      '"aws:MultiFactorAuthPresent":"true"',
    );
  });

  it("are not shared by two functions", () => {
    const roles = [...functions.values()].map((fn) => roleOf(fn).id);
    expect(new Set(roles).size).toBe(roles.length);
  });

  it.each(Object.entries(allowed))("of %s allows exactly this, and writing its own log", (name, grants) => {
    const fn = functions.get(name);
    if (fn === undefined) throw new Error(`${name} is in no template`);
    const own = ["CreateLogStream", "PutLogEvents"].map(
      (action) => `logs:${action} /aws/lambda/wisal-${name}`,
    );
    expect([...grantsOf(assembly, roleOf(fn))].sort()).toEqual([...own, ...grants].sort());
  });
});
