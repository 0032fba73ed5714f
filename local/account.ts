/** The one account and Region that the local run pretends to be. */
export const account = { id: "000000000000", region: "eu-west-3", partition: "aws" } as const;
