import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';
import { toast } from './toast.tsx';

/** Awaits the answer to a request and says so if it was refused; answers whether it was done. */
export async function ask(reply: Promise<RequestReply>): Promise<boolean> {
  const answer = await reply;
  if (!answer.ok) toast(t('app.failed', { reason: problemWords({ code: answer.problem }) }));
  return answer.ok;
}
