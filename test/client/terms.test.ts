import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { TERMS, type Term, termName, termsOfLevel, termText } from '#client/levels/words/terms.ts';
import { language } from '#client/words/words.ts';
import { LEVELS, levelById } from '#shared/levels/index.ts';
import de from '../../assets/lang/levels/de.json' with { type: 'json' };
import en from '../../assets/lang/levels/en.json' with { type: 'json' };

function termsOf(id: string): readonly Term[] {
  const level = levelById(id);
  if (!level) throw new Error(`no level ${id}`);
  return termsOfLevel(level);
}

const WORDS = { en, de };
const LANGUAGES = ['en', 'de'] as const;

async function inLanguage<T>(code: keyof typeof WORDS, read: () => T): Promise<T> {
  await i18next.init({
    lng: code,
    resources: { [code]: { translation: WORDS[code] } },
    interpolation: { escapeValue: false },
  });
  language.value = code;
  return read();
}

describe('words of the subject that a level explains', () => {
  it('are the same in every language', async () => {
    const read = () => LEVELS.map((level) => [level.id, [...termsOfLevel(level)].sort()]);
    const told: unknown[] = [];
    for (const code of LANGUAGES) told.push(await inLanguage(code, read));
    const [first, ...others] = told;
    for (const other of others) expect(other).toEqual(first);
  });

  it('are each said by a level, and have a name and a meaning', async () => {
    for (const code of LANGUAGES)
      await inLanguage(code, () => {
        const said = new Set(LEVELS.flatMap((level) => termsOfLevel(level)));
        expect(TERMS.filter((term) => !said.has(term))).toEqual([]);
        for (const level of LEVELS)
          for (const term of termsOfLevel(level))
            expect([termName(term), termText(level, term)].join()).not.toContain('level.');
      });
  });

  it('are explained where a beginner meets them: VM, guest, host and service owed in the first hall', async () => {
    await inLanguage('en', () =>
      expect(termsOf('1-1')).toEqual(expect.arrayContaining(['vm', 'guest', 'host', 'owed'])),
    );
  });

  it('are explained where a beginner meets them: sensitive, trap and PSW on the machine', async () => {
    await inLanguage('en', () =>
      expect(termsOf('2-2')).toEqual(
        expect.arrayContaining(['sensitive', 'harmless', 'trap', 'ring', 'psw', 'hypervisor']),
      ),
    );
  });
});
