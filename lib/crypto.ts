import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

// Prepared once: a raw buffer is made into a key anew on every use, which costs more than the cipher.
type Keyring = { data: Map<number, KeyObject>; dataCurrent: number; index: Buffer[] };

const NONCE = 12;
const TAG = 16;
const VERSION = 1;

const derive = (secret: Buffer, purpose: string) =>
  Buffer.from(hkdfSync("sha256", secret, "", `parley/${purpose}`, 32));

/** A key's id is its own fingerprint, so that order in the environment does not matter. */
const keyId = (key: Buffer) =>
  createHash("sha256").update("parley/key-id").update(key).digest().readUInt16BE(0);

let ring: Keyring | null = null;
const tenantIndexKeys = new Map<number, KeyObject[]>();

function keyring(): Keyring {
  if (ring) return ring;
  const { encryptionKeys, indexKeys } = env();
  const dataKeys = encryptionKeys.map((k) => derive(k, "data"));
  ring = {
    data: new Map(dataKeys.map((k) => [keyId(k), createSecretKey(k)])),
    dataCurrent: keyId(dataKeys[0] ?? Buffer.alloc(0)),
    index: (indexKeys.length > 0 ? indexKeys : encryptionKeys).map((k) => derive(k, "index")),
  };
  return ring;
}

/**
 * AES-256-GCM under the current data key. `context` (workspace, record, field) is bound as additional
 * data: a sealed value moved to another row does not open. Returns base64 of version|key id|nonce|ciphertext|tag.
 */
export function seal(plain: string, context: string): string {
  const { data, dataCurrent } = keyring();
  const key = data.get(dataCurrent);
  if (!key) throw new Error("no current data key");
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const head = Buffer.from([VERSION, dataCurrent >> 8, dataCurrent & 0xff]);
  return Buffer.concat([head, nonce, body, cipher.getAuthTag()]).toString("base64");
}

/** Opens what `seal` made, with the current or any former key. Throws when the context differs or a bit was changed. */
export function unseal(sealed: string, context: string): string {
  const raw = Buffer.from(sealed, "base64");
  const key = keyring().data.get(raw.readUInt16BE(1));
  if (raw[0] !== VERSION || !key) throw new Error("sealed with an unknown key");
  const decipher = createDecipheriv("aes-256-gcm", key, raw.subarray(3, 3 + NONCE)).setAAD(
    Buffer.from(context),
  );
  decipher.setAuthTag(raw.subarray(raw.length - TAG));
  return (
    decipher.update(raw.subarray(3 + NONCE, raw.length - TAG), undefined, "utf8") + decipher.final("utf8")
  );
}

/**
 * Blind indexes of a value in one workspace: HMAC-SHA256 under HKDF(index key, workspace), 128 bits, base64url.
 * The current key's comes first; former keys follow, because opt-outs of erased people can't be re-indexed.
 */
export function blindIndexes(workspaceId: number, value: string): [string, ...string[]] {
  let keys = tenantIndexKeys.get(workspaceId);
  if (!keys) {
    keys = keyring().index.map((k) =>
      createSecretKey(Buffer.from(hkdfSync("sha256", k, "", `workspace/${workspaceId}`, 32))),
    );
    tenantIndexKeys.set(workspaceId, keys);
  }
  const [first, ...rest] = keys.map((k) =>
    createHmac("sha256", k).update(value).digest().subarray(0, 16).toString("base64url"),
  );
  if (first === undefined) throw new Error("no index key");
  return [first, ...rest];
}

export const hasFormerIndexKeys = (): boolean => keyring().index.length > 1;

export const blindIndex = (workspaceId: number, value: string): string => blindIndexes(workspaceId, value)[0];

export const sha256 = (value: string): string => createHash("sha256").update(value).digest("hex");

/** What nobody but this installation writes under a text, for one purpose; base64url, 43 characters. */
export const signature = (purpose: string, text: string): string => signatures(purpose, text)[0];

/** The same with every key there is, the current one's first: what was given out before a rotation still counts. */
export function signatures(purpose: string, text: string): [string, ...string[]] {
  const { encryptionKeys } = env();
  const [first, ...former] = encryptionKeys.map((key) =>
    createHmac("sha256", derive(key, `signature/${purpose}`))
      .update(text)
      .digest("base64url"),
  );
  if (first === undefined) throw new Error("no key to sign with");
  return [first, ...former];
}

/** A secret token, URL-safe; 32 characters carry 192 bits. */
export const randomToken = (bytes = 24): string => randomBytes(bytes).toString("base64url");

export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest()];
  return timingSafeEqual(x, y);
}
