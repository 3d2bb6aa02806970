import { heartbeat, type Timer } from '#shared/clock.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { stackOf } from '../rooms/closed-replies.ts';
import { Game } from '../rooms/game.ts';
import { Room } from '../rooms/room.ts';
import type { Log, Publisher } from '../rooms/room-deps.ts';
import type { Random } from '../rooms/teams.ts';
import type { KeptRoom, RoomPlan } from '../storage/journals.ts';
import { Contents } from './contents.ts';
import { restoreRoom } from './restore-room.ts';
import { Sampler } from './sampler.ts';
import type { StoreClient } from './store-client.ts';
import type { FromRooms, Opened, RoomsReply, ToRooms } from './wire.ts';

const BEAT_MS = 100;
const BEATS_PER_SECOND = 10;

export interface HostDeps {
  readonly timer: Timer;
  readonly random: Random;
  readonly store: StoreClient;
  readonly traces: Traces;
  readonly log: Log;
  readonly post: (message: FromRooms, transfer?: ArrayBuffer[]) => void;
}

/** All rooms of one thread. */
export class RoomHost {
  readonly #deps: HostDeps;
  readonly #rooms = new Map<string, Room>();
  readonly #contents: Contents;
  readonly #sampler = new Sampler();
  #beats = 0;

  constructor(deps: HostDeps) {
    this.#deps = deps;
    this.#contents = new Contents(deps.traces);
    heartbeat(deps.timer, BEAT_MS, () => this.#beat());
  }

  /** Does what a message asks. */
  async receive(message: Exclude<ToRooms, { type: 'store' }>): Promise<void> {
    switch (message.type) {
      case 'create':
        this.#reply(message.ticket, await this.#create(message.plan).catch(unwritten));
        return;
      case 'restore':
        this.#reply(message.ticket, await this.#restore(message.kept).catch(unwritten));
        return;
      case 'request':
        this.#reply(message.ticket, await this.#request(message));
        return;
      case 'catchUp':
        this.#catchUp(message);
        return;
      case 'discard':
        await this.#rooms.get(message.room)?.drain();
        this.#rooms.delete(message.room);
        this.#reply(message.ticket, 'discarded');
        return;
      case 'letGo':
        for (const room of this.#rooms.values()) room.letGo();
        return;
      case 'drain':
        await Promise.all([...this.#rooms.values()].map((room) => room.drain()));
        this.#reply(message.ticket, 'drained');
    }
  }

  #reply(ticket: number, reply: RoomsReply): void {
    this.#deps.post({ type: 'reply', ticket, reply });
  }

  async #create(plan: RoomPlan): Promise<Opened> {
    const content = this.#contents.of(plan);
    if (!content) return { opened: false, problem: 'content', tick: 0 };
    const header = { ...plan, engine: ENGINE, contentHash: contentHash(content.scenario, content.traces) };
    const created = await this.#deps.store.create(header);
    if (created === 'fenced') return { opened: false, problem: 'fenced', tick: 0 };
    return this.#open(new Game(header, content), 1, 0);
  }

  async #restore(kept: KeptRoom): Promise<Opened> {
    const { room } = kept.header;
    const { store, log } = this.#deps;
    const restored = await restoreRoom(kept, this.#contents.of(kept.header), store, log);
    if (restored.ok) {
      const opened = this.#open(restored.game, kept.epoch, kept.horizon);
      // A server that is killed again and again must not replay from further and further back.
      this.#rooms.get(room)?.keep();
      return opened;
    }
    if (restored.problem === 'hash') this.#sampler.count('hashMismatches');
    await store.end(room, kept.epoch, 'refused');
    const { problem, tick, detail } = restored;
    return { opened: false, problem, tick, ...(detail === undefined ? {} : { detail }) };
  }

  #open(game: Game, epoch: number, horizon: number): Opened {
    const { room } = game.header;
    const { timer, random, store, log } = this.#deps;
    const outlet = this.#outletOf(room, epoch);
    this.#rooms.set(
      room,
      new Room(game, epoch, horizon, { timer, random, journal: store, outlet, meter: this.#sampler, log }),
    );
    return { opened: true, tick: game.tick, epoch };
  }

  #outletOf(room: string, epoch: number): Publisher {
    const { post } = this.#deps;
    return {
      rewound: (team) => post({ type: 'rewound', room, team }),
      frame: (team, tick, bytes) =>
        post({ type: 'frame', room, epoch, team, tick, bytes }, [bytes.buffer as ArrayBuffer]),
      view: (view) => post({ type: 'view', room, view }),
      stage: (stage) => post({ type: 'stage', room, stage }),
      crew: (team, view) => post({ type: 'crew', room, team, view }),
      ping: (team, ping) => post({ type: 'ping', room, team, ping }),
      class: (view) => post({ type: 'class', room, view }),
      wantTruth: (ask, wish) => post({ type: 'truthWanted', room, ask, wish }),
      overview: (teams) => post({ type: 'overview', room, teams }),
      scores: (scores) => post({ type: 'scores', room, scores }),
      wantPar: ({ scenario, seed, solo }) =>
        post({ type: 'parWanted', room, wish: { scenario, seed }, urgency: solo ? 'alone' : 'class' }),
      revoked: (generation) => post({ type: 'revoked', room, generation }),
      closed: (reason, seat, grant) => post({ type: 'closed', room, reason, seat, grant }),
    };
  }

  async #request({ room, request }: Extract<ToRooms, { type: 'request' }>): Promise<RoomsReply> {
    const found = this.#rooms.get(room);
    if (found) {
      return found.ask(request).catch((problem: unknown) => {
        found.fail(problem);
        return found.ask(request);
      });
    }
    return request.type === 'command' ? 'unanswered' : { ok: false, problem: 'roomOver' };
  }

  #catchUp({ room, connection, team, from }: Extract<ToRooms, { type: 'catchUp' }>): void {
    const found = this.#rooms.get(room);
    const frame = found?.catchUp(team, from);
    const transfer = frame ? [frame.bytes.buffer as ArrayBuffer] : [];
    const place = { epoch: found?.epoch ?? 0, tick: frame?.tick ?? 0 };
    this.#deps.post({ type: 'caughtUp', room, connection, team, ...place, bytes: frame?.bytes }, transfer);
  }

  #beat(): void {
    const eachSecond = this.#beats++ % BEATS_PER_SECOND === 0;
    for (const [id, room] of this.#rooms) {
      room.beat();
      if (eachSecond) room.overview();
      if (room.closed) this.#rooms.delete(id);
    }
    if (eachSecond) this.#deps.post({ type: 'measured', sample: this.#sampler.take() });
  }
}

/** The storage failed: the room may come back when it works again. */
function unwritten(problem: unknown): Opened {
  return { opened: false, problem: 'unwritten', tick: 0, detail: stackOf(problem) };
}
