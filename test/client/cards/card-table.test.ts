import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cardText, cardTitle } from '#client/cards/dialog/card-words.ts';
import { FORMULAS } from '#client/cards/figures/formulas.ts';
import { CARDS } from '#client/cards/table/card-table.ts';
import { hasWords } from '#client/words/words.ts';
import { ruleAddress } from '#shared/model-pages.ts';
import { entryOf } from '#shared/see/index.ts';
import cards from '../../../assets/lang/cards/en.json' with { type: 'json' };
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

/** Rules by the page on which each is told. */
const pageOf = new Map(
  ['model.md', ...readdirSync('docs/model').map((file) => `model/${file}`)].flatMap((file) =>
    [...readFileSync(`docs/${file}`, 'utf8').matchAll(/^\*\*\[([A-Z]+-\d+)\]\*\*/gm)].map(
      ([, rule]) => [rule!, file === 'model.md' ? 'overview' : file.slice('model/'.length, -'.md'.length)] as const,
    ),
  ),
);

describe('an address of a rule', () => {
  it.each([...pageOf])('of %s is the page that tells it, %s', (rule, page) => {
    expect(ruleAddress(rule)).toBe(`/model/${page}#${rule}`);
  });

  it('is nothing for what is no rule', () => {
    expect(ruleAddress('XYZ-1')).toBeUndefined();
  });
});

describe.each([...CARDS])('the card %s', (id, { rule, see }) => {
  it('leads to a rule that the model tells, and to a concept that is there', () => {
    expect(pageOf.has(rule)).toBe(true);
    expect(see === undefined || entryOf(see) !== undefined).toBe(true);
  });

  it('has a heading and a text', () => {
    expect(cardTitle(id)).not.toMatch(/\w\.\w/);
    expect(hasWords(`card.${id}`)).toBe(true);
    expect(cardText({ card: id }).join(' ')).toMatch(/[.!]$/);
  });
});

describe('the words of cards', () => {
  const kinds = ['cause', 'verb', 'fact', 'hud', 'axis', 'refusal'] as const;

  it.each(kinds)('of the kind %s are those of cards that exist', (kind) => {
    const ids = [...CARDS.keys()].map(String);
    expect(Object.keys(cards.card[kind]).filter((name) => !ids.includes(`${kind}.${name}`))).toEqual([]);
  });

  it('name every term of every formula, and no other', () => {
    const used = Object.values(FORMULAS).flatMap((formulas) =>
      Object.values(formulas).flatMap(({ figure, terms }) => [figure.name, ...terms.map(({ name }) => name)]),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(cards.card.term).sort());
  });
});
