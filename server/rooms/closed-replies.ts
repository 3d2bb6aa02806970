import { type CommandAnswer, type Refused, type RoomReply, type RoomRequest, refused } from './requests.ts';
import type { CloseReason } from './room-deps.ts';

const FAILED: Refused = { ok: false, problem: 'roomFailed' };
/** What whoever still asks a closed room is told, by why it closed. */
const CLOSED: { readonly [R in CloseReason]?: Refused } = {
  moved: { ok: false, problem: 'moved', retryAfterS: 0.3 },
  over: { ok: false, problem: 'roomOver' },
};

/** What a room that has ended its life in this process answers. */
export function closedReply(request: RoomRequest, reason: CloseReason): RoomReply {
  switch (request.type) {
    case 'presence':
      return undefined;
    case 'command':
      return lastAnswer(reason);
    default:
      return CLOSED[reason] ?? FAILED;
  }
}

/** What becomes of commands that a room did not get to. */
export function lastAnswer(reason: CloseReason): CommandAnswer {
  return reason === 'moved' ? 'unanswered' : refused({ code: 'roomFailed' });
}

export function stackOf(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
