import type { Signal } from '@preact/signals';
import type { ClassView } from '#shared/protocol/class.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type {
  CommandReply,
  Control,
  LobbyRequest,
  RequestReply,
  RoomView,
  Welcome,
} from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { CrewLink } from './crew-link.ts';

/** How the connection is: `live` follows the room, `lost` is reconnecting by itself, `closed` is over for good. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'closed';

/** A round trip longer than this, in ms, is shown as slow: two ticks of a game. Design value. */
export const LINK_SLOW_MS = 400;

/**
 * What a page needs of a session, wherever its world is stepped: on a server (`remote-session.ts`) or in this very page
 * (`floor/dry-hall`, the warm-up in the lobby).
 */
export interface PlaySession {
  readonly link: Signal<LinkState>;
  /** Round trip to the server in ms, 0 = unknown. */
  readonly linkMs: Signal<number>;
  readonly welcome: Signal<Welcome | undefined>;
  readonly view: Signal<RoomView | undefined>;
  /** The hall as last told; absent until the first frame. Its columns are written in place: read them, keep no copies. */
  readonly world: Signal<OpenWorld | undefined>;
  /** Rises with every frame that was applied: what panels re-render on. */
  readonly tick: Signal<number>;
  /** The points of the own team as last told; absent where nobody keeps a score. */
  readonly score: Signal<ScoreNow | undefined>;
  /** What a class goes through together; absent in sessions without one. */
  readonly class?: Signal<ClassView | undefined>;
  /** What one shares with one's team; absent where one plays alone. */
  readonly crew?: CrewLink;
  /** Calls `listener` with the events of every frame; returns how to stop. */
  onEvents(listener: (events: readonly SimEvent[], tick: number) => void): () => void;
  /** Commands given and not answered yet, in the order they were given. */
  readonly waiting: Signal<readonly CommandCall[]>;
  /**
   * Gives a command; resolves when the server has answered, however often the connection broke in between. `cover`: knowing that it is
   * the order of another job.
   */
  send(call: CommandCall, cover?: boolean): Promise<CommandReply>;
  lobby(request: LobbyRequest): Promise<RequestReply>;
  control(request: Control): Promise<RequestReply>;
  /** Marks this moment for the debrief, with a note or an empty one. */
  bookmark(note: string): Promise<RequestReply>;
  /** Instructor: look into a team's hall. */
  watch(team: number): Promise<RequestReply>;
  leave(): void;
}
