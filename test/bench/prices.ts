/**
 * Public prices in US dollars, as data: change them here, and the costs follow.
 *
 * us-east-1, whose figures are the ones quoted everywhere. The product's Region, eu-west-3, is dearer by some
 * 15 to 20 %: to be checked against the price list before a budget is made of it.
 */
export const prices = {
  region: "us-east-1",
  asOf: "November 2025",
  source:
    "aws.amazon.com: dynamodb/pricing/on-demand (after the cut of November 2024), lambda/pricing (arm64), api-gateway/pricing (REST)",
  perMillion: {
    writeUnits: 0.625,
    readUnits: 0.125,
    invocations: 0.2,
    apiCalls: 3.5,
  },
  gigabyteSecond: 0.0000133334,
} as const;

/** How long one invocation is billed for, in milliseconds: of AWS, not of the emulator, so assumed. */
export const assumed = {
  /** Three writes of about 7.5, 7.5 and 25 ms in two calls, and 5 ms of our own in each. */
  bookingMs: 50,
  /** One read and a signature. */
  authorizerMs: 8,
  /** One read. */
  verificationMs: 10,
} as const;
