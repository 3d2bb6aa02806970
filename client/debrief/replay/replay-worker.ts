import { ReplayDesk } from './replay-desk.ts';
import type { AskType, ReplayAsk, ReplayAsks, ReplayTold } from './replay-messages.ts';

/** Entry of the worker: plays a recording again, answers questions about it, and plays on by itself meanwhile. */

/** Ticks of each team that are played in one go: a question waits so long at most. Design value. */
const AHEAD_TICKS = 40;

let desk: ReplayDesk | undefined;
let teams: readonly number[] = [];
/** Questions about whole games, which wait until these are played. */
const ASKS_OF_WHOLE_GAMES: readonly AskType[] = ['orders', 'difference'];
let patient: readonly ReplayAsk[] = [];
let done = false;

addEventListener('message', ({ data }: MessageEvent<ReplayAsk>) => {
  if (ASKS_OF_WHOLE_GAMES.includes(data.type) && !done) patient = [...patient, data];
  else answer(data);
});

function answer(ask: ReplayAsk): void {
  try {
    tell({ type: 'answer', no: ask.no, answer: answerTo(ask) });
  } catch (error) {
    tell({ type: 'failed', no: ask.no, message: String(error) });
  }
}

function answerTo(ask: ReplayAsk): ReplayAsks[AskType]['answer'] {
  switch (ask.type) {
    case 'open':
      return open(ask.journal, ask.teams);
    case 'frame':
      return opened().frame(ask.team, ask.tick);
    case 'inside':
      return opened().inside(ask.team, ask.wanted);
    case 'orders':
      return opened().orders(ask.team);
    case 'difference':
      return opened().difference(ask.a, ask.b) ?? null;
    case 'whatIf':
      return opened().whatIf(ask.team, ask.edits);
  }
}

function open(journal: string, wanted: readonly number[]): ReplayAsks['open']['answer'] {
  const read = ReplayDesk.open(journal);
  if (typeof read === 'string') return read;
  for (const team of wanted) {
    const problem = read.begin(team);
    if (problem) return problem;
  }
  desk = read;
  teams = wanted;
  setTimeout(playOn, 0);
  return null;
}

function opened(): ReplayDesk {
  if (!desk) throw new Error('asked before a recording was opened');
  return desk;
}

/** A little of each team's game, and again, until all are played; then what has waited for that is answered. */
function playOn(): void {
  const more = teams.filter((team) => opened().runAhead(team, AHEAD_TICKS));
  for (const team of teams) tell({ type: 'state', team, state: opened().state(team) });
  if (more.length > 0) {
    setTimeout(playOn, 0);
    return;
  }
  done = true;
  for (const ask of patient) answer(ask);
  patient = [];
}

function tell(told: ReplayTold): void {
  postMessage(told);
}
