const KEPT_AS = 'overcommit.caughtUp.';

/** Whether the one at this window has put away the card for late comers of this session, also before a reload. */
export function isCaughtUp(code: string): boolean {
  return sessionStorage.getItem(KEPT_AS + code) !== null;
}

export function keepCaughtUp(code: string): void {
  sessionStorage.setItem(KEPT_AS + code, 'yes');
}
