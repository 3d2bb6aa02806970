import { useState } from 'preact/hooks';
import { keep, kept } from '#client/device/device-store.ts';

/** The session of a match that this device has checked in for, and how to keep it. */
export function useKeptMatch(code: string, match: number): readonly [string | undefined, (session: string) => void] {
  const key = `overcommit.tournament.match.${code}.${match}`;
  const [session, setSession] = useState<string | undefined>(kept(key) ?? undefined);
  const keepIt = (of: string): void => {
    keep(key, of);
    setSession(of);
  };
  return [session, keepIt];
}
