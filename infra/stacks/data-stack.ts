import type { App } from "aws-cdk-lib";
import { CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { UserPool } from "aws-cdk-lib/aws-cognito";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Env as IdentityCodeEnv } from "#functions/identity-code/env.ts";
import type { IssuerConfig, PageClients, StageConfig } from "#infra/config/stage-config.ts";
import { acknowledge } from "#infra/constructs/acknowledge.ts";
import { AnchorBucket } from "#infra/constructs/anchor-bucket.ts";
import { AuditorRole } from "#infra/constructs/auditor-role.ts";
import { DocumentBuckets } from "#infra/constructs/document-buckets.ts";
import { mayUseTable } from "#infra/constructs/grants.ts";
import type { PoolAccess } from "#infra/constructs/identity.ts";
import { Identity } from "#infra/constructs/identity.ts";
import { Keys } from "#infra/constructs/keys.ts";
import type { AlarmSpec, HasAlarms } from "#infra/constructs/wisal-alarm.ts";
import { WisalFunction } from "#infra/constructs/wisal-function.ts";
import type { TableDefinition } from "#shared/adapters/dynamodb/table.ts";
import { tables } from "#shared/adapters/dynamodb/table.ts";

type SecretName =
  | "booking"
  | "mandate"
  | "person"
  | "stamp"
  | "cmi"
  | "cmi-api"
  | "agency"
  | "wallet"
  | "origin"
  | "webhook";

const secretPurposes: Readonly<Record<SecretName, string>> = {
  booking: "Signs what a citizen was shown, so that only shown slots can be held",
  mandate: "Signs the mandates under which agents act for citizens (R1)",
  person: "Hashes identity numbers for the one-appointment-per-person guard (A2)",
  stamp: "Hashes stamp codes (T3)",
  cmi: "Store key of the card provider; replace the generated value by the provider's before opening",
  "cmi-api":
    "Password of our user of the card provider's interface; replace the generated value by the provider's before opening",
  agency: "Shared with the network of payment agencies, which signs with it",
  wallet: "Shared with the mobile wallet: signs requests to pay, and what it says of them",
  webhook: "What partners' secrets are drawn from, under which their notices are signed (T7)",
  origin: "Proves to the API that a call came through CloudFront",
};

/** Budgets of sign-in codes that many people share, and what it means when one is spent. */
const spentBudgets: readonly AlarmSpec[] = (["country", "newcomers", "known"] as const).map((budget) => ({
  name: `sign-in-codes-${budget}`,
  metric: new Metric({
    namespace: "Wisal",
    metricName: `sign-in-refused-${budget}`,
    dimensionsMap: { service: "identity-code" },
    statistic: "Sum",
    period: Duration.minutes(5),
  }),
  threshold: 0,
  impact:
    budget === "known"
      ? "Citizens get no sign-in code until the day is over."
      : "People who sign in for the first time get no code; somebody may be pumping messages.",
  runbook: "sms-spend",
}));

/** What must outlive everything else: keys, tables, secrets and the people who may sign in. */
export class DataStack extends Stack implements HasAlarms {
  readonly alarms: readonly AlarmSpec[];
  readonly keys: Keys;
  readonly tables: Readonly<Record<keyof typeof tables, Table>>;
  readonly secrets: Readonly<Record<SecretName, Secret>>;
  readonly documents: DocumentBuckets;
  /** Anchors of the audit trail (E3). */
  readonly anchors: AnchorBucket;
  readonly issuers: readonly IssuerConfig[];
  /** Origins of the sign-in pages, for the site's content security policy. */
  readonly issuerOrigins: readonly string[];
  /** How the pages sign people in. */
  readonly pageClients: PageClients;
  /** Whom the directory lets in and keeps out; none where another issuer has its own administration. */
  readonly staffPool: PoolAccess | undefined;
  readonly citizenPool: PoolAccess | undefined;
  /** To where pages send papers (D1), for the same policy. */
  readonly uploadOrigin: string;
  /** From where a desk reads the rebuilt copies of papers. */
  readonly copiesOrigin: string;

  constructor(app: App, config: StageConfig) {
    super(app, "WisalData", {
      env: { region: config.region },
      description: "Wisal: keys, tables, secrets, sign-in",
      terminationProtection: config.retainData,
    });
    this.keys = new Keys(this, "Keys", config);
    this.tables = {
      core: this.table("Core", "core", tables.core, config),
      stamps: this.table("Stamps", "stamps", tables.stamps, config),
      audit: this.table("Audit", "audit", tables.audit, config),
    };
    this.secrets = {
      booking: this.secret("booking", config),
      mandate: this.secret("mandate", config),
      person: this.secret("person", config),
      stamp: this.secret("stamp", config),
      cmi: this.secret("cmi", config),
      "cmi-api": this.secret("cmi-api", config),
      agency: this.secret("agency", config),
      wallet: this.secret("wallet", config),
      origin: this.secret("origin", config),
      webhook: this.secret("webhook", config),
    };
    this.documents = new DocumentBuckets(this, "Documents", config, this.keys.data);
    this.anchors = new AnchorBucket(this, "Anchors", config, this.documents.logs);
    new CfnOutput(this, "AnchorsBucketName", { value: this.anchors.bucketName });
    new AuditorRole(this, "Auditor", {
      trail: this.tables.audit,
      anchors: this.anchors,
      key: this.keys.anchors,
    });
    this.uploadOrigin =
      config.bucketsOrigin ?? `https://${this.documents.quarantine.bucketRegionalDomainName}`;
    this.copiesOrigin = config.bucketsOrigin ?? `https://${this.documents.clean.bucketRegionalDomainName}`;
    // Beside the pool that asks it; any other issuer keeps its own budgets (ADR 0030).
    const codes = new WisalFunction<IdentityCodeEnv>(this, "IdentityCode", {
      config,
      name: "identity-code",
      description: "Judges who gets a sign-in code, and puts it in words (N2, N3)",
      memory: 512,
      // The pool waits five seconds and no longer.
      timeout: Duration.seconds(5),
      environment: { CORE_TABLE: this.tables.core.tableName },
      grants: [mayUseTable(this.tables.core, ["UpdateItem"], ["SIGNIN#*"])],
      impact: "Citizens get no sign-in code: nobody new can sign in.",
      runbook: "sign-in-failing",
    });
    this.alarms = [...codes.alarms, ...spentBudgets];
    if (config.issuers === "cognito") {
      const identity = new Identity(this, "Identity", config, codes.function);
      this.issuers = identity.issuers;
      this.issuerOrigins = identity.origins;
      this.pageClients = identity.pages;
      this.staffPool = identity.staffPool;
      this.citizenPool = identity.citizenPool;
    } else {
      const { listed, pages } = config.issuers;
      this.issuers = listed;
      this.issuerOrigins = [...new Set(listed.map(({ issuer }) => new URL(issuer).origin))];
      this.pageClients = pages;
      const poolOf = (id: string, pool: StageConfig["staffPool"]): PoolAccess | undefined =>
        pool && { pool: UserPool.fromUserPoolId(this, id, pool.id), url: pool.url };
      this.staffPool = poolOf("StaffPool", config.staffPool);
      this.citizenPool = poolOf("CitizenPool", config.citizenPool);
    }
  }

  private table(id: string, name: string, definition: TableDefinition, config: StageConfig): Table {
    const string = (attribute: string) => ({ name: attribute, type: AttributeType.STRING });
    const table = new Table(this, id, {
      tableName: `wisal-${name}`,
      partitionKey: string(definition.partitionKey),
      sortKey: string(definition.sortKey),
      // On demand: a release of places is a minute's stampede; warm throughput is set before one (see the runbook).
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.keys.data,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: config.retainData,
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(definition.timeToLive && { timeToLiveAttribute: definition.timeToLive }),
      ...(definition.stream && { stream: StreamViewType.NEW_IMAGE }),
    });
    for (const index of definition.indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: string(index.partitionKey),
        sortKey: string(index.sortKey),
        projectionType: ProjectionType[index.projection],
      });
    }
    return table;
  }

  private secret(name: SecretName, config: StageConfig): Secret {
    const secret = new Secret(this, `${name[0]?.toUpperCase()}${name.slice(1)}Secret`, {
      secretName: `wisal/${name}-secret`,
      description: secretPurposes[name],
      encryptionKey: this.keys.secrets,
      // 64 letters and digits are 381 bits, more than SHA-256 can use.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(secret, {
      "AwsSolutions-SMG4":
        "A new value voids what the old one hashed or signed, so rotation is a deliberate step with a key id (docs/runbooks/rotate-a-secret.md), never a timer.",
    });
    return secret;
  }
}
