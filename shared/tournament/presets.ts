import type { TournamentPreset, TournamentSettings } from '#shared/tournament/messages.ts';
import type { Format, Rules, TieBreak } from './rules.ts';

/** A tournament that is ready to be set up. */
export interface Preset {
  readonly rules: Rules;
  readonly settings: TournamentSettings;
}

/** In the order in which they part: what those who met came to first, then what tells more about how one played. Design value. */
const TIE_BREAKS: readonly TieBreak[] = ['headToHead', 'buchholzCut1', 'promises', 'badGold', 'bestComposite'];
const PLACES: readonly TieBreak[] = ['sumOfPlaces', 'promises', 'badGold', 'bestComposite'];
/** Two composites that differ by less than a point are a draw. Design value. */
const DRAW_MILLI = 1000;
const EVER = Number.MAX_SAFE_INTEGER;

/** Design values: a minute and a half to check in, a minute to come back, spectators half a minute late, the last fifth frozen. */
const SETTINGS: TournamentSettings = {
  checkInS: 90,
  turnaroundS: 60,
  reconnectS: 60,
  delayS: 30,
  freezePermille: 800,
  pace: 1,
  teamSize: 1,
  openEntry: true,
};

const LUNCH_S = 2400;

export const PRESETS: { readonly [P in TournamentPreset]: Preset } = {
  lunchArena: {
    rules: rules({ kind: 'arena', lengthS: LUNCH_S, best: 5, points: 'duel' }, ['sprint'], EVER),
    settings: { ...SETTINGS, checkInS: 30, turnaroundS: 10 },
  },
  swissCup: {
    rules: rules({ kind: 'swiss', rounds: 5 }, ['sprint', 'memory-crunch', 'moving-day', 'under-attack', 'lesson'], 2),
    settings: { ...SETTINGS, turnaroundS: 180, teamSize: 4 },
  },
  grandPrix: {
    rules: {
      ...rules({ kind: 'grandPrix', events: 5, points: 'place', drop: 1 }, ['period'], EVER),
      tieBreaks: PLACES,
    },
    settings: { ...SETTINGS, turnaroundS: 600, teamSize: 5 },
  },
  roundRobin: {
    rules: rules({ kind: 'roundRobin', legs: 1 }, ['sprint'], 1),
    settings: { ...SETTINGS, teamSize: 4 },
  },
  knockout: {
    rules: rules({ kind: 'elimination', losses: 1 }, ['sprint'], 1),
    settings: { ...SETTINGS, teamSize: 4, freezePermille: 1000 },
  },
  programs: {
    rules: rules({ kind: 'swiss', rounds: 5 }, ['sprint'], 2),
    settings: { ...SETTINGS, checkInS: 30, turnaroundS: 5, reconnectS: 20, pace: 4 },
  },
};

function rules(format: Format, halls: Rules['halls'], lateUntilRound: number): Rules {
  return { format, halls, tieBreaks: TIE_BREAKS, drawWithinMilli: DRAW_MILLI, lateUntilRound };
}
