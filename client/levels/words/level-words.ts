import type { LevelNow } from '#client/local/level-now.ts';
import { writtenApart } from '#client/see/figure-words.ts';
import { duration } from '#client/words/formats.ts';
import { hasWords, t } from '#client/words/words.ts';
import { boundOf, type ConditionNow } from '#shared/levels/condition.ts';
import type { LevelHeader, LevelId } from '#shared/levels/header.ts';
import type { Level } from '#shared/levels/level.ts';
import type { Standing } from '#shared/levels/standing.ts';
import type { Unit } from '#shared/see/header.ts';

/** Words of a level by its id. */
export function levelWords(id: LevelId, key: string): string {
  return t(`level.${id}.${key}`);
}

/** Number and name of a level: `1-1 Consolidation day`. */
export function levelName(id: LevelId): string {
  return t('campaign.levelName', { id, title: levelWords(id, 'title') });
}

export function chapterName(no: number): string {
  return t(`level.chapter${no}`);
}

/** What a star asks for, with the bounds of its conditions. */
export function starSentence(level: Level, star: number): string {
  const values = boundsOf(level, star).map((bound, i) => [`v${i + 1}`, bound] as const);
  return t(`level.${level.id}.star${star + 1}`, Object.fromEntries(values));
}

function boundsOf(level: Level, star: number): string[] {
  const conditions = (level as LevelHeader<never>).stars[star] ?? [];
  return conditions.flatMap((condition) => writtenApart(condition.figure.unit, [boundOf(level.id, condition)]));
}

/** The unit of a figure of a level. */
export function unitOf(level: Level, figure: string): Unit {
  const conditions = level.stars.flatMap((star) => star.map((condition) => condition.figure));
  return conditions.find(({ id }) => id === figure)?.unit ?? 'count';
}

/** The value of a condition beside its bound: both in one scale, and never alike where the bound is missed. */
export function valueText(unit: Unit, { value, bound }: ConditionNow): string {
  const [text = ''] = writtenApart(unit, [value, bound]);
  return text;
}

/** A condition in the middle of a level. */
export interface InPlay {
  readonly condition: ConditionNow;
  readonly standing: Standing;
}

/** The conditions of a star in the middle of a level, each with how it stands. */
export function inPlay({ conditions, standings }: Pick<LevelNow, 'conditions' | 'standings'>, star: number): InPlay[] {
  const stands = standings[star] ?? [];
  return (conditions[star] ?? []).flatMap((condition, i) => {
    const standing = stands[i];
    return standing ? [{ condition, standing }] : [];
  });
}

/** The value of a condition in the middle of a level; a dash while there is none. */
export function standingValue(unit: Unit, condition: ConditionNow, { value }: Standing): string {
  return value === undefined ? '–' : valueText(unit, { ...condition, value });
}

/** When a condition is judged, and what can still become of it. */
export function standingText({ state, judgedInS, isAsked }: Standing): string {
  if (isAsked) return t('attempt.standing.asked');
  if (state === 'lost') return t('attempt.standing.lost');
  if (judgedInS !== undefined) return t('attempt.standing.judgedIn', { time: duration(judgedInS) });
  return t(`attempt.standing.${state}`);
}

/** What the figure has to be: `at least 90 %`. */
export function boundText(unit: Unit, { is, value, bound }: ConditionNow): string {
  const [, text = ''] = writtenApart(unit, [value, bound]);
  return t(`attempt.${is}`, { bound: text });
}

/** What a figure of a level is called; a level that has another word for what it counts says so. */
export function figureWords({ id }: Level, figure: string): string {
  const own = `level.${id}.figure.${figure}`;
  return t(hasWords(own) ? own : `level.figure.${figure}`);
}

/** The bound of a condition in short, beside its value: `≥ 90 %`. */
export function boundSign(unit: Unit, { is, value, bound }: ConditionNow): string {
  const [, text = ''] = writtenApart(unit, [value, bound]);
  return `${is === 'atLeast' ? '≥' : '≤'}\u00a0${text}`;
}
