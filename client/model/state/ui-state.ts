import { type Signal, signal } from '@preact/signals';
import type { PlaySession } from '#client/net/play-session.ts';
import type { InsideAsk } from '#shared/inside/view.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';
import { checkCommand } from '#shared/sim/check.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import { INSTRUCTOR } from '#shared/sim/kernel/authors.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { opensAt } from '#shared/sim/kernel/scenario/unlocks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { Recorder } from '../series/recorder.ts';
import type { Covering } from './covering.ts';
import type { HostNote } from './host-note.ts';
import type { Overlay } from './overlay.ts';
import type { Planned } from './planned.ts';
import type { Pointed } from './pointed.ts';
import { type Subject, sameSubject } from './subject.ts';

/** What one person has on screen: what is selected, what is being asked, what was said. Nothing of it is the world's. */
export interface UiState {
  readonly session: PlaySession;
  /** Look only: no verbs. */
  readonly readOnly: boolean;
  readonly selection: Signal<Subject | undefined>;
  readonly hovered: Signal<Subject | undefined>;
  readonly overlay: Signal<Overlay>;
  readonly asking: Signal<Asking | undefined>;
  readonly hint: Signal<Hint | undefined>;
  /** What the open form would do to the hall. */
  readonly plan: Signal<readonly Planned[]>;
  /** What the order under way would do, host by host, to be drawn on them. */
  readonly notes: Signal<readonly HostNote[]>;
  /** VMs that are to be looked at: framed in the hall. */
  readonly marked: Signal<ReadonlySet<number>>;
  /** What helps now, as a coach or a sign says it. */
  readonly pointed: Signal<Pointed | undefined>;
  /** Row of the customer whose offer is about to be accepted: the hall shows where its VMs would go. */
  readonly pointedOffer: Signal<number | undefined>;
  /** An order of another job that is being asked about. */
  readonly covering: Signal<Covering | undefined>;
  /** Whether one is asked what to say of the selection to one's team, and whether the jobs lie open. */
  readonly pinging: Signal<boolean>;
  readonly jobsShown: Signal<boolean>;
  /** How the last order was answered, in order; a later one has a higher number. */
  readonly answer: Signal<{ readonly no: number; readonly ok: boolean } | undefined>;
  /** The group that was placed last: it can be taken back for a while. */
  readonly placed: Signal<readonly Planned[]>;
  /** Whether placing all VMs that wait is being asked about. */
  readonly placingAll: Signal<boolean>;
  /** The last minutes of the hall's figures. */
  readonly recorder: Recorder;
  /** What just happened, newest first. */
  readonly feed: Signal<readonly FeedLine[]>;
  /** Whether it is said what the hall draws. */
  readonly legendShown: Signal<boolean>;
  /** Whether the list of keys is open, and whether the history of events is. */
  readonly keysShown: Signal<boolean>;
  /** Whether the settings of sounds and captions are open. */
  readonly soundShown: Signal<boolean>;
  readonly historyShown: Signal<boolean>;
  /** Whether the brief of the hall lies open. */
  readonly briefShown: Signal<boolean>;
  /** The host that is opened up, and how. */
  readonly inside: Signal<InsideAsk | undefined>;
  /** Rises by one to ask the hall to show what is selected. */
  readonly jump: Signal<number>;
  /** Rises by one to ask the hall to show everything. */
  readonly overview: Signal<number>;
}

export type Args = Readonly<Record<string, number | boolean | string>>;

/** A verb under way: its command and the arguments given so far. */
export interface Asking {
  readonly command: CommandName;
  readonly args: Args;
  /** What the hall showed before the form changed it, and what the form changed it to. */
  readonly overlay?: { readonly before: Overlay; readonly shown: Overlay };
}

/** A word at the pointer, in CSS pixels of the hall. */
export interface Hint {
  readonly x: number;
  readonly y: number;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly text: string;
}

/** One event as it was told, or several that are the same thing. Later lines have higher numbers. */
export interface FeedLine {
  readonly no: number;
  readonly tick: number;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly subject: Subject | undefined;
  /** The events that it tells, newest first: from them it can be told again in another language. */
  readonly events: readonly SimEvent[];
  /** Type of the many events of one moment that it tells as one; absent for all other lines. */
  readonly crowd?: SimEvent['type'];
  /** What makes later events part of this line; absent for what happens once. */
  readonly group?: string;
  /** Sentences of the events that are told together, newest first. */
  readonly parts?: readonly string[];
}

/** A ui with nothing selected. */
export function createUiState(session: PlaySession, readOnly: boolean): UiState {
  return {
    session,
    readOnly,
    selection: signal(undefined),
    hovered: signal(undefined),
    overlay: signal('load'),
    asking: signal(undefined),
    hint: signal(undefined),
    plan: signal([]),
    notes: signal([]),
    marked: signal(new Set()),
    pointed: signal(undefined),
    pointedOffer: signal(undefined),
    covering: signal(undefined),
    pinging: signal(false),
    jobsShown: signal(false),
    answer: signal(undefined),
    placed: signal([]),
    placingAll: signal(false),
    keysShown: signal(false),
    soundShown: signal(false),
    legendShown: signal(false),
    historyShown: signal(false),
    briefShown: signal(false),
    inside: signal(undefined),
    recorder: new Recorder(),
    feed: signal([]),
    jump: signal(0),
    overview: signal(0),
  };
}

/** Who gives the orders of this screen: the seat, or the instructor. */
export function giverOf({ session }: UiState): number {
  const you = session.welcome.value?.you;
  return you?.role === 'player' ? you.seat : INSTRUCTOR;
}

/** Why a command would be refused now, by the room or by the world; nothing if it can be given. */
export function obstacle(ui: UiState, world: OpenWorld, call: CommandCall): CommandRefusal | undefined {
  return roomObstacle(ui) ?? lessonObstacle(ui, call.name) ?? checkCommand(world, call, giverOf(ui));
}

/** Why a command could not be given now whatever its arguments are: the room, or an order that opens later. */
export function openingObstacle(ui: UiState, world: OpenWorld, command: CommandName): CommandRefusal | undefined {
  const inTheRoom = roomObstacle(ui) ?? lessonObstacle(ui, command);
  const opensAtTick = opensAt(world.scenario, command);
  if (inTheRoom || world.tick >= opensAtTick || giverOf(ui) === INSTRUCTOR) return inTheRoom;
  return { code: 'opensLater', opensAtTick };
}

/** An order that the lesson has not come to yet; the instructor may give it. */
function lessonObstacle(ui: UiState, command: CommandName): CommandRefusal | undefined {
  if (giverOf(ui) === INSTRUCTOR) return undefined;
  return ui.session.class?.value?.lesson?.locked.includes(command) ? { code: 'lessonLocked' } : undefined;
}

function roomObstacle(ui: UiState): CommandRefusal | undefined {
  const view = ui.session.view.value;
  if (!view) return undefined;
  if (view.phase === 'lobby' || view.phase === 'over') return { code: 'notRunning' };
  if (view.phase === 'paused' && view.pause !== 'look') return { code: 'handsOff' };
  const giver = giverOf(ui);
  return view.seats.find((seat) => seat.no === giver)?.benched ? { code: 'benched' } : undefined;
}

/** A command with arguments that were put together field by field. */
export function callOf(command: CommandName, args: Args): CommandCall {
  return { name: command, args } as unknown as CommandCall;
}

/** Opens a verb's form, and shows in the hall what one has to look at for it. */
export function openForm(ui: UiState, asking: Omit<Asking, 'overlay'>, overlay: Overlay | undefined): void {
  closeForm(ui);
  const before = ui.overlay.peek();
  ui.asking.value = overlay ? { ...asking, overlay: { before, shown: overlay } } : asking;
  if (overlay) ui.overlay.value = overlay;
}

/** Closes the form; what it made the hall show closes with it, unless somebody has chosen another overlay meanwhile. */
export function closeForm(ui: UiState): void {
  const overlay = ui.asking.peek()?.overlay;
  ui.asking.value = undefined;
  if (overlay && ui.overlay.peek() === overlay.shown) ui.overlay.value = overlay.before;
}

/** Selects; a verb that was being asked about something else is dropped. */
export function select(ui: UiState, subject: Subject | undefined, jump = false): void {
  const about = Object.keys(ui.asking.peek()?.args ?? {}).length > 0;
  if (about && !sameSubject(subject, ui.selection.peek())) closeForm(ui);
  ui.selection.value = subject;
  if (jump) ui.jump.value += 1;
}
