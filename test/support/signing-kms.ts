import { generateKeyPairSync, sign } from "node:crypto";
import { GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";

/**
 * A KMS client with one asymmetric key, which answers as AWS does: public key and signatures in DER. `lengths` are
 * those of the signatures given so far, in bytes.
 */
export const signingKms = () => {
  const client = new KMSClient({ region: "eu-west-3" });
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const mock = mockClient(client);
  mock.on(GetPublicKeyCommand).resolves({ PublicKey: publicKey.export({ format: "der", type: "spki" }) });
  const lengths: number[] = [];
  mock.on(SignCommand).callsFake(async ({ Message }: { readonly Message: Uint8Array }) => {
    const signature = sign("sha256", Message, privateKey);
    lengths.push(signature.length);
    return { Signature: signature };
  });
  return { client, mock, lengths };
};
