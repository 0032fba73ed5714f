/** Throw-away authorizer: the token says what becomes of the request. */
export const handler = (event: { headers: Record<string, string>; methodArn: string }) => {
  const token = event.headers["authorization"] ?? event.headers["Authorization"];
  if (token === "Bearer nobody") throw new Error("Unauthorized");
  if (token === "Bearer broken") throw new Error("something else");
  return Promise.resolve({
    principalId: "me",
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Action: "execute-api:Invoke",
          Effect: token === "Bearer denied" ? "Deny" : "Allow",
          Resource: event.methodArn.replace(/\/[A-Z]+\/.*$/, "/*"),
        },
      ],
    },
    context: { caller: '{"kind":"citizen"}' },
  });
};
