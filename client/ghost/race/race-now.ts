import { navigate } from '#client/ui/page/router.tsx';
import type { GhostFacts } from '../run/ghost-messages.ts';
import { wantRace } from './wanted-race.ts';

/** To the page of a ghost's hall or level, which begins with its seed, and with it. */
export function raceNow({ place, seed, text }: GhostFacts): void {
  wantRace({ place, seed, text });
  navigate(place.kind === 'level' ? `/level/${place.id}` : `/solo?hall=${place.id}`);
}
