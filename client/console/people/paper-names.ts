import { signal } from '@preact/signals';
import { drop, keep, kept } from '#client/device/device-store.ts';
import type { RoomView, SeatView } from '#shared/protocol/messages.ts';

/**
 * Names of a class list that a teacher has pasted. They stand beside cards and nicknames on this screen and on paper, and are
 * kept on this device until the teacher takes them away; no message to a server has one in it.
 */
const PREFIX = 'overcommit.roster.';
/** Names of one list, and signs of a name. Design values. */
const NAMES_MAX = 300;
const SIGNS_MAX = 80;

const lists = signal<{ readonly [code: string]: readonly string[] }>({});

/** The names of a session's list, in the order of the list. */
export function paperNames(code: string): readonly string[] {
  return lists.value[code] ?? read(code);
}

/** Takes a pasted list: a name a line; of a table the first column. */
export function keepPaperNames(code: string, pasted: string): void {
  const names = namesIn(pasted);
  if (names.length === 0) drop(PREFIX + code);
  else keep(PREFIX + code, JSON.stringify(names));
  lists.value = { ...lists.value, [code]: names };
}

/** Names in what was pasted: lines, each up to its first tab or semicolon; empty ones are none. */
export function namesIn(pasted: string): string[] {
  const lines = pasted.split(/\r?\n/).map((line) => (line.split(/[\t;]/)[0] ?? '').trim().slice(0, SIGNS_MAX));
  return lines.filter((line) => line !== '').slice(0, NAMES_MAX);
}

/** Who sits there according to the list: the holder of the card that was printed for them, or whoever is called the same. */
export function nameOnPaper({ code, desk }: RoomView, seat: SeatView): string | undefined {
  const names = paperNames(code);
  if (names.length === 0) return undefined;
  const card = desk?.cards.findIndex((one) => one.seat === seat.no) ?? -1;
  return card >= 0 ? names[card] : names.find((name) => isAlike(name, seat.name));
}

/** Whether a nickname is a name of the list, or its first name. */
function isAlike(name: string, nickname: string): boolean {
  const [full, nick] = [plain(name), plain(nickname)];
  return full === nick || full.split(/[ ,]+/).includes(nick);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

function read(code: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(kept(PREFIX + code) ?? '[]');
    return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
