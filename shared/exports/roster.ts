/** A list of real people that a teacher has pasted, and who of them sat where. It never leaves the browser. */

/** One person of the list. What the list does not have is empty. */
export interface RosterRow {
  readonly first: string;
  readonly last: string;
  readonly login: string;
  readonly studentId: string;
  /** Number that the learning platform has given. */
  readonly platformId: string;
  readonly email: string;
  readonly section: string;
  /** What they are called in the session. */
  readonly nickname: string;
}
type Field = keyof RosterRow | 'full';

/** How learning platforms, and people, head the columns, in lower case. */
const HEADS: { readonly [F in Field]: readonly string[] } = {
  full: ['student', 'student name', 'name', 'full name', 'vollständiger name'],
  first: ['first name', 'given name', 'vorname'],
  last: ['last name', 'surname', 'family name', 'nachname', 'familienname'],
  login: ['sis login id', 'username', 'user name', 'login', 'anmeldename', 'benutzername'],
  studentId: ['sis user id', 'student id', 'id number', 'id-nummer', 'matrikelnummer'],
  platformId: ['id'],
  email: ['email address', 'email', 'e-mail', 'e-mail address', 'e-mail-adresse'],
  section: ['section', 'group', 'gruppe', 'abschnitt'],
  nickname: ['nickname', 'name in the game', 'spielname', 'rufname'],
};

/** Canvas puts the points that can be had in a row of its own, and a test student in another. */
const NOT_PEOPLE = ['points possible', 'student, test'];

/** Reads the cells of a table whose first row heads the columns; a list without such a row is one of names. */
export function readRoster(cells: readonly (readonly string[])[]): readonly RosterRow[] {
  const rows = cells.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''));
  const columns = columnsOf(rows[0] ?? []);
  const hasHeads = columns.size > 0;
  const people = hasHeads ? rows.slice(1) : rows;
  return people
    .filter(([first = '']) => !NOT_PEOPLE.includes(first.toLowerCase()))
    .map((row) => rowOf(row, hasHeads ? columns : ONLY_NAMES));
}

const ONLY_NAMES: ReadonlyMap<Field, number> = new Map([['full', 0]]);

function columnsOf(heads: readonly string[]): ReadonlyMap<Field, number> {
  const columns = new Map<Field, number>();
  heads.forEach((head, at) => {
    const found = (Object.keys(HEADS) as Field[]).find((field) => HEADS[field].includes(head.toLowerCase()));
    if (found !== undefined && !columns.has(found)) columns.set(found, at);
  });
  return columns;
}

function rowOf(row: readonly string[], columns: ReadonlyMap<Field, number>): RosterRow {
  const cell = (field: Field) => row[columns.get(field) ?? -1] ?? '';
  const [first, last] = namesIn(cell('full'));
  return {
    first: cell('first') || first,
    last: cell('last') || last,
    login: cell('login'),
    studentId: cell('studentId'),
    platformId: cell('platformId'),
    email: cell('email'),
    section: cell('section'),
    nickname: cell('nickname'),
  };
}

/** `Last, First`, or `First Last`: what comes last is the family name then. */
function namesIn(full: string): readonly [first: string, last: string] {
  const [last = '', first] = full.split(',').map((part) => part.trim());
  if (first !== undefined) return [first, last];
  const words = full.split(/\s+/);
  return [words.slice(0, -1).join(' ') || full, words.length > 1 ? (words.at(-1) ?? '') : ''];
}

/** Somebody of the session whose real name is looked for. */
interface Called {
  readonly grant: number;
  readonly name: string;
}

/** Who is who, as far as names say it: by grant, the number of the row. Two that would be the same are nobody. */
export function matchRoster(people: readonly Called[], roster: readonly RosterRow[]): ReadonlyMap<number, number> {
  const keys = new Map<string, number[]>();
  roster.forEach((row, no) => {
    for (const key of keysOf(row)) keys.set(key, [...(keys.get(key) ?? []), no]);
  });
  const matched = new Map<number, number>();
  for (const { grant, name } of people) {
    const [row, other] = keys.get(plain(name)) ?? [];
    if (row !== undefined && other === undefined && ![...matched.values()].includes(row)) matched.set(grant, row);
  }
  return matched;
}

function keysOf({ first, last, login, nickname }: RosterRow): ReadonlySet<string> {
  const all = [nickname, `${first} ${last}`, `${last} ${first}`, first, login];
  return new Set(all.map(plain).filter((key) => key !== ''));
}

/** Without case, marks and punctuation. */
function plain(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
