import { useMemo } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { keepTournamentKey, keptTournamentKey, type TournamentRole } from '#client/net/tournament-keys.ts';
import { rename } from '#client/ui/page/router.tsx';

/** What lets the reader run or enter a tournament: what a link carries behind its `#`, which no server sees, else what this device keeps. */
export function useTournamentKey(code: string, role: TournamentRole): string | undefined {
  return useMemo(() => {
    const { anchor, path } = here();
    if (anchor === '' || anchor === 'content') return keptTournamentKey(code, role);
    keepTournamentKey(code, role, anchor);
    rename(path);
    return anchor;
  }, [code, role]);
}
