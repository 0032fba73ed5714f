import { PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import { s3AnchorStore } from "./anchor-store.ts";

const refusal = (status: number) =>
  new S3ServiceException({
    name: "PreconditionFailed",
    $fault: "client",
    message: "",
    $metadata: { httpStatusCode: status },
  });

const storeAnswering = (answer: Error | undefined) => {
  const client = new S3Client({ region: "eu-west-3" });
  const mock = mockClient(client);
  if (answer === undefined) mock.on(PutObjectCommand).resolves({});
  else mock.on(PutObjectCommand).rejects(answer);
  return { store: s3AnchorStore(client, "anchors"), mock };
};

describe("keeping an anchor (E3)", () => {
  it("puts it where there is none, with the checksum that a locked bucket asks for", async () => {
    const { store, mock } = storeAnswering(undefined);
    expect(await store.keep("2026-11-21T10", { heads: [], seal: "seal" })).toBe("kept");
    expect(mock.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Key: "anchors/2026-11-21T10.json",
      IfNoneMatch: "*",
      ChecksumAlgorithm: "SHA256",
    });
  });

  it.each([409, 412])("tells of one that is there already by S3's %i", async (status) => {
    const { store } = storeAnswering(refusal(status));
    expect(await store.keep("2026-11-21T10", { heads: [], seal: "seal" })).toBe("there");
  });

  it("fails where S3 does", async () => {
    const { store } = storeAnswering(refusal(503));
    await expect(store.keep("2026-11-21T10", { heads: [], seal: "seal" })).rejects.toThrow();
  });
});
