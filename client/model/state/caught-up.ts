import { keep, kept } from '#client/device/device-store.ts';

const KEPT_AS = 'overcommit.caughtUp.';

/** Whether the one at this device has put away the card for late comers of this session, also before a reload. */
export function isCaughtUp(code: string): boolean {
  return kept(KEPT_AS + code) !== null;
}

export function keepCaughtUp(code: string): void {
  keep(KEPT_AS + code, 'yes');
}
