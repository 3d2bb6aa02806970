import { keep, kept } from '#client/device/device-store.ts';

/** Which scenarios were played to the end on this device, and which one is wanted again. */

const KEPT_AS = 'overcommit.played';
let again = '';

/** Scenarios that somebody finished here. */
export function playedScenarios(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(kept(KEPT_AS) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function notePlayed(scenario: string): void {
  const played = playedScenarios();
  if (played.includes(scenario)) return;
  keep(KEPT_AS, JSON.stringify([...played, scenario]));
}

/** The page for one who plays alone opens with this scenario next. */
export function wantAgain(scenario: string): void {
  again = scenario;
}

/** The scenario to begin with: the one that is wanted again, else the first in order that was not played here yet. */
export function nextScenario(ids: readonly string[]): string {
  if (ids.includes(again)) return again;
  const played = playedScenarios();
  return ids.find((id) => !played.includes(id)) ?? ids[0] ?? '';
}
