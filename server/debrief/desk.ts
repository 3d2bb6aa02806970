import { composeDebrief, debriefFor, type WholeDebrief } from '#shared/debrief/compose.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { ProblemCode } from '#shared/protocol/messages.ts';
import { asSeen, recordingOf, writeRecording } from '#shared/replay/write-recording.ts';
import { isScored } from '#shared/score/index.ts';
import type { Content } from '../rooms/game.ts';
import type { Who } from '../rooms/requests.ts';
import type { Journals, RoomHeader } from '../storage/journals.ts';
import { type Admitted, admit, type Past } from './past.ts';
import { playedSession } from './played-session.ts';
import { ReadPasts } from './read-pasts.ts';
import { type Moment, momentOf, worldsAt } from './worlds-at.ts';

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
      /** The same one for everybody who may see the same of the same debrief. */
      readonly page: Page;
      /** The bots have not run for this one, and its journal will not tell. */
      readonly lacksPar?: Pick<RoomHeader, 'scenario' | 'seed'>;
    }
  | { readonly ok: false; readonly problem: ProblemCode };

/** What goes out. */
export interface Page {
  readonly text: string;
}

/** Sessions whose debrief is kept ready: a class asks for the same one together. Design value. */
const KEPT_READY = 4;

type Composed = WholeDebrief | { readonly problem: ProblemCode };

interface Ready {
  /** What it is made from. */
  readonly key: string;
  /** Whether it was known what the bots came to; one that has it serves those who do not know it, too. */
  readonly knowsPar: boolean;
  /** Also while it is being made: whoever asks meanwhile waits for the same one. */
  readonly whole: Promise<Composed>;
  /** By what may be seen of it. */
  readonly pages: Map<string, Page>;
}

/** Answers what people want to know of sessions that have been played, from the storage. */
export class DebriefDesk {
  readonly #store: Pick<Journals, 'read' | 'newestSnapshot'>;
  readonly #contentOf: (header: RoomHeader) => Content | undefined;
  readonly #pasts: ReadPasts;
  /** By room, the one asked for last at the end. */
  readonly #ready = new Map<string, Ready>();

  constructor(
    store: Pick<Journals, 'read' | 'newestSnapshot'>,
    contentOf: (header: RoomHeader) => Content | undefined,
  ) {
    this.#store = store;
    this.#contentOf = contentOf;
    this.#pasts = new ReadPasts(store, KEPT_READY);
  }

  async answer({ what, room, code, who, par }: DebriefAsk): Promise<DebriefAnswer> {
    const past = await this.#pasts.of(room);
    if (past?.header.code !== code) return { ok: false, problem: 'unknownCode' };
    const admitted = admit(past, who);
    if (!admitted.ok) return admitted;
    if (what === 'journal') return { ok: true, page: { text: journalText(past, admitted.sight) } };
    const ready = this.#readyOf(past, par);
    const whole = await ready.whole;
    if ('problem' in whole) return { ok: false, problem: whole.problem };
    return { ok: true, page: pageOf(ready.pages, whole, admitted), ...this.#lackOf(past, whole) };
  }

  #lackOf({ header, over, state }: Past, { par }: WholeDebrief): { lacksPar?: Pick<RoomHeader, 'scenario' | 'seed'> } {
    const scenario = this.#contentOf(header)?.scenario;
    if (par || !over || state.playing === undefined || !scenario || !isScored(scenario)) return {};
    return { lacksPar: { scenario: header.scenario, seed: header.seed } };
  }

  #readyOf(past: Past, par: ParFigures | undefined): Ready {
    const { room } = past.header;
    const moment = momentOf(past);
    const knowsPar = past.state.par !== undefined || par !== undefined;
    const kept = this.#ready.get(room);
    const serves = kept?.key === moment.key && (kept.knowsPar || !knowsPar);
    const ready = serves
      ? kept
      : { key: moment.key, knowsPar, whole: this.#compose(past, moment, par), pages: new Map<string, Page>() };
    this.#ready.delete(room);
    this.#ready.set(room, ready);
    const [oldest] = this.#ready.keys();
    if (this.#ready.size > KEPT_READY && oldest !== undefined) this.#ready.delete(oldest);
    return ready;
  }

  async #compose(past: Past, moment: Moment, par: ParFigures | undefined): Promise<Composed> {
    const { header } = past;
    try {
      const snapshot = await this.#store.newestSnapshot(header.room);
      const { restored, lines } = worldsAt(past, moment, this.#contentOf(header), snapshot);
      if (restored.ok) return composeDebrief(playedSession({ ...past, lines }, restored.game, par));
      return { problem: restored.problem === 'hash' ? 'roomFailed' : 'otherRules' };
    } catch (problem) {
      // What broke once may work when somebody asks again.
      this.#ready.delete(header.room);
      throw problem;
    }
  }
}

function pageOf(pages: Map<string, Page>, whole: WholeDebrief, { team, sight }: Extract<Admitted, { ok: true }>): Page {
  const key = JSON.stringify([team, sight]);
  const page = pages.get(key) ?? { text: JSON.stringify(debriefFor(whole, team, sight === 'all')) };
  pages.set(key, page);
  return page;
}

function journalText(past: Past, sight: Parameters<typeof asSeen>[1]): string {
  return [...writeRecording(asSeen(recordingOf(past.header, past.lines, past.ticks), sight))].join('');
}
