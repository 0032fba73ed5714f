import { generateKeyPairSync, sign } from "node:crypto";
import { GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";

/** DER leaves out leading zeros; with both numbers of full length a signature has 70 bytes at least. */
const FULL_LENGTH = 70;

/**
 * A KMS client with one asymmetric key, which answers as AWS does: public key and signatures in DER. `short`: each
 * signature has a number with a leading zero byte, as one in 128 has.
 */
export const signingKms = ({ short = false } = {}) => {
  const client = new KMSClient({ region: "eu-west-3" });
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const mock = mockClient(client);
  mock.on(GetPublicKeyCommand).resolves({ PublicKey: publicKey.export({ format: "der", type: "spki" }) });
  mock.on(SignCommand).callsFake(async ({ Message }: { readonly Message: Uint8Array }) => {
    let Signature = sign("sha256", Message, privateKey);
    while (short && Signature.length >= FULL_LENGTH) Signature = sign("sha256", Message, privateKey);
    return { Signature };
  });
  return { client, mock };
};
