import type { HostNote } from '#client/model/state/host-note.ts';
import type { Overlay } from '#client/model/state/overlay.ts';
import type { Planned } from '#client/model/state/planned.ts';
import type { Subject } from '#client/model/state/subject.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';
import type { SayPoint } from '#shared/protocol/people.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Traffic } from './flows/traffic.ts';
import type { BrickLayout } from './layout/brick-layout.ts';
import type { HallLayout } from './layout/hall-layout.ts';
import type { ViewPort } from './layout/view-port.ts';
import type { Moments } from './moments.ts';
import type { Motion } from './motion.ts';
import type { Palette } from './palette.ts';
import type { Brush } from './quads/record.ts';

/** All that a picture of the hall is drawn from. The functions that draw read it and change nothing but the brush. */
export interface Picture {
  readonly brush: Brush;
  readonly view: ViewPort;
  readonly palette: Palette;
  readonly world: OpenWorld;
  readonly layout: HallLayout;
  readonly bricks: BrickLayout;
  readonly motion: Motion;
  readonly moments: Moments;
  readonly traffic: Traffic;
  /** Nothing travels while the room is paused. */
  readonly running: boolean;
  readonly overlay: Overlay;
  readonly detail: Detail;
  readonly selected: Subject | undefined;
  readonly hovered: Subject | undefined;
  /** While a host is asked for: whether it could take the order; absent otherwise. */
  readonly offer: ((host: number) => CommandRefusal | undefined) | undefined;
  /** VM that hangs on the pointer, with the pointer's place in device pixels. */
  readonly carried: { readonly vm: number; readonly x: number; readonly y: number } | undefined;
  /** VMs that are to stand on a host and do not yet. */
  readonly ghosts: readonly Planned[];
  /** What the order under way would do, host by host. */
  readonly notes: readonly HostNote[];
  /** What is pointed at: one thing that helps now. */
  readonly pointed: Subject | undefined;
  /** Kind of thing at which the teacher points: all of it lights up. */
  readonly lit: SayPoint | undefined;
  /** VMs that are to be looked at. */
  readonly marked: ReadonlySet<number>;
  readonly words: HallWords;
  readonly calm: boolean;
  /** What has happened so far, on the clock of what happens, ms: the same in all parts of a picture. */
  readonly nowMs: number;
}

/** `far`: colours only; `middle`: bars and shapes; `near`: everything. */
export type Detail = 'far' | 'middle' | 'near';

const NEAR_TILE_PX = 165;
const MIDDLE_TILE_PX = 84;

/** How much can be seen of a tile at this zoom. */
export function detailOf(layout: HallLayout, view: ViewPort): Detail {
  const width = (layout.tileWidth * view.zoom) / view.density;
  if (width >= NEAR_TILE_PX) return 'near';
  return width >= MIDDLE_TILE_PX ? 'middle' : 'far';
}

/** The few words inside the canvas; everything longer is DOM. */
export interface HallWords {
  host(host: number): string;
  hostShort(host: number): string;
  hostNote(host: number): string;
  rack(rack: number): string;
  /** What a rack draws, and the air at its inlets. */
  rackNote(rack: number): string;
  readonly intake: string;
  readonly nobodyWaits: string;
  readonly freeSlot: string;
  vm(vm: number): string;
  /** Seconds until a VM costs money, empty when none is in sight. */
  breach(vm: number): string;
  /** Why its work is lost, as the badge says it; empty while nothing is wrong. */
  cause(vm: number): string;
}
