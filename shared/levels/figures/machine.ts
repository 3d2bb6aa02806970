import type { MachineSetting } from '#shared/see/machine/entry.ts';
import type { LevelFigure } from '../header.ts';
import { faringIn, isRowRight, lastTried, rightIn, runsOf, shareRightIn } from '../machine/played.ts';
import { isRefused, type Tried, triedOf } from '../machine/tried.ts';
import type { MachineRun, TaskStep } from '../machine-level.ts';

/** A number that is read off the machines of an experiment's last run. */
function triedFigure(
  id: string,
  unit: LevelFigure<MachineRun>['unit'],
  step: string,
  of: (tried: readonly Tried[]) => number,
  none: number,
): LevelFigure<MachineRun> {
  return {
    id,
    unit,
    read: (run) => {
      const tried = lastTried(run, step);
      return tried.length === 0 ? none : of(tried);
    },
  };
}

/** Guests that ran to their own end and never got hold of the real machine. */
export function guestsKept(step: string): LevelFigure<MachineRun> {
  return triedFigure('guestsKept', 'count', step, (tried) => tried.filter(isKept).length, 0);
}

function isKept({ requirements, stopped }: Tried): boolean {
  return requirements.control.holds && stopped === 'poweredOff';
}

/** Guests that were kept, and went as on a machine of their own. */
export function guestsTrue(step: string): LevelFigure<MachineRun> {
  const isTrue = (tried: Tried) => isKept(tried) && tried.requirements.equivalence.holds;
  return triedFigure('guestsTrue', 'count', step, (tried) => tried.filter(isTrue).length, 0);
}

/** Of all harmless instructions, the share that the processor ran itself: of the guest that fares worst. */
export function directLeast(step: string): LevelFigure<MachineRun> {
  const least = (tried: readonly Tried[]) =>
    Math.min(...tried.map(({ requirements }) => requirements.efficiency.share));
  return triedFigure('directLeast', 'share', step, least, 0);
}

/** Rows of a task that were right when it was checked first. */
export function rowsRight(id: string, step: string): LevelFigure<MachineRun> {
  return { id, unit: 'count', read: (run) => rightIn(run, step) };
}

/** The same as a share of all rows. */
export function shareRight(id: string, step: string): LevelFigure<MachineRun> {
  return { id, unit: 'share', read: (run) => shareRightIn(run, step) };
}

/** 1 if the row of a task about something was right when it was checked first. */
export function isRight(
  id: string,
  step: string,
  isMeant: (row: TaskStep['rows'][number]) => boolean,
): LevelFigure<MachineRun> {
  return { id, unit: 'count', read: (run) => (isRowRight(run, step, isMeant) ? 1 : 0) };
}

/** Accesses to a wrong frame, of all guests; none has been made before the first run. */
export function wrongReads(step: string): LevelFigure<MachineRun> {
  const all = (tried: readonly Tried[]) => tried.reduce((sum, one) => sum + one.wrongReads, 0);
  return triedFigure('wrongReads', 'count', step, all, 0);
}

/** Share of cycles that the guests took less than under the same setting with something else in it. */
export function cyclesSaved(step: string, than: (setting: MachineSetting) => MachineSetting): LevelFigure<MachineRun> {
  const saved = (tried: readonly Tried[]) => {
    const others = tried.map(({ setting }) => triedOf(than(setting)));
    const before = others.reduce((sum, other) => sum + (isRefused(other) ? 0 : other.counts.cycles), 0);
    return 1 - tried.reduce((sum, { counts }) => sum + counts.cycles, 0) / before;
  };
  return triedFigure('cyclesSaved', 'share', step, saved, 0);
}

/** Rows of several tasks that were right when each was checked first. */
export function rowsRightIn(id: string, steps: readonly string[]): LevelFigure<MachineRun> {
  return { id, unit: 'count', read: (run) => steps.reduce((sum, step) => sum + rightIn(run, step), 0) };
}

/** Share of its best speed at which a guest counts as at its best. Design value. */
const AT_BEST = 0.97;

/** Guests that run about as fast as any of the ways that could have been chosen for them. */
export function guestsAtBest(step: string): LevelFigure<MachineRun> {
  const count = (run: MachineRun) =>
    faringIn(run, step).filter(({ speed, best }) => speed > 0 && speed >= AT_BEST * best).length;
  return { id: 'guestsAtBest', unit: 'count', read: count };
}

/** Speed of one guest in the last run, as a share of the machine itself; 0 if it does not go right. */
export function speedOfGuest(id: string, step: string, guest: string): LevelFigure<MachineRun> {
  const isMeant = ({ setting, requirements }: Tried) => setting.guest === guest && requirements.equivalence.holds;
  return triedFigure(id, 'share', step, (tried) => tried.find(isMeant)?.speed ?? 0, 0);
}

/** How often an experiment was run. */
export function runsMade(step: string): LevelFigure<MachineRun> {
  return { id: 'runsMade', unit: 'count', read: (run) => runsOf(run, step) };
}
