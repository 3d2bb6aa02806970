import { normaliseCode } from '#shared/protocol/codes.ts';
import type { SeatGranted, SessionInfo, TakeSeat } from '#shared/protocol/messages.ts';
import { type Answer, type ApiProblem, findSession, takeSeat } from './api.ts';

/** What is done by itself about a refusal: work, another ticket. More often than this something is wrong. */
const TRIES_MAX = 6;
const PATIENCE_S = 2;

export interface Joining {
  /** One waits for the instructor, under this name. */
  readonly onWaiting?: (name: string) => void;
  /** Set once nobody wants the seat any more. */
  readonly signal?: AbortSignal;
}

type Wish = Pick<TakeSeat, 'name' | 'seatCode' | 'lang'>;

/** Takes a seat: shows the ticket, does the work that a crowded door asks for, waits until the instructor opens. */
export async function joinSession(
  info: Pick<SessionInfo, 'code' | 'ticket'>,
  wish: Wish,
  { onWaiting, signal }: Joining = {},
): Promise<Answer<SeatGranted>> {
  let shown: Pick<TakeSeat, 'ticket' | 'work'> = { ticket: info.ticket };
  for (let tries = 0; ; ) {
    const answer = await takeSeat(info.code, { ...wish, ...shown });
    if (answer.ok || signal?.aborted) return answer;
    const { problem } = answer;
    if (problem.code === 'waitForApproval') {
      onWaiting?.(problem.name ?? '');
      await pause(problem.retryAfterS ?? PATIENCE_S);
      continue;
    }
    const next = tries++ < TRIES_MAX ? await overcome(problem, info.code, wish, shown) : undefined;
    if (!next) return answer;
    shown = next;
  }
}

/** What to show next time, if something can be done about a problem. */
async function overcome(
  problem: ApiProblem,
  code: string,
  { seatCode, lang }: Wish,
  { ticket = '' }: Pick<TakeSeat, 'ticket'>,
): Promise<Pick<TakeSeat, 'ticket' | 'work'> | undefined> {
  if (problem.code === 'workNeeded') {
    const { findWork } = await import('./work.ts');
    const subject = seatCode === undefined ? '' : normaliseCode(seatCode);
    return { ticket, work: await findWork(ticket, subject, problem.bits ?? 0) };
  }
  if (problem.code !== 'ticketNeeded') return undefined;
  const found = await findSession(code, lang);
  return found.ok ? { ticket: found.value.ticket } : undefined;
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
