import { account } from "#local/account.ts";
import { list, obj, optionalStr, str } from "#local/json.ts";
import type { KeyModel, SecretModel, TableModel } from "#local/template/model.ts";
import { dynamodbOperations } from "./dynamodb-operations.ts";
import type { AwsRequest } from "./message.ts";
import type { Operation } from "./policy.ts";

export interface KnownResources {
  readonly tables: ReadonlyMap<string, TableModel>;
  readonly secrets: readonly SecretModel[];
  readonly keys: readonly KeyModel[];
}

/** The permissions that a call needs. */
export function operationsOf(request: AwsRequest, known: KnownResources): Operation[] {
  const { service, operation, input } = request;
  switch (service) {
    case "dynamodb":
      return dynamodbOperations(operation, input, known.tables);
    case "kms":
      return [kmsOperation(request, known.keys)];
    case "secretsmanager": {
      const id = str(input["SecretId"]);
      return [plain(`secretsmanager:${operation}`, findSecret(known.secrets, id)?.arn ?? id)];
    }
    case "sns":
      // A phone number is no resource: only `*` covers it.
      return [
        plain(
          `sns:${operation.replace("PublishBatch", "Publish")}`,
          optionalStr(input["TopicArn"]) ?? optionalStr(input["TargetArn"]) ?? "*",
        ),
      ];
    case "sqs": {
      const queue = str(input["QueueUrl"]).split("/").at(-1) ?? "";
      const name = queue === "" ? str(input["QueueName"]) : queue;
      return [plain(`sqs:${operation.replace(/Batch$/, "")}`, regionalArn("sqs", name))];
    }
    case "cognito-idp":
      return [
        plain(`cognito-idp:${operation}`, regionalArn("cognito-idp", `userpool/${str(input["UserPoolId"])}`)),
      ];
    case "ses":
      return [sesOperation(request)];
    case "s3":
      return s3Operations(request);
    default:
      return [plain(`${service}:${operation}`, "*")];
  }
}

function plain(action: string, resource: string): Operation {
  return { action, resources: [resource], context: {} };
}

function regionalArn(service: string, rest: string): string {
  return `arn:${account.partition}:${service}:${account.region}:${account.id}:${rest}`;
}

/** Found by ARN, by ARN without its random ending, or by name. */
export function findSecret(secrets: readonly SecretModel[], id: string): SecretModel | undefined {
  return secrets.find(
    ({ arn, name }) => id === arn || id === name || (id.startsWith("arn:") && arn.startsWith(`${id}-`)),
  );
}

export function findKey(keys: readonly KeyModel[], id: string): KeyModel | undefined {
  return keys.find(
    (key) =>
      id === key.id ||
      id === key.arn ||
      key.aliases.some((alias) => id === alias || id.endsWith(`:${alias}`)),
  );
}

/** The key whose id a local ciphertext starts with; see `services/kms.ts`. */
export function keyIdInCiphertext(blob: string): string {
  const bytes = Buffer.from(blob, "base64");
  const length = bytes[0] ?? 0;
  return bytes.subarray(1, 1 + length).toString("utf8");
}

function kmsOperation(request: AwsRequest, keys: readonly KeyModel[]): Operation {
  const { operation, input } = request;
  const id = optionalStr(input["KeyId"]) ?? keyIdInCiphertext(str(input["CiphertextBlob"]));
  const context: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(obj(input["EncryptionContext"]))) {
    context[`kms:EncryptionContext:${name}`] = [str(value)];
  }
  const names = Object.keys(obj(input["EncryptionContext"]));
  if (names.length > 0) context["kms:EncryptionContextKeys"] = names;
  return {
    action: `kms:${operation}`,
    resources: [findKey(keys, id)?.arn ?? regionalArn("kms", `key/${id}`)],
    context,
  };
}

/** SES checks the address or its whole domain, whichever is the verified identity. */
function sesOperation(request: AwsRequest): Operation {
  const from = str(request.input["FromEmailAddress"]);
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
  const domain = address.slice(address.indexOf("@") + 1);
  return {
    action: `ses:${request.operation}`,
    resources: [regionalArn("ses", `identity/${address}`), regionalArn("ses", `identity/${domain}`)],
    context: {
      "ses:FromAddress": [address],
      "ses:Recipients": list(obj(request.input["Destination"])["ToAddresses"]).map((entry) => str(entry)),
    },
  };
}

function s3Operations(request: AwsRequest): Operation[] {
  const [bucket = "", ...key] = request.path
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  const arn = `arn:${account.partition}:s3:::${bucket}`;
  if (key.length === 0)
    return [plain(`s3:${request.operation === "ListObjectsV2" ? "ListBucket" : request.operation}`, arn)];
  const operations = [plain(`s3:${request.operation}`, `${arn}/${key.join("/")}`)];
  const source = request.headers["x-amz-copy-source"];
  if (source !== undefined) {
    operations.push(
      plain("s3:GetObject", `arn:${account.partition}:s3:::${decodeURIComponent(source).replace(/^\//, "")}`),
    );
  }
  return operations;
}
