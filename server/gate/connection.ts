import type { ClassView } from '#shared/protocol/class.ts';
import type { CrewView, PingTold } from '#shared/protocol/crew.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { RoomView, TeamOverview } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import type { Listed } from '../directory.ts';
import type { MirrorPlace } from '../rooms/feeds.ts';
import type { Who } from '../rooms/requests.ts';
import type { CloseReason } from '../rooms/room-deps.ts';
import { acknowledged, admitsTick, caughtUp, isStalled, openWindow, startOver, wantsCatchUp } from './credit.ts';
import type { GateDeps, GateSocket } from './gate-socket.ts';
import { listen } from './incoming.ts';

/** Messages that may wait in a socket before the next view or overview waits itself. */
const BUFFERED_MAX = 4;
/** Messages in a socket that never drains, after which it is let go. */
const BUFFERED_HOPELESS = 64;

/** What an answer may need to leave, before the connection of somebody who gave up their seat is closed. */
const LAST_ANSWER_MS = 100;

/** "No team" in place of a team's number. */
const NOBODY = -1;

type Last = CloseReason | 'replaced';

/** One socket of somebody in a room: what the room tells them goes through the window. */
export class Connection {
  readonly id: string;
  readonly listed: Listed;
  readonly who: Who;
  readonly #socket: GateSocket;
  readonly #deps: GateDeps;
  readonly #window;
  /** Whose hall it follows. */
  #team: number = NOBODY;
  /** A view that waits until the socket has drained. */
  #owedView: RoomView | undefined;
  /** Packets that wait for the transport. */
  #buffered = 0;

  constructor(socket: GateSocket, listed: Listed, who: Who, place: MirrorPlace | undefined, deps: GateDeps) {
    this.id = socket.id;
    this.listed = listed;
    this.who = who;
    this.#socket = socket;
    this.#deps = deps;
    this.#window = openWindow(place);
    this.#count();
    listen(this, socket, deps);
  }

  get framesInFlight(): number {
    return this.#window.inFlight.length;
  }

  holdsGrant(grant: number): boolean {
    return this.who.role === 'player' && this.who.grant === grant;
  }

  sharesSeatWith({ who }: Connection): boolean {
    return who.role === 'player' && this.holdsGrant(who.grant);
  }

  /** Whether it still speaks for somebody: its seat was neither given up nor taken away. */
  get isCurrent(): boolean {
    const { who, listed } = this;
    return who.role === 'player' ? !listed.gone.has(who.grant) : who.generation >= listed.generation;
  }

  // --- What the room tells -----------------------------------------------------------------------------------------

  /** A tick of a team's hall. */
  frame(team: number, place: MirrorPlace, bytes: Buffer): void {
    if (team !== this.#team || !this.isCurrent) return;
    if (admitsTick(this.#window, place, performance.now())) this.#sendFrame(bytes);
    else this.#askIfWanted();
  }

  /** The catch-up frame that was asked for; it comes in its place among the ticks. */
  takeCatchUp(news: { team: number; epoch: number; tick: number; bytes: Uint8Array | undefined }): void {
    const { team, epoch, tick, bytes } = news;
    if (!this.isCurrent) return;
    if (team !== this.#team || !bytes) {
      this.#window.state = 'behind';
      if (bytes) this.#askIfWanted();
      return;
    }
    const missed = this.#window.place === undefined ? 'key' : 'merged';
    this.#deps.metrics.catchUps.inc({ kind: missed });
    caughtUp(this.#window, { epoch, tick }, performance.now());
    this.#sendFrame(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  #sendFrame(bytes: Buffer): void {
    this.#deps.metrics.sentBytes.inc(bytes.length);
    this.#socket.emit('frame', bytes);
  }

  #askIfWanted(): void {
    if (this.#team === NOBODY || !wantsCatchUp(this.#window)) return;
    this.#deps.front.catchUp(this.listed.room, this.id, this.#team, this.#window.place);
  }

  view(view: RoomView): void {
    if (!this.isCurrent) return;
    if (this.#buffered > BUFFERED_MAX) this.#owedView = view;
    else this.#socket.emit('room', viewFor(this.who, view));
  }

  /** What the class goes through: small, and never owed. */
  class(view: ClassView): void {
    if (!this.isCurrent) return;
    this.#socket.emit('class', view);
    this.spotlight(view);
  }

  /** A projector follows the hall that the instructor has put on it, and no other. */
  spotlight({ spotlight }: ClassView): void {
    if (this.who.role === 'projector') this.watch(spotlight);
  }

  /** What a team shares: for its members, and an instructor who looks at its hall. */
  crew(team: number, view: CrewView | undefined): void {
    if (view && this.#isOfTeam(team)) this.#socket.emit('crew', view);
  }

  ping(team: number, ping: PingTold): void {
    if (this.#isOfTeam(team) && this.#buffered <= BUFFERED_MAX) this.#socket.emit('ping', ping);
  }

  /** A projector shows nobody what a team says to itself. */
  #isOfTeam(team: number): boolean {
    return this.who.role !== 'projector' && team === this.#team && this.isCurrent;
  }

  stage(stage: Stage): void {
    if (this.who.role === 'projector' && this.isCurrent && this.#buffered <= BUFFERED_MAX)
      this.#socket.emit('stage', stage);
  }

  overview(teams: readonly TeamOverview[]): void {
    if (this.who.role === 'instructor' && this.#buffered <= BUFFERED_MAX) this.#socket.emit('overview', teams);
  }

  /** The points of its own team, to a player. */
  scores(scores: ReadonlyMap<number, ScoreNow>): void {
    const now = this.who.role === 'player' ? scores.get(this.#team) : undefined;
    if (now && this.isCurrent && this.#buffered <= BUFFERED_MAX) this.#socket.emit('score', now);
  }

  /** Follows the hall of its own team, as the view says. */
  follow(view: RoomView): void {
    if (this.who.role !== 'player' || view.phase === 'lobby' || !this.isCurrent) return;
    const { seat } = this.who;
    this.watch(view.seats.find(({ no }) => no === seat)?.team ?? NOBODY);
  }

  /** Follows a hall from now on. */
  watch(team: number): void {
    if (team === this.#team) return;
    if (this.#team !== NOBODY) startOver(this.#window);
    this.#team = team;
    this.crew(team, this.listed.crews.get(team));
    this.#askIfWanted();
  }

  /** Once a second: lets go of a client that does not drain, and pays what is owed to one that does. */
  check(): void {
    if (isStalled(this.#window, performance.now()) || this.#buffered > BUFFERED_HOPELESS) {
      this.#deps.metrics.stalled.inc();
      this.#socket.disconnect(true);
      return;
    }
    if (!this.#owedView || this.#buffered > BUFFERED_MAX) return;
    this.#socket.emit('room', viewFor(this.who, this.#owedView));
    this.#owedView = undefined;
  }

  /** Ends it for good, with the reason. Whoever leaves by themselves gets their answer first. */
  close(reason: Last): void {
    if (reason === 'left') return void setTimeout(() => this.#socket.disconnect(true), LAST_ANSWER_MS);
    this.#socket.emit('closed', { reason });
    this.#socket.disconnect(true);
  }

  replace(): void {
    this.close('replaced');
  }

  /** A hall has changed between two ticks: what the client holds of it is of no use. */
  rewound(team: number): void {
    if (team !== this.#team) return;
    startOver(this.#window);
    this.#askIfWanted();
  }

  /** The client has applied everything up to `tick`. */
  acknowledge(tick: number): void {
    acknowledged(this.#window, tick, performance.now());
    this.#askIfWanted();
  }

  /** The client's mirror is wrong: it gets everything again. */
  resync(): void {
    this.#deps.metrics.resyncs.inc();
    startOver(this.#window);
    this.#askIfWanted();
  }

  #count(): void {
    const { conn } = this.#socket;
    conn.on('packetCreate', () => this.#buffered++);
    conn.on('flush', (packets: readonly unknown[]) => {
      this.#buffered = Math.max(0, this.#buffered - packets.length);
    });
  }
}

/** A view as somebody may see it: a projector shows no names, and who waits or was removed is for instructors. */
export function viewFor(who: Who, view: RoomView): RoomView {
  if (who.role === 'instructor') return view;
  const { desk: _, ...told } = view;
  if (who.role === 'player') return { ...told, waiting: [] };
  return { ...told, seats: [], waiting: [], people: view.seats.filter(({ state }) => state !== 'left').length };
}
