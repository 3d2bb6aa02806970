import type { Format, Rules } from '#shared/tournament/rules.ts';

/** Formats that programs can play offline: an arena is for those who come and go. */
export const FORMATS = ['grandPrix', 'swiss', 'roundRobin', 'elimination'] as const satisfies readonly Format['kind'][];

export function isFormat(word: string): word is (typeof FORMATS)[number] {
  return (FORMATS as readonly string[]).includes(word);
}

/** Usual rules of a format in a hall; `count`: events or rounds, where it has a number of them. */
export function rulesFor(kind: Format['kind'], hall: string, count: number): Rules {
  return {
    format: formatFor(kind, count),
    halls: [hall],
    tieBreaks: ['headToHead', 'buchholzCut1', 'promises', 'badGold', 'bestComposite'],
    drawWithinMilli: 1000,
    lateUntilRound: 1,
  };
}

function formatFor(kind: Format['kind'], count: number): Format {
  switch (kind) {
    case 'swiss':
      return { kind, rounds: count };
    case 'roundRobin':
      return { kind, legs: 1 };
    case 'elimination':
      return { kind, losses: 1 };
    default:
      return { kind: 'grandPrix', events: count, points: 'place', drop: 0 };
  }
}
