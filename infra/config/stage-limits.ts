/**
 * What the API takes in calls a second, and saved up. A release of scarce places is thousands of people in one second,
 * three calls each: 5,000 a second leaves half of the account's 10,000 to everything else. What such a release comes
 * to is in docs/simulation.md.
 */
export const stageLimits = { throttlingRateLimit: 5_000, throttlingBurstLimit: 5_000 } as const;
