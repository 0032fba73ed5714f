/** One paper of one beneficiary (numbered from 1). */
export interface Paper {
  readonly beneficiary: number;
  readonly documentId: string;
}

/** A paper's name within its request. */
export const paperKeyOf = ({ beneficiary, documentId }: Paper): string => `${beneficiary}-${documentId}`;

/** Which upload an object belongs to. */
export interface ObjectAddress extends Paper {
  readonly requestId: string;
  readonly uploadId: string;
}

/** The key of an upload's object in either bucket: ids only, nothing that the citizen typed. */
export const objectKeyOf = (address: ObjectAddress): string =>
  `${address.requestId}/${paperKeyOf(address)}/${address.uploadId}`;

const OBJECT_KEY = /^(req_[A-Za-z0-9]{8,40})\/([1-6])-([a-z0-9-]{1,60})\/(upl_[A-Za-z0-9]{8,40})$/;

/** Reads an object's key; undefined when it is none of ours. */
export const readObjectKey = (key: string): ObjectAddress | undefined => {
  const [, requestId, beneficiary, documentId, uploadId] = OBJECT_KEY.exec(key) ?? [];
  return requestId === undefined || documentId === undefined || uploadId === undefined
    ? undefined
    : { requestId, beneficiary: Number(beneficiary), documentId, uploadId };
};
