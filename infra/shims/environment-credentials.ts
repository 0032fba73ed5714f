/**
 * Stands in for the SDK's search for credentials in every bundle. Lambda hands a role's credentials over in the
 * environment and nowhere else; the search through profiles, SSO, web identity and instance metadata costs
 * 100 KB of each bundle, parsed at every first call, to find what is already there.
 *
 * @throws at the first call to AWS when the environment holds no credentials.
 */
export const defaultProvider =
  () =>
  (): Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  }> => {
    const accessKeyId = process.env["AWS_ACCESS_KEY_ID"];
    const secretAccessKey = process.env["AWS_SECRET_ACCESS_KEY"];
    const sessionToken = process.env["AWS_SESSION_TOKEN"];
    return accessKeyId && secretAccessKey
      ? Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) })
      : Promise.reject(new Error("the environment holds no AWS credentials"));
  };
