import path from 'node:path';
import Database from 'libsql';
import { Game } from '#server/rooms/game.ts';
import type { RoomHeader } from '#server/storage/journals.ts';
import type { OrderEntry, RoomEntry } from '#shared/replay/entries.ts';
import { type PlayedLine, playLines } from '#shared/replay/play-lines.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import { recordingOf } from '#shared/replay/write-recording.ts';
import { hashOpen } from '#shared/sim/kernel/world.ts';
import type { Seen } from '../../tools/load/player.ts';

/** Everything that any client was shown or promised, to be compared across owners and with the journal. */
export class History {
  readonly #hashes = new Map<string, number>();
  readonly #acknowledged = new Map<string, Set<string>>();
  /** Ticks that were shown with two different contents. */
  readonly contradicted: string[] = [];
  shown = 0;
  /** Newest epoch that each room was seen in. */
  readonly epochs = new Map<string, number>();

  saw(room: string, { team, tick, epoch, hash }: Seen): void {
    const place = `${room} team ${team} tick ${tick}`;
    const before = this.#hashes.get(place);
    this.shown++;
    this.epochs.set(room, Math.max(epoch, this.epochs.get(room) ?? 0));
    if (before === undefined) this.#hashes.set(place, hash);
    else if (before !== hash) this.contradicted.push(`${place}: ${before} and, in epoch ${epoch}, ${hash}`);
  }

  promised(room: string, id: string): void {
    const ids = this.#acknowledged.get(room) ?? new Set<string>();
    this.#acknowledged.set(room, ids.add(id));
  }

  get acknowledged(): number {
    return [...this.#acknowledged.values()].reduce((sum, ids) => sum + ids.size, 0);
  }

  /** Acknowledged commands of a room that its journal does not hold. */
  lost(journal: StoredJournal): string[] {
    const held = new Set(journal.lines.map(({ commandId }) => commandId));
    return [...(this.#acknowledged.get(journal.header.room) ?? [])].filter((id) => !held.has(id));
  }

  /** Replays a journal from its first line; answers the shown ticks that it does not give, and how many it gave. */
  check(journal: StoredJournal): { wrong: string[]; met: number } {
    const game = gameOf(journal);
    const wrong: string[] = [];
    let met = 0;
    const compare = () => {
      game.worlds.forEach((world, team) => {
        const place = `${journal.header.room} team ${team} tick ${world.tick}`;
        const hash = this.#hashes.get(place);
        if (hash === undefined) return;
        if (hash === hashOpen(world.open)) met++;
        else wrong.push(place);
      });
    };
    const played = {
      get tick() {
        return game.tick;
      },
      step: (orders: readonly OrderEntry[]) => void game.step(orders),
      take({ entry }: PlayedLine) {
        if (entry.type === 'mark' && !game.meets(entry)) wrong.push(`mark of tick ${entry.atTick}`);
        if (entry.type !== 'order') game.apply(entry);
      },
    };
    for (const work = playLines(played, journal.lines, () => journal.horizon); !work.next().done; ) compare();
    return { wrong, met };
  }
}

/** What each team's game comes to when it is played again from the journal: marks that are met, and those that are not. */
export function playedAgain({ header, lines, horizon }: StoredJournal): { met: number[]; missed: number[] }[] {
  const recording = recordingOf(header, lines, horizon);
  return Array.from({ length: header.teams }, (_, team) => {
    const replayed = replayTeam(recording, team);
    if (!replayed.ok) throw new Error(`${header.room} team ${team}: ${replayed.problem}`);
    const { replay } = replayed;
    replay.stepTo(horizon);
    return { met: [...replay.met], missed: [...replay.missed] };
  });
}

function gameOf({ header }: StoredJournal): Game {
  const scenario = scenarioOf(header);
  if (!scenario) throw new Error(`no scenario ${header.scenario}`);
  return new Game(header, { scenario, traces: {} });
}

/** A room's journal as it lies on disk. */
export interface StoredJournal {
  readonly header: RoomHeader;
  readonly epoch: number;
  readonly horizon: number;
  readonly lines: readonly { seq: number; epoch: number; tick: number; entry: RoomEntry; commandId: string | null }[];
}

/** Reads all journals of a data folder, with no help of the server's own code. */
export function readJournals(dataDir: string): StoredJournal[] {
  const db = new Database(path.join(dataDir, 'overcommit.db'));
  const rooms = db.prepare('select * from rooms').all() as {
    room: string;
    header: string;
    epoch: number;
    horizon: number;
  }[];
  const journals = rooms.map(({ room, header, epoch, horizon }) => {
    const rows = db.prepare('select * from journal where room = ? order by seq').all(room) as {
      seq: number;
      epoch: number;
      tick: number;
      entry: string;
      command_id: string | null;
    }[];
    const lines = rows.map((row) => ({
      seq: row.seq,
      epoch: row.epoch,
      tick: row.tick,
      entry: JSON.parse(row.entry) as RoomEntry,
      commandId: row.command_id,
    }));
    return { header: JSON.parse(header) as RoomHeader, epoch, horizon, lines };
  });
  db.close();
  return journals;
}
