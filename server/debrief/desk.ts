import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { ProblemCode } from '#shared/protocol/messages.ts';
import { asSeen, recordingOf, writeRecording } from '#shared/replay/write-recording.ts';
import { isScored } from '#shared/score/index.ts';
import type { Content } from '../rooms/game.ts';
import type { Who } from '../rooms/requests.ts';
import { type Restored, restoreGame } from '../rooms/restore.ts';
import type { Journals, KeptRoom, RoomHeader, RoomSnapshot, StoredRoom } from '../storage/journals.ts';
import { composeDebrief, debriefFor, type WholeDebrief } from './compose.ts';
import { admit, type Past, pastOf } from './past.ts';

/** Somebody wants to look at a session again. */
export interface DebriefAsk {
  readonly what: 'debrief' | 'journal';
  readonly room: string;
  /** As it was typed: it must be the room's own. */
  readonly code: string;
  readonly who: Who;
  /** What the bots came to, if that was found meanwhile and the journal does not have it. */
  readonly par?: ParFigures | undefined;
}

export type DebriefAnswer =
  | {
      readonly ok: true;
      readonly text: string;
      /** The bots have not run for this one, and its journal will not tell. */
      readonly lacksPar?: Pick<RoomHeader, 'scenario' | 'seed'>;
    }
  | { readonly ok: false; readonly problem: ProblemCode };

/** Sessions whose debrief is kept ready: a class asks for the same one together. Design value. */
const KEPT_READY = 4;

type Composed = WholeDebrief | { readonly problem: ProblemCode };

interface Ready {
  /** What it is made from: last line and newest snapshot. */
  readonly key: string;
  /** Whether it was known what the bots came to; one that has it serves those who do not know it, too. */
  readonly knowsPar: boolean;
  /** Also while it is being made: whoever asks meanwhile waits for the same one. */
  readonly whole: Promise<Composed>;
}

/** Answers what people want to know of sessions that have been played, from the storage. */
export class DebriefDesk {
  readonly #store: Pick<Journals, 'read' | 'newestSnapshot'>;
  readonly #contentOf: (header: RoomHeader) => Content | undefined;
  /** By room, the one asked for last at the end. */
  readonly #ready = new Map<string, Ready>();

  constructor(
    store: Pick<Journals, 'read' | 'newestSnapshot'>,
    contentOf: (header: RoomHeader) => Content | undefined,
  ) {
    this.#store = store;
    this.#contentOf = contentOf;
  }

  async answer({ what, room, code, who, par }: DebriefAsk): Promise<DebriefAnswer> {
    const stored = await this.#store.read(room);
    if (stored?.header.code !== code) return { ok: false, problem: 'unknownCode' };
    const past = pastOf(stored);
    const admitted = admit(past, who);
    if (!admitted.ok) return admitted;
    if (what === 'journal') return { ok: true, text: journalText(past, admitted.sight) };
    const whole = await this.#whole(stored, past, par);
    if ('problem' in whole) return { ok: false, problem: whole.problem };
    const text = JSON.stringify(debriefFor(whole, admitted.team, admitted.sight === 'all'));
    return { ok: true, text, ...this.#lackOf(past, whole) };
  }

  #lackOf({ header, over, state }: Past, { par }: WholeDebrief): { lacksPar?: Pick<RoomHeader, 'scenario' | 'seed'> } {
    const scenario = this.#contentOf(header)?.scenario;
    if (par || !over || state.playing === undefined || !scenario || !isScored(scenario)) return {};
    return { lacksPar: { scenario: header.scenario, seed: header.seed } };
  }

  #whole(stored: StoredRoom, past: Past, par: ParFigures | undefined): Promise<Composed> {
    const { room } = stored.header;
    const key = [stored.lines.at(-1)?.seq ?? 0, stored.savedTick].join();
    const knowsPar = past.state.par !== undefined || par !== undefined;
    const kept = this.#ready.get(room);
    const serves = kept?.key === key && (kept.knowsPar || !knowsPar);
    const ready = serves ? kept : { key, knowsPar, whole: this.#compose(stored, past, par) };
    this.#ready.delete(room);
    this.#ready.set(room, ready);
    const [oldest] = this.#ready.keys();
    if (this.#ready.size > KEPT_READY && oldest !== undefined) this.#ready.delete(oldest);
    return ready.whole;
  }

  async #compose(stored: StoredRoom, past: Past, par: ParFigures | undefined): Promise<Composed> {
    const { header } = stored;
    try {
      const snapshot = await this.#store.newestSnapshot(header.room);
      const restored = restoreAtEnd(stored, this.#contentOf(header), snapshot);
      if (restored.ok) return composeDebrief(past, restored.game, par);
      return { problem: restored.problem === 'hash' ? 'roomFailed' : 'otherRules' };
    } catch (problem) {
      // What broke once may work when somebody asks again.
      this.#ready.delete(header.room);
      throw problem;
    }
  }
}

function journalText(past: Past, sight: Parameters<typeof asSeen>[1]): string {
  return [...writeRecording(asSeen(recordingOf(past.header, past.lines, past.ticks), sight))].join('');
}

/** The worlds as they were at the end: the newest snapshot has them; if it cannot be used, the journal gives them. */
function restoreAtEnd(stored: StoredRoom, content: Content | undefined, snapshot: RoomSnapshot | undefined): Restored {
  const from = (start: RoomSnapshot | undefined): KeptRoom => {
    const lines = stored.lines.filter(({ seq }) => seq > (start?.seq ?? 0));
    return { header: stored.header, epoch: 0, horizon: 0, mark: undefined, snapshot: start, skipped: [], lines };
  };
  const restored = restoreGame(from(snapshot), content);
  if (restored.ok || !snapshot || restored.problem !== 'hash') return restored;
  return restoreGame(from(undefined), content);
}
