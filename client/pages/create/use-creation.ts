import { useEffect, useState } from 'preact/hooks';
import { type ApiProblem, createSession, listScenarios } from '#client/net/api.ts';
import type { ScenarioInfo } from '#shared/protocol/hosting.ts';
import type { CreateSession, SessionCreated } from '#shared/protocol/messages.ts';

/** What a page needs to open a session: what there is to play, the server's key if it wants one, what went wrong. */
export interface Creation {
  readonly scenarios: readonly ScenarioInfo[];
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly hostKey: string;
  /** The key with which the server refused last; nothing while it has not asked for one. */
  readonly refusedKey: string | undefined;
  readonly setHostKey: (key: string) => void;
  /** The server has asked for its key in another place of the page. */
  readonly askForKey: () => void;
  readonly create: (wish: CreateSession) => Promise<void>;
}

/** Opens sessions for the host's page and for the one of those who play alone. */
export function useCreation(onCreated: (created: SessionCreated) => void): Creation {
  const [scenarios, setScenarios] = useState<readonly ScenarioInfo[]>([]);
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const [hostKey, setHostKey] = useState('');
  const [refusedKey, setRefusedKey] = useState<string>();
  const load = async (): Promise<void> => {
    const answer = await listScenarios();
    if (answer.ok) setScenarios(answer.value);
    else setProblem(answer.problem);
  };
  useEffect(() => void load(), []);

  const refuse = (reason: ApiProblem): void => {
    const keyNeeded = reason.code === 'hostKeyNeeded';
    if (keyNeeded) setRefusedKey(hostKey);
    // A wrong key is said at its field.
    setProblem(keyNeeded && hostKey !== '' ? undefined : reason);
  };
  const create = async (wish: CreateSession): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await createSession(wish, hostKey);
    setBusy(false);
    if (answer.ok) onCreated(answer.value);
    else refuse(answer.problem);
  };
  const askForKey = (): void => setRefusedKey(hostKey);
  return { scenarios, problem, busy, hostKey, refusedKey, setHostKey, askForKey, create };
}
