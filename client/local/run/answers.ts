import type { Timer } from '#shared/clock.ts';
import { marksOf } from '#shared/replay/recording.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { LocalDesk } from './local-desk.ts';
import type { LocalAsk, LocalAsks, LocalNews, LocalTold } from './local-messages.ts';
import { LocalRun } from './local-run.ts';

type Answer = LocalAsks[keyof LocalAsks]['answer'];

/** The worker's side of a game alone: hears questions, tells answers and news. One game in its life. */
export class LocalAnswers {
  readonly #tell: (told: LocalTold) => void;
  readonly #timer: Timer;
  #desk: LocalDesk | undefined;

  constructor(tell: (told: LocalTold) => void, timer: Timer) {
    this.#tell = tell;
    this.#timer = timer;
  }

  hear(ask: LocalAsk): void {
    const { no } = ask;
    try {
      const answer = this.#answerTo(ask);
      if (!(answer instanceof Promise)) this.#tell({ type: 'answer', no, answer });
      else
        answer.then(
          (later) => this.#tell({ type: 'answer', no, answer: later }),
          (problem) => this.#tell({ type: 'failed', no, message: String(problem) }),
        );
    } catch (problem) {
      this.#tell({ type: 'failed', no, message: String(problem) });
    }
  }

  /** The game that was opened. */
  get desk(): LocalDesk {
    if (!this.#desk) throw new Error('asked before a game was opened');
    return this.#desk;
  }

  #answerTo(ask: LocalAsk): Answer | Promise<Answer> {
    switch (ask.type) {
      case 'open':
        return this.#open(ask);
      case 'give':
        return this.desk.run.give(ask.call);
      case 'control':
        return this.desk.after((run) => run.control(ask.control));
      case 'bookmark':
        return this.desk.after((run) => run.bookmark(ask.note));
      case 'answer':
        return this.desk.after((run) => run.answer(ask.question, ask.value));
      case 'hint':
        return this.desk.after((run) => run.hint(ask.hint));
      case 'par':
        return this.#do((run) => run.takePar(ask.par));
      case 'backTo':
        return this.#do((run) => run.backTo(ask.tick));
      case 'forwardTo':
        return this.#do((run) => run.forwardTo(ask.tick));
      case 'journal':
        return provedJournal(this.desk.run);
      case 'series':
        return seriesOf(this.desk.run.world);
      case 'leave':
        this.#desk?.close();
        return null;
    }
  }

  /** What only does something answers nothing. */
  async #do(work: (run: LocalRun) => void): Promise<null> {
    await this.desk.after(work);
    return null;
  }

  #open({ start, journal }: Extract<LocalAsk, { type: 'open' }>): null {
    const run = journal === undefined ? LocalRun.begin(start) : LocalRun.goOn(start, journal);
    if (typeof run === 'string') {
      this.#tell({ type: 'cannot', problem: run });
      return null;
    }
    this.#desk = new LocalDesk(run, (news: LocalNews) => this.#tell(news), this.#timer);
    this.#desk.open();
    return null;
  }
}

/** The journal of a game, marked where the game stands: what was done is proved up to now. */
export function provedJournal(run: LocalRun): string {
  const { phase } = run.time;
  const isMarked = marksOf(run.recording(), 0).has(run.tick);
  if (!isMarked && (phase === 'running' || phase === 'paused')) run.mark();
  return run.journal();
}
