import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DebriefDesk } from '#server/debrief/desk.ts';
import { Game } from '#server/rooms/game.ts';
import { openEmbedded } from '#server/storage/embedded.ts';
import type { Journals, RoomHeader } from '#server/storage/journals.ts';
import { sqlJournals } from '#server/storage/sql-journals.ts';
import { botMemory } from '#shared/bots/bot.ts';
import { reference } from '#shared/bots/reference.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';

/** What it costs to look back at a session that was played to its end. Times in ms. */
export interface LookBack {
  readonly scenario: string;
  readonly teams: number;
  readonly ticks: number;
  readonly lines: number;
  /** To read lines and snapshot from the file: all that a room’s commit may have to wait for. */
  readonly storeMs: number;
  /** To read it from the file and compose the debrief; the same for everybody after the first. */
  readonly firstMs: number;
  readonly nextMs: number;
  readonly debriefBytes: number;
  readonly journalMs: number;
  readonly journalBytes: number;
  /** To play one team's game again as far as its end, and then to go to any of fifty ticks, at most. */
  readonly replayMs: number;
  readonly seekMs: number;
}

const ROOM = 'bench';
const CODE = 'BENCH1';
const WHO = { role: 'instructor', generation: 0 } as const;
const SEEKS = 50;

/** Lets the reference bot play a hall for all teams, stores the session, and measures how it is looked back at. */
export async function lookBack(scenarioId: string, teams: number): Promise<LookBack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-bench-'));
  const store = sqlJournals(await openEmbedded(path.join(folder, 'rooms.db')), () => Date.now());
  try {
    const { header, lines, ticks } = await playAndStore(store, scenarioId, teams);
    const [linesMs] = await timed(() => store.read(ROOM, 0));
    const [snapshotMs] = await timed(() => store.newestSnapshot(ROOM));
    const desk = new DebriefDesk(store, () => contentOf(header));
    const [firstMs, debrief] = await timed(() => desk.answer({ what: 'debrief', room: ROOM, code: CODE, who: WHO }));
    const [nextMs] = await timed(() => desk.answer({ what: 'debrief', room: ROOM, code: CODE, who: WHO }));
    const [journalMs, journal] = await timed(() => desk.answer({ what: 'journal', room: ROOM, code: CODE, who: WHO }));
    if (!debrief.ok || !journal.ok) throw new Error('the session cannot be looked back at');
    const sizes = { debriefBytes: debrief.page.text.length, journalBytes: journal.page.text.length };
    return {
      scenario: scenarioId,
      teams,
      ticks,
      lines,
      storeMs: Math.max(linesMs, snapshotMs),
      firstMs,
      nextMs,
      journalMs,
      ...sizes,
      ...seeking(journal.page.text),
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function contentOf(header: Pick<RoomHeader, 'scenario' | 'seed'>) {
  const scenario = scenarioOf(header);
  if (!scenario) throw new Error(`no hall ${header.scenario}`);
  return { scenario, traces: {} };
}

async function playAndStore(store: Journals, scenario: string, teams: number) {
  const seed = 'BENCH';
  const content = contentOf({ scenario, seed });
  const made = { contentHash: contentHash(content.scenario, {}), engine: ENGINE, capacity: teams, teams };
  const wish = { teamForming: 'random', freeNames: false, solo: false } as const;
  const header: RoomHeader = { room: ROOM, code: CODE, title: '', scenario, seed, ...made, ...wish };
  await store.create(header);
  const game = new Game(header, content);
  const lines: { tick: number; entry: RoomEntry }[] = [];
  const happens = (entry: RoomEntry) => {
    game.apply(entry);
    lines.push({ tick: game.tick, entry });
  };
  happens({ type: 'started', teams: Array.from({ length: teams }, (_, team) => team) });
  const ticks = ticksOf(content.scenario, content.scenario.lengthS);
  play(game, ticks, lines, happens);
  happens({ type: 'ended' });
  const numbered = lines.map(({ tick, entry }, i) => ({
    seq: i + 1,
    tick,
    entry: JSON.stringify(entry),
    command: undefined,
  }));
  for (let from = 0; from < numbered.length; from += 1000)
    await store.append([
      { room: ROOM, epoch: 1, horizon: ticks, mark: undefined, lines: numbered.slice(from, from + 1000) },
    ]);
  game.seq = numbered.length;
  await store.saveSnapshot(ROOM, 1, game.snapshot());
  await store.end(ROOM, 1, 'over');
  return { header, lines: lines.length, ticks };
}

/** The first team plays; all others get the same orders, which costs one bot instead of forty. */
function play(
  game: Game,
  ticks: number,
  lines: { tick: number; entry: RoomEntry }[],
  happens: (entry: RoomEntry) => void,
): void {
  let memory = botMemory();
  while (game.tick < ticks) {
    const [world] = game.worlds;
    if (!world) throw new Error('no world');
    const turn = reference.play(world, memory);
    memory = turn.memory;
    const orders = game.worlds.flatMap((_, team) =>
      turn.calls.map((call) => ({ type: 'order', team, by: team, author: team + 1, id: undefined, call }) as const),
    );
    for (const entry of [...(game.state.owed ?? [])]) happens(entry);
    for (const entry of orders) lines.push({ tick: game.tick, entry });
    game.step(orders);
  }
}

function seeking(text: string): Pick<LookBack, 'replayMs' | 'seekMs'> {
  const read = readRecording(text);
  const replayed = read.ok ? replayTeam(read.recording, 0) : undefined;
  if (!read.ok || !replayed?.ok) throw new Error('the journal cannot be played again');
  const { ticks } = read.recording;
  const { replay } = replayed;
  const startMs = performance.now();
  replay.stepTo(ticks);
  const replayMs = performance.now() - startMs;
  if (replay.missed.size > 0) throw new Error(`marks missed at ${[...replay.missed].join()}`);
  let seekMs = 0;
  for (let i = 1; i <= SEEKS; i++) {
    const fromMs = performance.now();
    replay.stepTo((i * 7919) % ticks);
    seekMs = Math.max(seekMs, performance.now() - fromMs);
  }
  return { replayMs, seekMs };
}

async function timed<T>(work: () => Promise<T>): Promise<[ms: number, value: T]> {
  const startMs = performance.now();
  const value = await work();
  return [performance.now() - startMs, value];
}
