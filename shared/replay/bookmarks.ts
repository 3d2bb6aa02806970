import type { Bookmark, BookmarkKind } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { PERMILLE } from '#shared/units.ts';
import { isInstructors, type Recording } from './recording.ts';

/** The series of a team as far as its moments are found in it; see `SERIES` of the engine for units. */
export interface MomentSeries {
  readonly beats: number;
  readonly columns: { readonly [name: string]: ArrayLike<number> };
}

/** s: of the worst stretch. */
const MINUTE_S = 60;
/** s: before and after a save that are compared. Design value. */
const SAVE_S = 30;

/** The moments of a team's game that are found by rule, in the order of their ticks. */
export function momentsOf(team: number, series: MomentSeries, scenario: Scenario): Bookmark[] {
  const ticksPerBeat = ticksOf(scenario, SECOND_S);
  const found = [firstBreach(series), worstMinute(series), bestSave(series), overcommitPeak(series)];
  return found
    .flatMap((moment) => (moment ? [bookmark(team, moment, ticksPerBeat)] : []))
    .sort((a, b) => a.tick - b.tick);
}

interface Moment {
  readonly kind: BookmarkKind;
  readonly beat: number;
  readonly value?: number;
}

function bookmark(team: number, { kind, beat, value }: Moment, ticksPerBeat: number): Bookmark {
  return { kind, team, tick: beat * ticksPerBeat, ...(value === undefined ? {} : { value }) };
}

/** The first beat in which a customer was owed something back. */
function firstBreach(series: MomentSeries): Moment | undefined {
  for (let beat = 0; beat < series.beats; beat++)
    if (at(series, 'creditsCents', beat) > 0) return { kind: 'firstBreach', beat };
  return undefined;
}

/** Beginning of the minute in which the most good service was lost; something is lost as it begins. */
function worstMinute(series: MomentSeries): Moment | undefined {
  const lost = (beat: number) =>
    lostBetween(series, beat, beat + 1) > 0 ? lostBetween(series, beat, beat + MINUTE_S) : 0;
  const best = highest(series.beats, lost);
  return best && { kind: 'worstMinute', ...best };
}

/** The beat after which the least was lost, compared with what was lost before it. */
function bestSave(series: MomentSeries): Moment | undefined {
  const saved = (beat: number) => {
    if (beat < SAVE_S || beat + SAVE_S > series.beats) return 0;
    return lostBetween(series, beat - SAVE_S, beat) - lostBetween(series, beat, beat + SAVE_S);
  };
  const best = highest(series.beats, saved);
  return best && { kind: 'bestSave', ...best };
}

/**
 * The most memory that was promised for what there was, if more was promised than there was: a level, which is that of the end of
 * its beat.
 */
function overcommitPeak(series: MomentSeries): Moment | undefined {
  const best = highest(series.beats, (beat) => at(series, 'promisedPermille', beat));
  return best && best.value > PERMILLE ? { ...best, kind: 'overcommitPeak', beat: best.beat + 1 } : undefined;
}

/** The first beat with the highest value above 0. */
function highest(beats: number, valueAt: (beat: number) => number): { beat: number; value: number } | undefined {
  let best: { beat: number; value: number } | undefined;
  for (let beat = 0; beat < beats; beat++) {
    const value = valueAt(beat);
    if (value > (best?.value ?? 0)) best = { beat, value };
  }
  return best;
}

/** Tier-weighted VM-ticks of service that were owed from one beat to another and not good. */
function lostBetween(series: MomentSeries, from: number, to: number): number {
  const lostBy = (beat: number) => at(series, 'owedTicks', beat) - at(series, 'goodTicks', beat);
  return lostBy(Math.min(to, series.beats) - 1) - lostBy(from - 1);
}

/** A column at a beat; before the first one everything is 0. */
function at({ columns }: MomentSeries, name: string, beat: number): number {
  return columns[name]?.[beat] ?? 0;
}

/** Moments that stand in the recording itself: what an instructor made go wrong, and what somebody has marked. */
export function markedMoments({ lines }: Pick<Recording, 'lines'>): Bookmark[] {
  return lines.flatMap(({ tick, entry }): Bookmark[] => {
    if (entry.type === 'bookmarked') {
      const { team, note } = entry;
      return [{ kind: 'byHand', team, tick, note, byInstructor: isInstructors(entry) }];
    }
    if (entry.type !== 'order' || !isInstructors(entry) || entry.call.name !== 'injectFault') return [];
    return [{ kind: 'injected', team: entry.team, tick, disturbance: entry.call.args.fault }];
  });
}
