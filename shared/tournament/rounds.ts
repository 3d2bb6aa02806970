import type { Rules } from './rules.ts';

/** Rounds or events that a tournament of so many entries has; nothing where that is not known before. */
export function roundsOf({ format }: Pick<Rules, 'format'>, entries: number): number | undefined {
  switch (format.kind) {
    case 'swiss':
      return format.rounds;
    case 'grandPrix':
      return format.events;
    case 'roundRobin':
      return format.legs * (entries % 2 === 0 ? entries - 1 : entries);
    case 'elimination':
    case 'arena':
      return undefined;
  }
}
