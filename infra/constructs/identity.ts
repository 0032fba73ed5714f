import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { IUserPool, UserPoolClient, UserPoolProps } from "aws-cdk-lib/aws-cognito";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolEmail,
} from "aws-cdk-lib/aws-cognito";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { IssuerConfig, PageClient, PageClients, StageConfig } from "#infra/config/stage-config.ts";
import { acknowledge } from "./acknowledge.ts";
import { webAcl } from "./web-acl.ts";

const passwordPolicy = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
};

/** A user pool: which one, and where its interface answers. */
export interface PoolAccess {
  readonly pool: IUserPool;
  readonly url: string;
}

/**
 * The three issuers in AWS, one user pool for each kind of caller, so that a token of one kind can't be minted
 * by another's sign-in. Any OIDC issuer replaces them by configuration; the authorizer sees no difference.
 */
export class Identity extends Construct {
  /** In the shape of the authorizer's ISSUERS variable. */
  readonly issuers: readonly IssuerConfig[];
  /** Origins that the pages must be allowed to talk to. */
  readonly origins: readonly string[];
  readonly pages: PageClients;
  /** Whom the directory lets in and keeps out. */
  readonly staffPool: PoolAccess;
  /** Whose phone changes with their account's. */
  readonly citizenPool: PoolAccess;

  /** `codes` judges who gets a sign-in code (ADR 0030). */
  constructor(scope: Construct, id: string, config: StageConfig, codes: IFunction) {
    super(scope, id);
    const citizens = this.pool("Citizens", config, {
      // Sign-in is a six-digit code to phone or e-mail, so that is the name; no password is ever asked for.
      signInAliases: { phone: true, email: true },
      autoVerify: { phone: true, email: true },
      selfSignUpEnabled: true,
      signInPolicy: {
        allowedFirstAuthFactors: { password: true, smsOtp: true, emailOtp: config.mailVerified },
      },
      // The pool's own sender stops at 50 a day; SES takes the domain once it is verified.
      ...(config.mailVerified && {
        email: UserPoolEmail.withSES({
          fromEmail: config.mailFrom,
          sesVerifiedDomain: config.mailFrom.split("@")[1] ?? config.mailFrom,
        }),
      }),
      accountRecovery: AccountRecovery.PHONE_ONLY_WITHOUT_MFA,
      mfa: Mfa.OFF,
      lambdaTriggers: { preSignUp: codes, customMessage: codes },
    });
    this.firewall(citizens);
    acknowledge(citizens, {
      "AwsSolutions-COG2":
        "The one-time code to phone or e-mail is itself the first factor; Cognito refuses required MFA together with it.",
      "AwsSolutions-IAM5[Resource::*]":
        "Cognito sends codes to phone numbers, which are no IAM resource; the role is usable by Cognito only, with an external id.",
    });
    const staff = this.pool("Staff", config, {
      signInAliases: { email: true },
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      userInvitation: {
        emailSubject: "Wisal · وصال",
        emailBody: `<p>${config.siteUrl}/staff/</p><p>{username}</p><p>{####}</p>`,
      },
    });
    const partners = this.pool("Partners", config, {
      signInAliases: { username: true },
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
    });

    const web = (pool: UserPool, scopeName: string): UserPoolClient => {
      const scope = new ResourceServerScope({ scopeName, scopeDescription: `Use Wisal as ${scopeName}` });
      const server = pool.addResourceServer("Wisal", { identifier: "wisal", scopes: [scope] });
      return pool.addClient("Web", {
        generateSecret: false,
        authFlows: { user: true },
        oAuth: {
          flows: { authorizationCodeGrant: true },
          scopes: [OAuthScope.OPENID, OAuthScope.PHONE, OAuthScope.resourceServer(server, scope)],
          callbackUrls: [`${config.siteUrl}/signed-in/`],
          logoutUrls: ["ar", "fr", "es", "en"].map((language) => `${config.siteUrl}/${language}/`),
        },
        // For as long a code is good, whether or not another was sent after it.
        authSessionValidity: Duration.minutes(15),
        accessTokenValidity: Duration.minutes(30),
        idTokenValidity: Duration.minutes(30),
        // Long enough for a file with all its papers; staff sign in once a shift.
        refreshTokenValidity: Duration.hours(10),
        enableTokenRevocation: true,
        preventUserExistenceErrors: true,
      });
    };
    const citizensWeb = web(citizens, "citizen");
    const staffWeb = web(staff, "staff");

    const verify = new ResourceServerScope({ scopeName: "stamps.verify", scopeDescription: "Verify stamps" });
    const redeem = new ResourceServerScope({
      scopeName: "stamps.redeem",
      scopeDescription: "Reserve and commit stamps",
    });
    const server = partners.addResourceServer("Wisal", { identifier: "wisal", scopes: [verify, redeem] });
    const passportForm = partners.addClient("PassportForm", {
      userPoolClientName: "passport-form",
      generateSecret: true,
      oAuth: {
        flows: { clientCredentials: true },
        scopes: [OAuthScope.resourceServer(server, verify), OAuthScope.resourceServer(server, redeem)],
      },
      accessTokenValidity: Duration.minutes(15),
      enableTokenRevocation: true,
    });

    const region = Stack.of(this).region;
    const domains = { citizen: "wisal-citizens", staff: "wisal-staff", partner: "wisal-partners" } as const;
    const issuerOf = (kind: IssuerConfig["kind"], pool: UserPool, client: UserPoolClient): IssuerConfig => {
      pool.addDomain("Domain", {
        cognitoDomain: { domainPrefix: domains[kind] },
        managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
      });
      if (kind !== "partner") {
        new CfnManagedLoginBranding(pool, "Branding", {
          userPoolId: pool.userPoolId,
          clientId: client.userPoolClientId,
          useCognitoProvidedValues: true,
        });
      }
      const issuer = `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`;
      return {
        kind,
        issuer,
        jwksUri: `${issuer}/.well-known/jwks.json`,
        userinfoUri: `https://${domains[kind]}.auth.${region}.amazoncognito.com/oauth2/userInfo`,
        audience: config.audience,
        // Cognito's access tokens name the client and carry no audience.
        clientIds: [client.userPoolClientId],
        // Its access tokens carry `auth_time` but no `amr`: the pool itself demands the second factor.
        ...(kind === "staff" && { secondFactor: "always" }),
      };
    };
    this.issuers = [
      issuerOf("citizen", citizens, citizensWeb),
      issuerOf("staff", staff, staffWeb),
      issuerOf("partner", partners, passportForm),
    ];
    const pagesOf = (domain: string, client: UserPoolClient, scopeName: string): PageClient => {
      const at = `https://${domain}.auth.${region}.amazoncognito.com`;
      return {
        authorization: `${at}/oauth2/authorize`,
        token: `${at}/oauth2/token`,
        signOut: `${at}/logout`,
        clientId: client.userPoolClientId,
        scope: `openid phone wisal/${scopeName}`,
      };
    };
    this.pages = {
      citizen: pagesOf(domains.citizen, citizensWeb, "citizen"),
      staff: pagesOf(domains.staff, staffWeb, "staff"),
    };
    const url = `https://cognito-idp.${region}.amazonaws.com`;
    this.staffPool = { pool: staff, url };
    this.citizenPool = { pool: citizens, url };
    // Partners have no pages.
    this.origins = [domains.citizen, domains.staff].map(
      (domain) => `https://${domain}.auth.${region}.amazoncognito.com`,
    );
  }

  /** The pool does not say from where a code is asked for: what one address may ask is judged before it. */
  private firewall(citizens: UserPool): void {
    const acl = webAcl(this, "SignInFirewall", {
      name: "wisal-sign-in",
      scope: "REGIONAL",
      rules: [
        {
          // A sign-in is some six calls: in five minutes 25 people behind one carrier's address.
          name: "rate-per-address",
          action: "block",
          statement: {
            rateBasedStatement: { aggregateKeyType: "IP", limit: 150, evaluationWindowSec: 300 },
          },
        },
      ],
    });
    new CfnWebACLAssociation(this, "SignInFirewallInPlace", {
      resourceArn: citizens.userPoolArn,
      webAclArn: acl.attrArn,
    });
  }

  private pool(id: string, config: StageConfig, props: UserPoolProps): UserPool {
    const pool = new UserPool(this, id, {
      ...props,
      userPoolName: `wisal-${id.toLowerCase()}`,
      featurePlan: FeaturePlan.ESSENTIALS,
      passwordPolicy,
      deletionProtection: config.retainData,
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(pool, {
      "AwsSolutions-COG8":
        "Threat protection of the Plus plan judges passwords and devices; codes and TOTP with budgets per number are used instead, at a third of the price per person.",
    });
    return pool;
  }
}
