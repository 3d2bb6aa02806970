import type { SeriesName } from '#shared/sim/accounts/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/**
 * What a session leaves behind, to be looked at when it is over: GET /api/sessions/:code/debrief. Codes and numbers
 * only; the words are in the language files. Also the score as it is told during a game.
 */

/** What the composite score is made of, in the order of the screen. */
export const SCORE_AXES = ['promises', 'density', 'energy', 'profit', 'predictions'] as const;
export type ScoreAxis = (typeof SCORE_AXES)[number];

/** Sets of weights of the axes, chosen when a session is made and locked at its start. */
export const WEIGHT_PRESETS = ['operations', 'business', 'green', 'theory'] as const;
export type WeightPreset = (typeof WEIGHT_PRESETS)[number];

/** Points in thousandths, 0..100 000, on each axis; an axis without weight in the preset may be missing. */
export type AxisPoints = { readonly [axis in ScoreAxis]?: number };

/** Told to each team about once a second, and to the instructor in `overview`. All points in thousandths. */
export interface ScoreNow {
  /** Tick it was computed at. */
  readonly tick: number;
  /** Whether the bots have run already: without their day there is no floor and no target, and no points. */
  readonly ready: boolean;
  /** Composite of the session so far, 0..100 000; 0 while not ready. */
  readonly milliPoints: number;
  readonly axes: AxisPoints;
  /** What moved it last; absent while nothing has. */
  readonly change?: ScoreChange;
}

export interface ScoreChange {
  readonly axis: ScoreAxis;
  /** Difference in thousandths of a point, of the composite. */
  readonly milliPoints: number;
  /** Cause as in the loss ledger, and row of the tenant, if service was lost; absent if it was work, energy or money. */
  readonly cause?: string;
  readonly tenant?: number;
}

/** The score of a team at the end, or now. Points in thousandths. */
export interface ScoreSummary {
  readonly milliPoints: number;
  readonly axes: AxisPoints;
  /** Day by day; the composite is their mean by time played. */
  readonly days: readonly {
    readonly fromS: number;
    readonly toS: number;
    readonly milliPoints: number;
    readonly axes: AxisPoints;
  }[];
}

/** Day-to-date figures of the bots at every `everyS` seconds, one list per axis: what the points 0 and 100 mean. */
export interface ParFigures {
  readonly everyS: number;
  readonly floor: AxisFigureLists;
  readonly target: AxisFigureLists;
}
/** Predictions are made by people: there is no figure of a bot to compare them with. */
type AxisFigureLists = { readonly [axis in Exclude<ScoreAxis, 'predictions'>]: readonly number[] };

/** One number a beat and column; names, units and which are cumulative: `SERIES` of the engine. Exact, not rounded. */
export interface SeriesFigures {
  /** Beats that are filled, from the first. */
  readonly beats: number;
  readonly columns: { readonly [S in SeriesName]: readonly number[] } & { readonly [name: string]: readonly number[] };
}

/** What one tenant lost by one cause; whole cents, the sums are the books to the cent. */
export interface LossFigures {
  /** Row of the tenant in the scenario. */
  readonly tenant: number;
  /** Code of the cause. */
  readonly cause: string;
  /** VM-ticks of good service that were lost, and the same weighted by the tier of the tenant. */
  readonly goodTicks: number;
  readonly weightedTicks: number;
  readonly feeCents: number;
  readonly creditCents: number;
  /** Ticks of the first and the last loss: where to jump to in the replay. */
  readonly firstTick: number;
  readonly lastTick: number;
  /** What each day of the game so far took of it, from the first; they add up to the line. */
  readonly days: readonly Pick<LossFigures, 'goodTicks' | 'weightedTicks' | 'feeCents' | 'creditCents'>[];
}

/** The books of a team, in cents. `cashCents` = opening + all that came in − all that went out. */
export interface BookFigures {
  readonly openingCents: number;
  readonly cashCents: number;
  readonly revenueCents: number;
  readonly creditsCents: number;
  readonly energyCents: number;
  readonly purchasesCents: number;
  readonly salesCents: number;
  readonly goodwillCents: number;
  readonly loansCents: number;
  readonly repaidCents: number;
  readonly interestCents: number;
}

/** Everything about a team that it may see itself, and the instructor. */
export interface TeamAccounts {
  /** Names of its members who were there at the end. */
  readonly members: readonly string[];
  readonly series: SeriesFigures;
  readonly losses: readonly LossFigures[];
  readonly books: BookFigures;
  /** How often each order was given by its people, by name of the command. */
  readonly orders: { readonly [command: string]: number };
  /** Of those, orders of another job than their giver's. Absent where nobody had a job. */
  readonly covers?: number;
  /** Questions about what its journal holds: name of the card, and tick of the moment that it asks about. */
  readonly cards?: readonly CardFigures[];
  /** Overcommit that stood at the end, % of machine memory. */
  readonly overcommitPercent: number;
}

export interface CardFigures {
  readonly id: string;
  readonly tick: number;
}

/**
 * One team. `score` is absent until the bots have run, and in a hall without an end. `accounts` is absent for a player's other
 * teams, which come without number and emblem then, the best first.
 */
export interface TeamDebrief {
  /** −1: another team, shown without name. */
  readonly team: number;
  /** Index into the eight team names, colours and emblems; −1 where teams are shown without names. */
  readonly emblem: number;
  readonly score?: ScoreSummary;
  readonly accounts?: TeamAccounts;
}

/** What a moment is marked for: the first five are found by rule, `byHand` was set by somebody. */
const BOOKMARK_KINDS = ['firstBreach', 'worstMinute', 'bestSave', 'overcommitPeak', 'injected', 'byHand'] as const;
export type BookmarkKind = (typeof BOOKMARK_KINDS)[number];

/** Characters that may be written to a bookmark; design value. */
export const NOTE_MAX = 120;

/** Moments that people of a session may mark: several for each minute of the longest. Design value. */
export const BOOKMARKS_MAX = 500;

/** A moment worth looking at. */
export interface Bookmark {
  readonly kind: BookmarkKind;
  /** −1: all teams. */
  readonly team: number;
  readonly tick: number;
  /** `injected`: name of the disturbance. `worstMinute`, `bestSave`: tier-weighted good VM-ticks lost, won back.
   *  `overcommitPeak`: ‰ of memory promised. */
  readonly disturbance?: string;
  readonly value?: number;
  /** `byHand`: what was written to it, and whether the instructor did; may be empty. */
  readonly note?: string;
  readonly byInstructor?: boolean;
}

/** GET /api/sessions/:code/debrief with the token of a seat or of the instructor as `Authorization: Bearer`. */
export interface Debrief {
  readonly code: string;
  readonly title: string;
  /** The hall and its draw: `scenarioOf` of the replay gives tenants, events and length. */
  readonly scenario: string;
  readonly seed: string;
  /** The hall whole, if it is not in the menu. */
  readonly hall?: Scenario;
  /** Id of the level that was played in it. */
  readonly level?: string;
  /** Rules of the recording; a replay needs the same ones. */
  readonly engine: string;
  readonly solo: boolean;
  /** Whether the session has ended; only an instructor sees one that has not. */
  readonly over: boolean;
  /** Ticks done. */
  readonly tick: number;
  /** Who asks: an instructor sees everything, a player the own team whole. */
  readonly you: { readonly role: 'instructor' } | { readonly role: 'player'; readonly team: number };
  readonly weights: WeightPreset;
  /** Absent while the bots have not run. */
  readonly par?: ParFigures;
  readonly teams: readonly TeamDebrief[];
  /** In the order of their ticks; a player gets those of the own team and of all. */
  readonly bookmarks: readonly Bookmark[];
}
