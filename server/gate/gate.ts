import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type DefaultEventsMap, Server } from 'socket.io';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type { ClientToServer, Problem, RoomView, ServerToClient } from '#shared/protocol/messages.ts';
import { problemOf } from '../rooms/requests.ts';
import type { CloseReason } from '../rooms/room-deps.ts';
import type { RoomNews } from '../threads/front.ts';
import { Audience } from './audience.ts';
import { Connection, viewFor } from './connection.ts';
import { decodeKnock } from './decode.ts';
import type { Admitted, GateDeps, GateSocket } from './gate-socket.ts';
import { Traffic, type TrafficWire } from './traffic.ts';

/** Bytes of one message from a client. */
const MESSAGE_BYTES_MAX = 64 * 1024;
const CHECK_MS = 1000;
/** Requests under way when the server stops have so long to end. Design value. */
const LAST_REQUESTS_MS = 500;
/** A connection shows its token within this time, or is closed. Design value. */
const CONNECT_WITHIN_MS = 5000;

/** The only place with sockets: lets people in, reads what they say, and sends what rooms tell. */
export class Gate {
  readonly #deps: GateDeps;
  readonly #http: HttpServer;
  readonly #io: Server<ClientToServer, ServerToClient, DefaultEventsMap, { admitted?: Admitted }>;
  readonly #audience = new Audience();
  readonly #traffic = new Traffic();
  readonly #check: NodeJS.Timeout;

  constructor(http: HttpServer, deps: GateDeps) {
    this.#deps = deps;
    this.#http = http;
    this.#io = new Server(http, {
      serveClient: false,
      maxHttpBufferSize: MESSAGE_BYTES_MAX,
      perMessageDeflate: false,
      httpCompression: false,
      pingInterval: 10_000,
      pingTimeout: 15_000,
      connectTimeout: CONNECT_WITHIN_MS,
      allowRequest: (request, answer) => void this.#mayKnock(request).then((yes) => answer(null, yes)),
    });
    this.#io.engine.on('connection', (wire: TrafficWire & { request: IncomingMessage }) => {
      this.#traffic.watch(wire, deps.addressOf(wire.request));
    });
    this.#io.use((socket, next) => {
      this.#letIn(socket).then(
        (problem) => next(problem && refusal(problem)),
        () => next(refusal({ code: 'internal' })),
      );
    });
    this.#io.engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, deps.headers));
    this.#io.on('connection', (socket) => this.#seat(socket));
    this.#check = setInterval(() => this.#everySecond(), CHECK_MS);
  }

  /** Connections at present, and frames under way to them. */
  load(): { connections: number; anonymous: number; framesInFlight: number } {
    return { ...this.#audience.load(), anonymous: this.#traffic.anonymous };
  }

  #everySecond(): void {
    this.#traffic.check();
    this.#audience.each((connection) => connection.check());
  }

  /** Before anything is kept for a connection: is there too much from where it comes? */
  async #mayKnock(request: IncomingMessage): Promise<boolean> {
    const { limits, door, addressOf } = this.#deps;
    const device = door.devices.of(request.headers.cookie);
    if (device !== undefined && door.standing.has(device))
      return (await limits('deviceHandshake', device)) === undefined;
    const address = addressOf(request);
    return (await limits('handshake', address)) === undefined && this.#traffic.hasRoom(address);
  }

  async #letIn(socket: GateSocket): Promise<Problem | undefined> {
    const { limits, tokens, directory, front } = this.#deps;
    const knock = decodeKnock(socket.handshake.auth);
    if (!knock) return { code: 'badRequest' };
    if (knock.protocol !== PROTOCOL_VERSION) return { code: 'oldVersion' };
    const ticket = await tokens.read(knock.token);
    if (!ticket) return { code: 'badToken' };
    const { who } = ticket;
    const wait = await limits(
      'connect',
      `${ticket.room}/${who.role === 'player' ? who.grant : `${who.role} ${who.generation}`}`,
    );
    if (wait !== undefined) return { code: 'tooMany', retryAfterS: Math.ceil(wait) };
    const listed = directory.byId(ticket.room);
    if (!listed) return directory.whyAbsent(ticket.room, { code: 'roomOver' });
    const answer = await front.ask<'admit'>(ticket.room, { type: 'admit', who: ticket.who });
    if (!answer.ok) return directory.whyAbsent(ticket.room, problemOf(answer));
    const { epoch, tick } = knock;
    const { welcome } = answer;
    this.#traffic.known(socket.conn as unknown as TrafficWire);
    socket.data.admitted = { listed, who: ticket.who, welcome, viewBefore: listed.view, epoch, tick };
    return undefined;
  }

  #seat(socket: GateSocket): void {
    const { admitted } = socket.data;
    if (!admitted) return void socket.disconnect(true);
    const { listed, who, welcome, viewBefore, epoch, tick } = admitted;
    if (!this.#isCurrent(admitted)) return void socket.disconnect(true);
    // An instructor says after the welcome whose hall to follow, so what an old mirror holds cannot be matched to it.
    const resumes = who.role === 'player' && epoch !== undefined && tick !== undefined;
    const place = resumes ? { epoch, tick } : undefined;
    const device = this.#deps.door.devices.of(socket.request.headers.cookie);
    if (device !== undefined) this.#deps.door.standing.add(device);
    const connection = new Connection(socket, listed, who, place, this.#deps);
    this.#audience.add(connection)?.replace();
    socket.on('disconnect', () => {
      if (this.#audience.remove(connection)) this.#setPresence(connection, false);
    });
    this.#setPresence(connection, true);
    const view = listed.view && listed.view !== viewBefore ? listed.view : welcome.view;
    socket.emit('welcome', { ...welcome, view: viewFor(who, view) });
    connection.follow(view);
    if (welcome.class) connection.spotlight(welcome.class);
  }

  /** Room or seat may have ended between handshake and connection: no news of that will come again. */
  #isCurrent({ listed, who }: Admitted): boolean {
    if (this.#deps.directory.byId(listed.room) !== listed) return false;
    return who.role === 'player' ? !listed.gone.has(who.grant) : who.generation >= listed.generation;
  }

  #setPresence({ listed, who }: Connection, connected: boolean): void {
    void this.#deps.front.ask<'presence'>(listed.room, { type: 'presence', who, connected }).catch(() => undefined);
  }

  /** News of a room, from its thread. */
  tell(news: RoomNews): void {
    switch (news.type) {
      case 'frame':
        this.#tellFrame(news);
        return;
      case 'caughtUp':
        this.#audience.byId(news.connection)?.takeCatchUp(news);
        return;
      case 'rewound':
        for (const connection of this.#audience.of(news.room)) connection.rewound(news.team);
        return;
      case 'view':
        this.#tellView(news.room, news.view);
        return;
      case 'class':
        for (const connection of this.#audience.of(news.room)) connection.class(news.view);
        return;
      case 'crew':
        this.#tellCrew(news);
        return;
      case 'ping':
        for (const connection of this.#audience.of(news.room)) connection.ping(news.team, news.ping);
        return;
      case 'stage':
        for (const connection of this.#audience.of(news.room)) connection.stage(news.stage);
        return;
      case 'overview':
        for (const connection of this.#audience.of(news.room)) connection.overview(news.teams);
        return;
      case 'scores':
        for (const connection of this.#audience.of(news.room)) connection.scores(news.scores);
        return;
      case 'closed':
        this.#tellClosed(news);
        return;
      case 'revoked':
        this.#endInstructors(news.room, news.generation);
        return;
      case 'measured':
        this.#deps.metrics.observe(news.sample);
    }
  }

  #tellFrame(news: Extract<RoomNews, { type: 'frame' }>): void {
    const bytes = Buffer.from(news.bytes.buffer, news.bytes.byteOffset, news.bytes.byteLength);
    const place = { epoch: news.epoch, tick: news.tick };
    for (const connection of this.#audience.of(news.room)) connection.frame(news.team, place, bytes);
  }

  #tellView(room: string, view: RoomView): void {
    const listed = this.#deps.directory.byId(room);
    if (listed) listed.view = view;
    for (const connection of this.#audience.of(room)) {
      connection.view(view);
      connection.follow(view);
    }
  }

  #tellCrew({ room, team, view }: Extract<RoomNews, { type: 'crew' }>): void {
    this.#deps.directory.byId(room)?.crews.set(team, view);
    for (const connection of this.#audience.of(room)) connection.crew(team, view);
  }

  #tellClosed({ room, reason, grant }: Extract<RoomNews, { type: 'closed' }>): void {
    if (grant === undefined) this.#endRoom(room, reason);
    else this.#endGrant(room, grant, reason);
  }

  #endRoom(room: string, reason: CloseReason): void {
    const { directory } = this.#deps;
    if (reason === 'moved') directory.moveAway(room);
    else directory.remove(room);
    for (const connection of this.#audience.of(room)) connection.close(reason);
  }

  #endInstructors(room: string, generation: number): void {
    const listed = this.#deps.directory.byId(room);
    if (listed) listed.generation = generation;
    for (const connection of this.#audience.of(room)) if (!connection.isCurrent) connection.close('replaced');
  }

  #endGrant(room: string, grant: number, reason: CloseReason): void {
    this.#deps.directory.byId(room)?.gone.add(grant);
    for (const connection of this.#audience.of(room)) if (connection.holdsGrant(grant)) connection.close(reason);
  }

  /** Lets everybody go. */
  async close(): Promise<void> {
    clearInterval(this.#check);
    // Requests that are still coming in, however slowly, are not waited for much longer.
    const cut = setTimeout(() => this.#http.closeAllConnections(), LAST_REQUESTS_MS);
    await this.#io.close();
    clearTimeout(cut);
  }
}

/** A refused handshake carries its problem as data. */
function refusal(problem: Problem): Error {
  return Object.assign(new Error(problem.code), { data: problem });
}
