import { signal } from '@preact/signals';
import i18next from 'i18next';
import { keep, kept } from '#client/device/device-store.ts';
import { type WordTree, withoutBreaks } from './no-break.ts';

type WordFiles = Readonly<Record<string, () => Promise<WordTree>>>;

/**
 * The only place where codes become words. A language is several files: `assets/lang` holds what people read on their way into a
 * hall, `assets/lang/hall` what a hall says, `assets/lang/debrief` what is said of a hall afterwards, `assets/lang/see` what is
 * said of concepts, `assets/lang/machine` what is said of a small machine, `assets/lang/cards` what
 * explains a hall, `assets/lang/reading` what pages to read say,
 * `assets/lang/inside` what is said of a host that is opened up, `assets/lang/levels` what the campaign says, `assets/lang/alone` what those read who play alone: ghosts, the day's
 * hall and the lab, `assets/lang/console` what whoever leads a session reads, `assets/lang/tournament` what tournaments
 * say. A new file is found by itself, and only the language in use is loaded, the parts only when somebody goes there. Numbers, money
 * and times: `formats.ts`.
 */
const FILES: WordFiles = import.meta.glob<WordTree>('../../assets/lang/*.json', { import: 'default' });
const PART_FILES: Readonly<Record<Part, WordFiles>> = {
  hall: import.meta.glob<WordTree>('../../assets/lang/hall/*.json', { import: 'default' }),
  debrief: import.meta.glob<WordTree>('../../assets/lang/debrief/*.json', { import: 'default' }),
  see: import.meta.glob<WordTree>('../../assets/lang/see/*.json', { import: 'default' }),
  machine: import.meta.glob<WordTree>('../../assets/lang/machine/*.json', { import: 'default' }),
  cards: import.meta.glob<WordTree>('../../assets/lang/cards/*.json', { import: 'default' }),
  inside: import.meta.glob<WordTree>('../../assets/lang/inside/*.json', { import: 'default' }),
  reading: import.meta.glob<WordTree>('../../assets/lang/reading/*.json', { import: 'default' }),
  lesson: import.meta.glob<WordTree>('../../assets/lang/lesson/*.json', { import: 'default' }),
  levels: import.meta.glob<WordTree>('../../assets/lang/levels/*.json', { import: 'default' }),
  console: import.meta.glob<WordTree>('../../assets/lang/console/*.json', { import: 'default' }),
  alone: import.meta.glob<WordTree>('../../assets/lang/alone/*.json', { import: 'default' }),
  tournament: import.meta.glob<WordTree>('../../assets/lang/tournament/*.json', { import: 'default' }),
  office: import.meta.glob<WordTree>('../../assets/lang/office/*.json', { import: 'default' }),
};
type Part =
  | 'hall'
  | 'debrief'
  | 'see'
  | 'machine'
  | 'inside'
  | 'cards'
  | 'reading'
  | 'lesson'
  | 'levels'
  | 'alone'
  | 'console'
  | 'tournament'
  | 'office';
const KEPT_AS = 'overcommit.language';
const FALLBACK = 'en';

/** Every language there is, as BCP 47 codes in alphabetical order. */
export const LANGUAGES: readonly string[] = Object.keys(FILES).map(codeOf).sort();

/** The language on screen; empty until the first one is loaded. */
export const language = signal('');

export type WordValues = Readonly<Record<string, string | number>>;

/** The words under a key of the language file (`join.title`), in the present language. Rendering it follows a switch. */
export function t(key: string, values: WordValues = {}): string {
  return language.value === '' ? '' : unbroken(i18next.t(key, values));
}

/** A number and its sign (`98.7 %`, `¤ 4.52`) are never on two lines. */
function unbroken(text: string): string {
  return text.replace(/(\d) (?=[%¤])/g, '$1\u00a0').replace(/¤ (?=[+−\d])/g, '¤\u00a0');
}

/** Whether the present language (or the fallback) has words for this key. */
export function hasWords(key: string): boolean {
  return language.value !== '' && i18next.exists(key);
}

/** All texts under a key, as they are written; none where there is no such key. */
export function textsUnder(key: string): readonly string[] {
  return hasWords(key) ? leavesOf(i18next.t(key, { returnObjects: true, skipInterpolation: true })) : [];
}

function leavesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(leavesOf) : [];
}

/** Loads a language, shows it everywhere and remembers it on this device. */
export async function setLanguage(code: string): Promise<void> {
  const wanted = LANGUAGES.includes(code) ? code : FALLBACK;
  if (!i18next.isInitialized) await startWords();
  await loadWords(wanted);
  await i18next.changeLanguage(wanted);
  keep(KEPT_AS, wanted);
  document.documentElement.lang = wanted;
  language.value = wanted;
}

/** The language kept on this device, else the first one that the browser asks for and that exists, else English. */
export function preferredLanguage(): string {
  const wishes = [kept(KEPT_AS) ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wishes.find((wish) => LANGUAGES.includes(wish)) ?? FALLBACK;
}

/** What a language calls itself, for the switch. */
export function nameOfLanguage(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

async function startWords(): Promise<void> {
  await i18next.init({
    fallbackLng: false,
    resources: {},
    keySeparator: '.',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/**
 * Code that speaks of halls, with the words that it needs: everything that shows a hall is imported through this. From then on
 * the words of halls come with every language.
 */
export function withHallWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall']);
}

/** The same for what speaks of a hall afterwards: it names halls, and has words of its own. */
export function withDebriefWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'debrief']);
}

/** The same for what shows concepts. */
export function withSeeWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['see']);
}

/** The same for what shows a concept by a small machine. */
export function withMachineWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['see', 'machine']);
}

/** The same for cards: they explain what a hall says, and name concepts. */
export function withCardWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'see', 'cards']);
}

/** The same for what opens a host up. */
export function withInsideWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['inside']);
}

/** The same for pages to read, which name concepts. */
export function withReadingWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['see', 'reading']);
}

/** The same for the campaign: its figures are written as those of concepts, and it leads to them. */
export function withLevelWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['see', 'levels']);
}

/** The same for the page of whoever leads a session. */
export function withConsoleWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'console']);
}

/** The same for what speaks of lessons and of what a class is asked. */
export function withLessonWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['lesson']);
}

/** The same for the sheet of a lesson, which names what a teacher presses from the first page to the debrief. */
export function withSheetWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'debrief', 'console', 'lesson']);
}

/** The same for a projector, which shows halls and names what is announced. */
export function withProjectorWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'lesson']);
}

/** The same for ghosts, the day's hall and the lab. */
export function withAloneWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'debrief', 'see', 'levels', 'alone']);
}

/** The same for tournaments, which show halls and look back at games. */
export function withTournamentWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'debrief', 'tournament']);
}

/** The same for accounts, administration and papers. */
export function withOfficeWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['office']);
}

/** The same for the people of a session, who gave orders in a hall. */
export function withPeopleWords<T>(code: Promise<T>): Promise<T> {
  return withParts(code, ['hall', 'debrief', 'office']);
}

/** Parts of a language that somebody has gone into. */
const entered = new Set<Part>();

async function withParts<T>(code: Promise<T>, parts: readonly Part[]): Promise<T> {
  for (const part of parts) entered.add(part);
  const [loaded] = await Promise.all([code, loadWords(language.value)]);
  return loaded;
}

async function loadWords(code: string): Promise<void> {
  const files = [FILES[`../../assets/lang/${code}.json`]];
  for (const part of entered) files.push(PART_FILES[part][`../../assets/lang/${part}/${code}.json`]);
  const loaded = await Promise.all(files.map((load) => load?.()));
  for (const words of loaded) if (words) i18next.addResourceBundle(code, 'translation', withoutBreaks(words), true);
}

function codeOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}
