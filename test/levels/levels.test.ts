import { describe, expect, it } from 'vitest';
import { isFromBots } from '#shared/levels/condition.ts';
import { startRun } from '#shared/levels/hall-run.ts';
import { LEVELS } from '#shared/levels/index.ts';
import { judge } from '#shared/levels/judge.ts';
import { prove } from '#shared/levels/prove.ts';
import { THRESHOLDS } from '#shared/levels/thresholds.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { COURSE_ITEMS } from '#shared/see/items.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';
import de from '../../assets/lang/levels/de.json' with { type: 'json' };
import en from '../../assets/lang/levels/en.json' with { type: 'json' };

/** All twenty are proved by `npm run levels`. */
const SEEDS = ['S01', 'S08'];
interface Words {
  readonly [key: string]: Words | string;
}
const LANGUAGES: { readonly [language: string]: Words } = { en: en.level, de: de.level };

describe.each(LEVELS.map((level) => ({ level, id: level.id })))('level $id', ({ level, id }) => {
  it.each(SEEDS)('is won with its idea, lost without it, and gives nothing for nothing, under seed %s', (seed) => {
    const { bot, twin, idle } = prove(level, seed);
    expect(bot.stars).toEqual([true, true, true]);
    expect(twin.stars[level.gate - 1]).toBe(false);
    expect(idle.stars).toEqual([false, false, false]);
  });

  it('belongs to the course: its items, concepts and orders exist', () => {
    const items = COURSE_ITEMS.map((item) => item.id);
    const concepts = ENTRIES.map((entry) => entry.id);
    expect(items).toEqual(expect.arrayContaining([...level.covers]));
    expect(concepts).toEqual(expect.arrayContaining([...level.see]));
    if (level.kind === 'hall')
      expect(Object.keys(COMMANDS)).toEqual(expect.arrayContaining([...(level.hall.scenario.commands ?? [])]));
  });

  it('has every bound that bots give', () => {
    for (const { figure, value } of level.stars.flat())
      if (isFromBots(value)) expect(THRESHOLDS[id]).toHaveProperty(figure.id);
  });

  it('has no star before anything was done', () => {
    if (level.kind !== 'hall') return expect(judge(level, { level, seed: 'S01', moves: [] }).stars[0]).toBe(false);
    expect(judge(level, startRun(level, 'S01')).stars[0]).toBe(false);
  });

  it.each(Object.keys(LANGUAGES))('says what it is about, its stars, hints and question in %s', (language) => {
    const [words, figures] = [id, 'figure'].map((key) => (LANGUAGES[language]?.[key] ?? {}) as Words) as [Words, Words];
    const hints = level.hints.map((_, i) => `hint${i + 1}`);
    const keys = ['title', 'brief', 'idea', 'star1', 'star2', 'star3', ...hints, 'question', 'explain'];
    expect(Object.keys(words)).toEqual(expect.arrayContaining(keys));
    for (const { id: ask, kind } of (level.kind === 'hall' && level.asks) || []) {
      const choices = kind.kind === 'choice' ? Array.from({ length: kind.choices }, (_, i) => `choice${i + 1}`) : [];
      expect(Object.keys((words.ask as Words | undefined)?.[ask] ?? {})).toEqual(['text', ...choices]);
    }
    level.stars.forEach((star, i) => {
      star.forEach(({ figure }, c) => {
        expect(Object.keys(figures)).toContain(figure.id);
        expect(words[`star${i + 1}`]).toContain(`{{v${c + 1}}}`);
      });
    });
  });
});
