import { useEffect, useState } from 'preact/hooks';
import { changeJournal, keptJournal } from '#client/local/kept/kept-games.ts';
import { isLocalId } from '#client/local/local-id.ts';
import { lookBack } from '#client/local/past/look-back.ts';
import { type Answer, type ApiProblem, getDebrief, getJournal } from '#client/net/api.ts';
import { matchOfCode } from '#client/net/match-code.ts';
import { pastGames } from '#client/net/past-games.ts';
import { keptSeat } from '#client/net/seat-store.ts';
import { matchJournal } from '#client/net/tournaments.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import { isScored } from '#shared/sim/kernel/scenario/series-rows.ts';

/** `noSeat`: nothing here shows the server who asks. `notKept`: a game alone that this device does not keep (any more). */
export type LoadedDebrief = Debrief | { readonly problem: ApiProblem } | 'loading' | 'noSeat' | 'notKept';

/** The bots may still be running when a session ends: so often it is asked again, in ms. Design value. */
const ASK_AGAIN_MS = 3_000;

/** Answers that do not change by asking again; others may, such as that of a server that is just ending the session. */
const FINAL: readonly ApiProblem['code'][] = ['badToken', 'unknownCode', 'notFound', 'kicked'];

/** Shows the server who asks: the console of this session, else a seat in it, also one of a session that is over. */
function tokenFor(code: string): string | undefined {
  const seat = keptSeat(code, 'instructor') ?? keptSeat(code);
  return seat?.token ?? pastGames().find((game) => game.code === code)?.token;
}

/** The token of whoever led the session; nothing for everybody else. */
export function instructorToken(code: string): string | undefined {
  const past = pastGames().find((game) => game.code === code && game.role === 'instructor');
  return keptSeat(code, 'instructor')?.token ?? past?.token;
}

/** What is known of a session has changed: it is asked for anew. */
export function forgetPast(code: string): void {
  if (known?.code === code) known = undefined;
  if (recorded?.code === code) recorded = undefined;
}

/** What is known of the last session that was looked at: its pages are opened one after another. */
let known: { readonly code: string; readonly debrief: Debrief } | undefined;
let recorded: { readonly code: string; readonly journal: Promise<Answer<string>> } | undefined;

/** The debrief of a session; asked for again until every team has its score. */
export function useDebrief(code: string): LoadedDebrief {
  const [loaded, setLoaded] = useState<LoadedDebrief>(known?.code === code ? known.debrief : 'loading');
  useEffect(() => {
    if (isFromJournal(code)) return known?.code === code ? undefined : lookBackAt(code, setLoaded);
    const token = tokenFor(code);
    if (token === undefined) {
      setLoaded('noSeat');
      return;
    }
    let later: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const load = async () => {
      const answer = await getDebrief(code, token);
      if (left) return;
      setLoaded(answer.ok ? answer.value : { problem: answer.problem });
      if (answer.ok && isWhole(answer.value)) known = { code, debrief: answer.value };
      else if (answer.ok || !FINAL.includes(answer.problem.code)) later = setTimeout(() => void load(), ASK_AGAIN_MS);
    };
    if (known?.code !== code) void load();
    return () => {
      left = true;
      clearTimeout(later);
    };
  }, [code]);
  return loaded;
}

/** A game of this device, and a match of a tournament, which anybody may see: their debrief is made here, from their journal. */
function isFromJournal(code: string): boolean {
  return isLocalId(code) || matchOfCode(code) !== undefined;
}

function lookBackAt(code: string, show: (loaded: LoadedDebrief) => void): () => void {
  const journal = journalOf(code).then((answer) => (answer.ok ? answer.value : undefined));
  const keep = isLocalId(code) ? { keep: (newer: string) => void changeJournal(code, newer) } : {};
  return lookBack({ journal, ...keep }, (what, last) => {
    if (typeof what !== 'string') {
      const debrief = { ...what, code };
      show(debrief);
      if (last && what.over) known = { code, debrief };
    } else if (what === 'notKept') show('notKept');
    else show({ problem: { code: what === 'failed' ? 'internal' : 'otherRules' } });
  });
}

/** Whether nothing more is to come: a hall without an end has no score to wait for. */
function isWhole(debrief: Debrief): boolean {
  const { over, teams } = debrief;
  return over && (teams.every(({ score }) => score !== undefined) || !hasPoints(debrief));
}

/** Whether a session comes to points: one in a hall of the menu that has an end. */
export function hasPoints(debrief: Debrief): boolean {
  const scenario = scenarioOf(debrief);
  return debrief.hall === undefined && scenario !== undefined && isScored(scenario);
}

/** The journal of a session, asked for once. */
export function journalOf(code: string): Promise<Answer<string>> {
  if (isLocalId(code)) return localJournal(code);
  if (recorded?.code === code) return recorded.journal;
  const journal = askForJournal(code);
  recorded = { code, journal };
  // A failed answer is not remembered: whoever asks again may have a connection then.
  void journal.then(({ ok }) => {
    if (!ok) recorded = undefined;
  });
  return journal;
}

function askForJournal(code: string): Promise<Answer<string>> {
  const match = matchOfCode(code);
  if (match) return matchJournal(match.tournament, match.match);
  const token = tokenFor(code);
  return token === undefined ? Promise.resolve({ ok: false, problem: { code: 'badToken' } }) : getJournal(code, token);
}

async function localJournal(id: string): Promise<Answer<string>> {
  const journal = await keptJournal(id);
  return journal === undefined ? { ok: false, problem: { code: 'notFound' } } : { ok: true, value: journal };
}
