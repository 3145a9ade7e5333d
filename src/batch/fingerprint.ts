import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Everything that the bytes of an output depend on, by the name that a user knows it by; files by their SHA-256. */
export type Fingerprint = Readonly<Record<string, string>>;

/** A digest of a file's content; '' for one that cannot be read, which whoever reads it will tell. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  } catch {
    return '';
  }
  return hash.digest('hex');
}

/** A short text of a value, the same for equal ones. */
export function valueDigest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex');
}

/** The names of what differs. */
export function differences(a: Fingerprint, b: Fingerprint): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}
