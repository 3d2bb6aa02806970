import type { Tried } from '#shared/levels/machine/tried.ts';
import type { Tape, TapedStep } from '#shared/see/machine/tape.ts';

/** Whether a guest did not go as on a machine of its own, or got hold of the real one. */
export function troubleIn({ requirements, stopped }: Tried): boolean {
  return !requirements.equivalence.holds || !requirements.control.holds || stopped !== 'poweredOff';
}

/** The moment just before things went wrong; the start if they did not. */
export function troubleAt({ requirements, hostOn }: Tried, { steps }: Pick<Tape, 'steps'>): number {
  const seen = steps.findIndex((step) => isWrong(step) || (!hostOn && isEnd(step)));
  const found = [seen, requirements.equivalence.firstDifference?.step ?? -1].filter((at) => at >= 0);
  return found.length === 0 ? 0 : Math.min(...found);
}

function isWrong({ events }: TapedStep): boolean {
  return events.some(
    (event) =>
      event.type === 'ignored' ||
      event.type === 'revealed' ||
      event.type === 'escaped' ||
      (event.type === 'stopped' && event.reason !== 'poweredOff'),
  );
}

/** The step in which a machine stops, whatever for. */
function isEnd({ events }: TapedStep): boolean {
  return events.some(({ type }) => type === 'stopped');
}
