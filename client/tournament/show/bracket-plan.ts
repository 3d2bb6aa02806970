import type { Bracket, BracketMatch } from '#shared/tournament/formats/elimination.ts';

/** A match of a bracket in its place on the picture, from its upper left corner; units as of the picture. */
export interface PlacedMatch {
  readonly match: BracketMatch;
  readonly x: number;
  readonly y: number;
}

/** A part of a bracket as it is drawn: those who have lost nothing, those who have lost once, finals. */
export interface BracketPart {
  readonly group: number;
  readonly matches: readonly PlacedMatch[];
  /** From a match to the one that its winner goes to. */
  readonly lines: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[];
  readonly rounds: number;
  readonly width: number;
  readonly height: number;
}

export const MATCH_WIDTH = 200;
export const MATCH_HEIGHT = 56;
const COLUMN = MATCH_WIDTH + 40;
const ROW = MATCH_HEIGHT + 20;

/** Where each match of a bracket is drawn: a column for each round, and each match between those that lead to it. */
export function planBracket({ matches }: Bracket): readonly BracketPart[] {
  const groups = [...new Set(matches.map(({ group }) => group))].sort((a, b) => a - b);
  return groups.map((group) =>
    partOf(
      group,
      matches.filter((match) => match.group === group),
    ),
  );
}

function partOf(group: number, matches: readonly BracketMatch[]): BracketPart {
  const numbers = [...new Set(matches.map(({ round }) => round))].sort((a, b) => a - b);
  const columns = numbers.map((round) => matches.filter((m) => m.round === round).sort((a, b) => a.number - b.number));
  const height = Math.max(1, ...columns.map((column) => column.length)) * ROW;
  const placed = columns.map((column, c) =>
    column.map((match, i) => placeOf(match, c, (height * (i + 0.5)) / column.length)),
  );
  return {
    group,
    matches: placed.flat(),
    lines: placed.slice(0, -1).flatMap((column, c) => linesBetween(column, placed[c + 1] ?? [])),
    rounds: columns.length,
    width: Math.max(MATCH_WIDTH, columns.length * COLUMN - (COLUMN - MATCH_WIDTH)),
    height,
  };
}

function placeOf(match: BracketMatch, column: number, middle: number): PlacedMatch {
  return { match, x: column * COLUMN, y: middle - MATCH_HEIGHT / 2 };
}

/** Each match leads to one of the next round: two to one where the round is half as large, else one to one. */
function linesBetween(from: readonly PlacedMatch[], to: readonly PlacedMatch[]): BracketPart['lines'] {
  return from.flatMap(({ x, y }, i) => {
    const next = to[Math.floor((i * to.length) / from.length)];
    if (!next) return [];
    const line = { x1: x + MATCH_WIDTH, y1: y + MATCH_HEIGHT / 2, x2: next.x, y2: next.y + MATCH_HEIGHT / 2 };
    return [line];
  });
}
