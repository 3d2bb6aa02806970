import { isFromBots } from '#shared/levels/condition.ts';
import type { Condition, FromBots } from '#shared/levels/header.ts';
import type { Level } from '#shared/levels/level.ts';
import type { Played, Proof } from '#shared/levels/prove.ts';

/** Bounds by level and figure, as in `shared/levels/thresholds.ts`. */
export type Thresholds = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Share of what the bot reaches that is asked for, where a condition does not say: so much is left to people. Design value. */
const USUAL_SHARE = 0.95;

/** The bounds that the runs of bots give to the conditions of levels that ask for them. */
export function thresholdsFrom(levels: readonly Level[], proofs: readonly Proof[]): Thresholds {
  return Object.fromEntries(
    levels
      .map(
        (level) =>
          [
            level.id,
            boundsOf(
              level,
              proofs.filter((proof) => proof.level === level.id),
            ),
          ] as const,
      )
      .filter(([, bounds]) => Object.keys(bounds).length > 0),
  );
}

function boundsOf({ stars }: Level, proofs: readonly Proof[]): Readonly<Record<string, number>> {
  const conditions = stars.flat() as readonly Condition<never>[];
  return Object.fromEntries(
    conditions.flatMap(({ figure, is, value }) =>
      isFromBots(value)
        ? [[figure.id, boundFrom(value, is, (who) => proofs.map((proof) => figureOf(proof[who], figure.id)))]]
        : [],
    ),
  );
}

function figureOf({ values }: Played, figure: string): number {
  const value = values[figure];
  if (value === undefined) throw new Error(`no value of ${figure}`);
  return value;
}

type ValuesOf = (who: 'bot' | 'twin') => readonly number[];

function boundFrom(
  { from, share = USUAL_SHARE, step }: FromBots,
  is: Condition<never>['is'],
  valuesOf: ValuesOf,
): number {
  const least = is === 'atLeast';
  const worst = least ? Math.min(...valuesOf('bot')) : Math.max(...valuesOf('bot'));
  if (from === 'bot') return rounded(least ? worst * share : worst / share, step, least);
  const best = least ? Math.max(...valuesOf('twin')) : Math.min(...valuesOf('twin'));
  return rounded((best + worst) / 2, step, least);
}

/** To whole steps, in favour of the player. */
function rounded(value: number, step: number, down: boolean): number {
  const steps = down ? Math.floor(value / step) : Math.ceil(value / step);
  return Number((steps * step).toPrecision(12));
}

/** Bounds that differ, one line each. */
export function differences(before: Thresholds, after: Thresholds): readonly string[] {
  const levels = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return levels.flatMap((level) => {
    const [was, is] = [before[level] ?? {}, after[level] ?? {}];
    const figures = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return figures
      .filter((figure) => was[figure] !== is[figure])
      .map((figure) => `${level} ${figure}: ${was[figure] ?? 'new'} → ${is[figure] ?? 'gone'}`);
  });
}

/** The file that keeps them. */
export function thresholdsFile(thresholds: Thresholds): string {
  const lines = Object.entries(thresholds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([level, bounds]) =>
        `  '${level}': { ${Object.entries(bounds)
          .map(([id, bound]) => `${id}: ${bound}`)
          .join(', ')} },\n`,
    );
  return [
    '/** Bounds that bots give to conditions of levels, by level and figure: written by `npm run levels -- --thresholds --write`. */\n',
    'export const THRESHOLDS: { readonly [level: string]: { readonly [figure: string]: number } } = {',
    lines.length > 0 ? `\n${lines.join('')}` : '',
    '};\n',
  ].join('');
}
