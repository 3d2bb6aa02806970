import { getPublicKey, hashes, sign, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { signedText, type TournamentExport } from './export.ts';

// The package leaves the choice of a hash to whoever uses it.
hashes.sha512 = sha512;

/** Signs an export with a secret key of 32 bytes (Ed25519, RFC 8032). */
export function signExport(
  told: Omit<TournamentExport, 'publicKey' | 'signature'>,
  secretKey: Uint8Array,
): TournamentExport {
  const unsigned = { ...told, publicKey: publicKeyOf(secretKey) };
  return { ...unsigned, signature: bytesToHex(sign(utf8ToBytes(signedText(unsigned)), secretKey)) };
}

/** The public key of a secret one, hex. */
export function publicKeyOf(secretKey: Uint8Array): string {
  return bytesToHex(getPublicKey(secretKey));
}

/** Whether an export is as whoever has that key signed it. */
export function isSigned(told: TournamentExport): boolean {
  try {
    return verify(hexToBytes(told.signature), utf8ToBytes(signedText(told)), hexToBytes(told.publicKey));
  } catch {
    return false;
  }
}
