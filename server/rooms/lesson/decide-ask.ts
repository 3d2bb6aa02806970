import { MEASURES } from '#shared/lessons/measures/index.ts';
import { valueFor } from '#shared/lessons/measures/measure.ts';
import type { MeasuredPoint } from '#shared/protocol/class.ts';
import type { Control, RequestReply } from '#shared/protocol/messages.ts';
import { isAnswer, type Truth } from '#shared/protocol/questions.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { type Decision, done, no } from '../lobby.ts';
import type { Player } from '../requests.ts';
import type { RoomState } from '../state.ts';
import type { AskState } from './class-state.ts';

/** Questions of one session; design value. */
const ASKS_MAX = 100;
/** Everybody answers at most twice: alone, and after talking about it (Mazur, Peer Instruction, 1997). */
const VOTES_MAX = 2;

export type AskControl = Extract<Control, { type: 'ask' | 'askClose' | 'askAgain' | 'reveal' }>;

/** What an instructor does with questions. */
export function decideAsk(state: RoomState, control: AskControl): Decision<RequestReply> {
  const last = lastOf(state);
  if (control.type === 'ask') {
    const ask = (state.asks ?? []).length;
    if (ask >= ASKS_MAX) return no('tooMany');
    const before: RoomEntry[] = last?.ask.open ? [{ type: 'askClosed', ask: last.no }] : [];
    return done(...before, { type: 'asked', ask, question: control.question });
  }
  if (!last) return no('notFound');
  const { no: ask, ask: asked } = last;
  switch (control.type) {
    case 'askClose':
      return asked.open ? done({ type: 'askClosed', ask }) : no('badRequest');
    case 'askAgain':
      return asked.open || asked.votes.length >= VOTES_MAX ? no('badRequest') : done({ type: 'askedAgain', ask });
    case 'reveal':
      return reveal(asked, ask, control.value);
  }
}

function reveal(asked: AskState, ask: number, value: number | undefined): Decision<RequestReply> {
  if (value === undefined) return asked.truth ? done({ type: 'truthShown', ask }) : no('badRequest');
  if (!isAnswer(asked.question.shape, value)) return no('badRequest');
  return done({ type: 'truthFound', ask, truth: { value } }, { type: 'truthShown', ask });
}

/** Somebody answers the question that is open. */
export function decideAnswer(
  state: RoomState,
  { seat, grant }: Player,
  given: { readonly ask: number; readonly value: number },
): Decision<RequestReply> {
  const last = lastOf(state);
  if (!last || last.no !== given.ask || !last.ask.open) return no('notOpen');
  const { question, votes } = last.ask;
  if (!isAnswer(question.shape, given.value)) return no('badRequest');
  if (!isMeasured(last.ask, seat, given.value)) return no('badRequest');
  if (votes.at(-1)?.[grant] === given.value) return done();
  return done({ type: 'voted', ask: given.ask, vote: votes.length, seat, grant, value: given.value });
}

/** What an experiment gave is what the lab finds with the value of that seat; as long as the lab has not run, everything may be. */
function isMeasured({ question: { shape }, truth }: AskState, seat: number, figure: number): boolean {
  if (shape.kind !== 'measure' || !truth) return true;
  return isOnLine(truth, [valueFor(MEASURES[shape.measure], seat), figure]);
}

/** Whether a measured point is one of the lab's line. */
export function isOnLine({ points = [] }: Truth, [value, figure]: MeasuredPoint): boolean {
  return points.some(([x, y]) => x === value && y === figure);
}

/** The question that was asked last, with its number. */
export function lastOf({ asks = [] }: Pick<RoomState, 'asks'>): { no: number; ask: AskState } | undefined {
  const ask = asks.at(-1);
  return ask && { no: asks.length - 1, ask };
}
