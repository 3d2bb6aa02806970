import { drop, keep, kept } from '#client/device/device-store.ts';
import type { GhostPlace } from '#shared/replay/ghost/ghost.ts';

const KEPT_AS = 'overcommit.ghost.wanted';

/** A ghost that somebody wants to race next: its hall or level is begun with its seed. */
export interface WantedRace {
  readonly place: GhostPlace;
  readonly seed: string;
  /** The ghost, packed. */
  readonly text: string;
}

export function wantRace(wanted: WantedRace): void {
  keep(KEPT_AS, JSON.stringify(wanted));
}

/** The race that is wanted in a place; nothing if none is, or one elsewhere. */
export function wantedRace(place: GhostPlace): WantedRace | undefined {
  const wanted = readWanted();
  return wanted?.place.kind === place.kind && wanted.place.id === place.id ? wanted : undefined;
}

/** It has begun, or nobody wants it any more. */
export function dropWantedRace(): void {
  drop(KEPT_AS);
}

/** Storage belongs to the user: what is of another form counts as nothing. */
function readWanted(): WantedRace | undefined {
  try {
    const { place, seed, text } = (JSON.parse(kept(KEPT_AS) ?? 'null') ?? {}) as Partial<WantedRace>;
    const isWhole = [place?.kind, place?.id, seed, text].every((part) => typeof part === 'string');
    return isWhole ? ({ place, seed, text } as WantedRace) : undefined;
  } catch {
    return undefined;
  }
}
