import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '#shared/protocol/messages.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { FAULTS } from '#shared/sim/disturbances/index.ts';

type Words = { readonly [key: string]: string | Words };

const FOLDER = 'assets/lang';
const REFERENCE = 'en.json';
/** i18next picks the plural form by the end of the key; languages differ in how many forms they have. */
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** What is loaded only by those who go there. */
const PARTS = [
  'hall',
  'debrief',
  'see',
  'machine',
  'cards',
  'inside',
  'reading',
  'levels',
  'lesson',
  'alone',
  'console',
  'tournament',
  'office',
];

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const reference = flat(read(REFERENCE));

function read(name: string): Words {
  return Object.assign(part(name), ...PARTS.map((folder) => part(`${folder}/${name}`)));
}

/** One of a language's files: the words on the way into a hall, or one of those parts. */
function part(name: string): Words {
  return JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Words;
}

function flat(words: Words, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [path, text] of flat(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

function keysOf(words: Map<string, string>): string[] {
  return [...new Set([...words.keys()].map((key) => key.replace(PLURAL, '')))].sort();
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
}

/** A singular may leave its number out ("one seat free"). */
function wanted(key: string): string[] {
  const text = reference.get(key) ?? reference.get(key.replace(PLURAL, '_other')) ?? '';
  return placeholders(text);
}

/** Words for which the glossary has another one, by language. */
const NOT_OURS: { readonly [file: string]: RegExp } = { 'de.json': /versprech|versprich|verspricht/i };

describe.each(files)('the language file %s', (name) => {
  const words = flat(read(name));

  it('says one thing with one word, that of the glossary', () => {
    const other = NOT_OURS[name];
    expect([...words].filter(([, text]) => other?.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('has no polite form in German: a capital Sie within a sentence', () => {
    const polite = /[\p{Ll},(] (?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)\b|\(Ihr/u;
    const found = name === 'de.json' ? [...words].filter(([, text]) => polite.test(text)) : [];
    expect(found.map(([key]) => key)).toEqual([]);
  });

  it('has the same keys as English', () => {
    expect(keysOf(words)).toEqual(keysOf(reference));
  });

  it('has no empty words', () => {
    expect([...words].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('fills in the same things as English', () => {
    const different = [...words].filter(([key, text]) => {
      const own = placeholders(text);
      if (/_(zero|one)$/.test(key))
        return own.some((placeholder) => !wanted(key.replace(PLURAL, '_other')).includes(placeholder));
      return own.join() !== wanted(key).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });
});

describe('the client', () => {
  it('asks only for words that exist', () => {
    const sources = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    const asked = sources.flatMap((name) => {
      const code = readFileSync(`client/${name}`, 'utf8');
      return [...code.matchAll(/\bt\('([\w.]+)'/g)].map((match) => match[1]);
    });
    const known = new Set(keysOf(reference));
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
    expect(asked.length).toBeGreaterThan(100);
  });
});

describe('English has words for', () => {
  it.each(PROBLEMS)('the problem %s', (code) => {
    expect(reference.has(`problem.${code}`)).toBe(true);
  });

  it.each(SCENARIOS.map(({ id }) => id))('the scenario %s', (id) => {
    expect(reference.has(`scenario.${id}.title`) && reference.has(`scenario.${id}.text`)).toBe(true);
  });

  it.each(FAULTS)('the fault %s', (fault) => {
    expect(reference.has(`instructor.fault.${fault}.title`) && reference.has(`instructor.fault.${fault}.text`)).toBe(
      true,
    );
  });
});

describe('the words on the way into a hall', () => {
  const way = Object.keys(part(REFERENCE));
  const pages = readdirSync('client/pages', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.tsx') && !/(^|\/)(instructor|join-cards)\./.test(name),
  );

  it('are no words of a part, and parts share none either', () => {
    const all = [...way, ...PARTS.flatMap((folder) => Object.keys(part(`${folder}/${REFERENCE}`)))];
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
  });

  it.each(pages)('are all that %s needs', (name) => {
    const used = [...readFileSync(`client/pages/${name}`, 'utf8').matchAll(/\bt\(['`](\w+)\./g)].map(([, key]) => key!);
    expect(used.filter((key) => !way.includes(key))).toEqual([]);
  });
});

describe.each(files)('the words of %s', (name) => {
  const words = flat(read(name));
  const inWords = (pattern: RegExp): string[] =>
    [...words].filter(([key, text]) => pattern.test(text) && !PLURAL.test(key)).map(([key]) => key);

  it('count in GiB and MiB, as the engine does', () => {
    expect(inWords(/\b(GB|MB|TB)\b/)).toEqual([]);
  });

  it('call a second a second', () => {
    expect(inWords(/\bbeats?\b|half-day|pro Takt|ein Takt|guter Takte|Halbtag/)).toEqual([]);
  });

  it('put no noun in the plural behind a number that can be one', () => {
    const nouns =
      'VMs|hosts|Hosts|cores|Kerne|vCPUs|copies|Kopien|snapshots|Snapshots|rules|Regeln|slots|Plätze|commands|Befehle|instances|Instanzen';
    // The bound of a star is a number that its author knows.
    const sure = (key: string) => /^event\.many\.|^level\.\d+-\d+\.star/.test(key);
    expect(inWords(new RegExp(`\\}\\} (${nouns})\\b`)).filter((key) => !sure(key))).toEqual([]);
  });

  it('say what a verb does when it undoes', () => {
    const undone = [...words.keys()].filter((key) => /^verb\..*\.undo$/.test(key)).map((key) => `${key}Effect`);
    expect(undone.filter((key) => !words.has(key))).toEqual([]);
  });
});

describe.each([
  {
    of: 'halls',
    folder: 'hall',
    loaders: [
      'withHallWords(',
      'withConsoleWords(',
      'withDebriefWords(',
      'withCardWords(',
      'withProjectorWords(',
      'withSheetWords(',
      'withAloneWords(',
      'withTournamentWords(',
      'withPeopleWords(',
    ],
  },
  { of: 'consoles', folder: 'console', loaders: ['withConsoleWords(', 'withSheetWords('] },
  {
    of: 'debriefs',
    folder: 'debrief',
    loaders: ['withDebriefWords(', 'withSheetWords(', 'withAloneWords(', 'withTournamentWords(', 'withPeopleWords('],
  },
  { of: 'accounts', folder: 'office', loaders: ['withOfficeWords(', 'withPeopleWords('] },
  {
    of: 'concepts',
    folder: 'see',
    loaders: [
      'withSeeWords(',
      'withMachineWords(',
      'withCardWords(',
      'withReadingWords(',
      'withLevelWords(',
      'withAloneWords(',
    ],
  },
  { of: 'levels', folder: 'levels', loaders: ['withLevelWords(', 'withAloneWords('] },
  { of: 'cards', folder: 'cards', loaders: ['withCardWords('] },
  { of: 'insides', folder: 'inside', loaders: ['withInsideWords('] },
  { of: 'playing alone', folder: 'alone', loaders: ['withAloneWords('] },
  { of: 'tournaments', folder: 'tournament', loaders: ['withTournamentWords('] },
  { of: 'pages to read', folder: 'reading', loaders: ['withReadingWords('] },
])('code that speaks of $of', ({ folder, loaders }) => {
  const sections = Object.keys(part(`${folder}/${REFERENCE}`));
  const code = readdirSync('client', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `client/${name}`);
  const texts = new Map(code.map((file) => [file, readFileSync(file, 'utf8')]));
  const target = (from: string, to: string) =>
    to.startsWith('#') ? to.slice(1) : path.posix.join(path.posix.dirname(from), to);
  const speaks = (file: string, seen = new Set<string>()): boolean => {
    if (seen.has(file)) return false;
    seen.add(file);
    const text = texts.get(file) ?? '';
    const keys = [...text.matchAll(/\bt\(['`](\w+)\./g)].map(([, section]) => section!);
    if (keys.some((section) => sections.includes(section))) return true;
    // Types are gone when the code runs: whoever names one needs no words.
    const imports = text.matchAll(/^(?:import|export) (?!type )[^;]*?from '((?:#client|\.)[^']+)'/gm);
    return [...imports].some(([, to]) => speaks(target(file, to!), seen));
  };
  const fetched = code.flatMap((file) =>
    [...(texts.get(file) ?? '').matchAll(/(\w+\()?import\('([^']+)'\)/g)].map(([, call, to]) => ({
      file,
      call,
      to: target(file, to!),
    })),
  );

  it.each(fetched)('is fetched with its words: $to from $file', ({ file, call, to }) => {
    // Code that speaks of them itself has its words already.
    expect(loaders.includes(call ?? '') || !speaks(to) || speaks(file)).toBe(true);
  });
});
