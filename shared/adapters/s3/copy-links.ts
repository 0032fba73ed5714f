import type { S3Client } from "@aws-sdk/client-s3";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getEndpointFromInstructions } from "@smithy/core/endpoints";
import { SignatureV4 } from "@smithy/signature-v4";
import type { CopyLinks } from "#shared/ports/document-files.ts";

/**
 * Links by a signature in the query, for one object and some seconds. The answer's headers are part of what is
 * signed: the copy is saved under a name of ours and never opened in a page (D3). Its pages come from the storage's
 * own origin, where no script and no cookie of ours is.
 */
export const s3CopyLinks = (client: S3Client, bucket: string): CopyLinks => {
  const { region, credentials, sha256 } = client.config;
  const signer = new SignatureV4({ service: "s3", region, credentials, sha256, uriEscapePath: false });
  return {
    sign: async ({ key, type }, fileName, seconds) => {
      const { url } = await getEndpointFromInstructions({ Bucket: bucket, Key: key }, GetObjectCommand, {
        ...client.config,
      });
      const { path, query = {} } = await signer.presign(
        {
          method: "GET",
          protocol: url.protocol,
          hostname: url.hostname,
          path: `${url.pathname.replace(/\/$/, "")}/${key}`,
          query: {
            "response-cache-control": "no-store",
            "response-content-disposition": `attachment; filename="${fileName}"`,
            "response-content-type": type,
          },
          headers: { host: url.host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
        },
        { expiresIn: seconds },
      );
      const search = Object.entries(query)
        .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
        .join("&");
      return `${url.origin}${path}?${search}`;
    },
  };
};
