import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * Memory-hard hashes of passwords: scrypt (RFC 7914) with the least cost that the OWASP Password Storage Cheat Sheet gives for
 * it: N = 2^17 (128 MiB), r = 8 (1 024 bytes), p = 1. The cost stands in each hash, so that it can be raised.
 */
export const OWASP_COST: PasswordCost = { logN: 17, r: 8, p: 1 };

/** What a hash costs: 128 · 2^logN · r bytes of memory, and p times the work for that. */
export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}
/** RFC 7914, section 6, leaves both to the user; NIST SP 800-132 asks for at least 16 bytes of salt. */
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Node refuses to take more; the algorithm takes 128 · N · r bytes and a little. */
const MEMORY_MAX_BYTES = 2 * 128 * 2 ** OWASP_COST.logN * OWASP_COST.r;
const FORM = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

/** A password as it is stored: cost, salt and key, nothing that leads back. */
export async function hashPassword(password: string, { logN, r, p }: PasswordCost = OWASP_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, { N: 2 ** logN, r, p }, KEY_BYTES);
  return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a password is the one of a hash. Takes as long whether it is or not. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, logN, r, p, salt, key] = FORM.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return false;
  const right = Buffer.from(key, 'base64url');
  const cost = { N: 2 ** Number(logN), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), cost, right.length), right);
}

/** What a password is compared with when there is no such account: the same work, and never right. */
export function nobodysHash({ logN, r, p }: PasswordCost): string {
  return ['scrypt', logN, r, p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');
}

/** Signs that are the same to the reader are the same here (NIST SP 800-63B, section 5.1.1.2: NFKC). */
function derive(password: string, salt: Buffer, cost: ScryptOptions, bytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, { ...cost, maxmem: MEMORY_MAX_BYTES }, (problem, key) => {
      if (problem) reject(problem);
      else resolve(key);
    });
  });
}

/** Letters and digits that nobody mistakes for each other: 32 of them. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_SIGNS = 5;

/** A password to begin with: 20 signs of 32, 100 bits; typed once, then changed. */
export function startPassword(): string {
  const group = () => Array.from({ length: GROUP_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
