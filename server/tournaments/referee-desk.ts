import { recordingOf, writeRecording } from '#shared/replay/write-recording.ts';
import { type Certificate, certify } from '#shared/tournament/certify.ts';
import { EXPORT_FORMAT, type MatchRecord } from '#shared/tournament/export.ts';
import { type Judged, judgeMatch, type Pars } from '#shared/tournament/judge.ts';
import type { TournamentLine } from '#shared/tournament/lines.ts';
import { signExport } from '#shared/tournament/sign.ts';
import { tournamentOf } from '#shared/tournament/state.ts';
import { tableOf } from '#shared/tournament/table.ts';
import { pastOf } from '../debrief/past.ts';
import type { Journals, StoredRoom } from '../storage/journals.ts';

/** The room and the seed of a match. */
export interface PlayedRoom {
  readonly match: number;
  readonly room: string;
  readonly seed: string;
}

export type RefereeWish =
  /** What did the entries of a match come to? */
  | { readonly type: 'judge'; readonly lines: readonly TournamentLine[]; readonly played: PlayedRoom }
  /** All of a tournament, to be taken away: signed, and played again. */
  | {
      readonly type: 'certify';
      readonly lines: readonly TournamentLine[];
      readonly rooms: readonly PlayedRoom[];
      readonly secretKey: Uint8Array;
    };

export type RefereeReply =
  | { readonly type: 'judged'; readonly judged: Judged }
  /** `told`: the export as JSON. */
  | { readonly type: 'certified'; readonly certificate: Certificate; readonly told: string };

/** Pars that are remembered: a hall and seed is played by one match. Design value. */
const PARS_MOST = 200;

/** Plays matches again from what the storage holds of them, and from nothing else. */
export class RefereeDesk {
  readonly #store: Pick<Journals, 'read'>;
  readonly #pars: Pars = new Map();

  constructor(store: Pick<Journals, 'read'>) {
    this.#store = store;
  }

  async answer(wish: RefereeWish): Promise<RefereeReply> {
    const [oldest] = this.#pars.keys();
    if (this.#pars.size > PARS_MOST && oldest !== undefined) this.#pars.delete(oldest);
    if (wish.type === 'certify') return this.#certify(wish);
    return { type: 'judged', judged: await this.#judge(wish) };
  }

  async #judge({ lines, played }: Extract<RefereeWish, { type: 'judge' }>): Promise<Judged> {
    const { rules, matches } = tournamentOf(lines);
    const match = matches.find(({ no }) => no === played.match);
    const record = await this.#recordOf(played);
    if (!match || !record) return { ok: false, problem: 'journal' };
    return judgeMatch(rules, match, record, this.#pars);
  }

  async #certify({ lines, rooms, secretKey }: Extract<RefereeWish, { type: 'certify' }>): Promise<RefereeReply> {
    const matches: MatchRecord[] = [];
    for (const played of rooms) {
      const record = await this.#recordOf(played);
      if (record) matches.push(record);
    }
    const table = await tableOf(tournamentOf(lines));
    const told = signExport({ format: EXPORT_FORMAT, lines, matches, table }, secretKey);
    return {
      type: 'certified',
      certificate: await certify(told, told.publicKey, this.#pars),
      told: JSON.stringify(told),
    };
  }

  /** The journal of a match; nothing if its room is not stored. */
  async #recordOf({ match, room, seed }: PlayedRoom): Promise<MatchRecord | undefined> {
    const stored = await this.#store.read(room, 0);
    if (!stored) return undefined;
    return { match, seed, journal: journalText(stored) };
  }
}

/** The journal of a room as a file. */
export function journalText(stored: StoredRoom): string {
  const { header, lines, ticks } = pastOf(stored);
  return [...writeRecording(recordingOf(header, lines, ticks))].join('');
}
