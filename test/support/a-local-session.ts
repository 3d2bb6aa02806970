import type { Port } from '#client/local/line/port.ts';
import type { LocalGame } from '#client/local/local-game.ts';
import { newLocalId } from '#client/local/local-id.ts';
import { type LocalMeans, LocalSession } from '#client/local/local-session.ts';
import { LocalAnswers } from '#client/local/run/answers.ts';
import type { LocalAsk } from '#client/local/run/local-messages.ts';
import type { Timer } from '#shared/clock.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** A game alone whose worker is this thread, and whose time is stepped by hand. */
export type HandLocal = LocalSession & { readonly stepOnce: (ticks?: number) => void };

/** Time that never comes by itself. */
const STILL: Timer = { now: () => 0, after: () => () => undefined };

export interface HandMeans extends Omit<LocalMeans, 'port'> {
  readonly timer?: Timer;
  readonly journal?: string;
  readonly id?: string;
}

/** A game before its start. */
export function aLocalGame(game: LocalGame, { timer = STILL, journal, id = newLocalId(), ...means }: HandMeans = {}) {
  const { port, answers } = inThisThread(timer);
  const session = new LocalSession({ id, game, name: 'Ana' }, { port, ...means }, journal);
  const stepOnce = (ticks = 1) => {
    for (let i = 0; i < ticks; i++) answers.desk.stepOnce();
  };
  return Object.assign(session, { stepOnce }) satisfies HandLocal;
}

/** A hall that runs, with the time of this thread, and in which everything may be tried. */
export function aLocalSession(scenario: Scenario): HandLocal {
  const session = aLocalGame({ kind: 'lab', scenario, orders: [] });
  void session.control({ type: 'start' });
  const beat = setInterval(() => isRunning(session) && session.stepOnce(), scenario.tickSeconds * 1000);
  session.link.subscribe((link) => link === 'closed' && clearInterval(beat));
  return session;
}

function isRunning({ view }: LocalSession): boolean {
  return view.peek()?.phase === 'running';
}

function inThisThread(timer: Timer): { readonly port: Port; readonly answers: LocalAnswers } {
  let hear: (message: unknown) => void = () => undefined;
  const answers = new LocalAnswers((told) => hear(told), timer);
  const port: Port = {
    post: (message) => answers.hear(message as LocalAsk),
    listen: (listener) => {
      hear = listener;
    },
    close: () => {
      hear = () => undefined;
    },
  };
  return { port, answers };
}
