import { addressOf } from '#client/device/address.ts';

/** The address that opens a ghost. What follows the # never reaches a server. */
export function ghostAddress(text: string): string {
  return new URL(addressOf(`/ghost#${text}`), location.href).href;
}
