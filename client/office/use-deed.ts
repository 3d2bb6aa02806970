import { useState } from 'preact/hooks';
import type { Answer, ApiProblem } from '#client/net/api.ts';

/** Something that is asked of the server and takes a moment: whether it goes on, and what went wrong last. */
export interface Deed {
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  /** Asks; nothing if something else is under way, or it was refused. */
  readonly run: <T>(ask: () => Promise<Answer<T>>) => Promise<{ readonly value: T } | undefined>;
}

export function useDeed(): Deed {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run: Deed['run'] = async (ask) => {
    if (busy) return undefined;
    setBusy(true);
    const answer = await ask();
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    return answer.ok ? { value: answer.value } : undefined;
  };
  return { busy, problem, run };
}
