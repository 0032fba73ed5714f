/** A public key with which a seal is verified (RFC 7517). */
export interface PublicKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: "ES256";
  readonly use: "sig";
}

/** Seals what a document says, so that a desk without network can tell that we issued it. */
export interface DocumentSeal {
  /** The claims as a compact JWS (RFC 7515) under ES256, with the key's id in its header. */
  seal(claims: Readonly<Record<string, string | number>>): Promise<string>;
  /** The keys with which seals are verified. */
  keys(): Promise<readonly PublicKey[]>;
}
