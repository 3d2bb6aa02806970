import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, ApiProblem } from '#client/net/api.ts';

/** What was asked again and again: the last answer, and what went wrong since. */
export interface Polled<T> {
  readonly value: T | undefined;
  readonly problem: ApiProblem | undefined;
  /** Puts a newer answer in its place, such as that of a deed. */
  readonly set: (value: T) => void;
}

/** Asks every `everyMs` as long as the part of the page is shown; `key` begins anew. An answer that is lost changes nothing on screen. */
export function usePolled<T>(key: string, everyMs: number, ask: () => Promise<Answer<T>>): Polled<T> {
  const [value, set] = useState<T>();
  const [problem, setProblem] = useState<ApiProblem>();
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async (): Promise<void> => {
      const answer = await asking.current();
      if (left) return;
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) set(answer.value);
      timer = setTimeout(() => void again(), everyMs);
    };
    void again();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [key, everyMs]);
  return { value, problem, set };
}
