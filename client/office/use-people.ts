import { useEffect, useState } from 'preact/hooks';
import { forgetPast, instructorToken, journalOf, useDebrief } from '#client/debrief/page/past-session.ts';
import type { ApiProblem } from '#client/net/api.ts';
import { peopleOf } from '#client/net/office-api.ts';
import { type Evidence, evidenceOf } from '#shared/exports/evidence.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type { PeopleOfSession } from '#shared/protocol/office.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** All that the page of people is made from. */
export interface PeopleData {
  readonly code: string;
  readonly token: string;
  readonly debrief: Debrief;
  readonly scenario: Scenario;
  readonly stored: PeopleOfSession;
  readonly people: readonly Evidence[];
}

type Loaded = PeopleData | { readonly problem: ApiProblem } | 'loading' | 'notInstructor';

/** The people of a session with what they did; `again` asks for it anew. */
export function usePeople(code: string): { readonly loaded: Loaded; readonly again: () => void } {
  const debrief = useDebrief(code);
  const [rest, setRest] = useState<Omit<PeopleData, 'debrief' | 'scenario'> | { readonly problem: ApiProblem }>();
  const token = instructorToken(code);
  const load = async (): Promise<void> => {
    if (token !== undefined) setRest(await readPeople(code, token));
  };
  useEffect(() => void load(), [code]);
  const again = (): void => {
    forgetPast(code);
    void load();
  };
  return { loaded: token === undefined ? 'notInstructor' : joined(debrief, rest), again };
}

function joined(
  debrief: ReturnType<typeof useDebrief>,
  rest: Omit<PeopleData, 'debrief' | 'scenario'> | { readonly problem: ApiProblem } | undefined,
): Loaded {
  if (rest && 'problem' in rest) return rest;
  if (typeof debrief === 'object' && 'problem' in debrief) return debrief;
  const scenario = typeof debrief === 'object' ? scenarioOf(debrief) : undefined;
  return rest && scenario && typeof debrief === 'object' ? { ...rest, debrief, scenario } : 'loading';
}

async function readPeople(code: string, token: string) {
  const [stored, journal] = await Promise.all([peopleOf(code, token), journalOf(code)]);
  if (!stored.ok) return { problem: stored.problem };
  if (!journal.ok) return { problem: journal.problem };
  const read = readRecording(journal.value);
  if (!read.ok) return { problem: { code: 'internal' } as const };
  const { lines, ticks } = read.recording;
  return { code, token, stored: stored.value, people: evidenceOf(lines, ticks) };
}

/** Points of each team in thousandths, as far as there are any. */
export function pointsIn({ teams }: Debrief): (team: number) => number | undefined {
  return (team) => teams.find((one) => one.team === team)?.score?.milliPoints;
}
