import { untracked } from '@preact/signals';
import Phaser from 'phaser';
import { ghostsOf } from '#client/model/commands/ghosts.ts';
import { markedWithPings, notesWithPings } from '#client/model/crew/pings.ts';
import { at } from '#client/model/facts/cell.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { drawHall, drawLively, drawOver } from './draw/draw-hall.ts';
import { FLOW_CLOCK_S } from './flows/flow-density.ts';
import { newTraffic, readTraffic, type Traffic } from './flows/traffic.ts';
import { type BrickLayout, layBricks, newBrickLayout } from './layout/brick-layout.ts';
import { type HallLayout, HOSTS_PER_RACK, hallLayout } from './layout/hall-layout.ts';
import { fitView, keepInside, newViewPort, type ViewPort } from './layout/view-port.ts';
import { isAnythingFalling, isAnythingHappening, type Moments, newMoments, noteMoments } from './moments.ts';
import { type Motion, moveOn, newMotion, setOut } from './motion.ts';
import type { Pace } from './pace.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';
import { detailOf, type HallWords, type Picture } from './picture.ts';
import { PointerController } from './pointer-controller.ts';
import { drawAtlas, loadSigns } from './quads/atlas.ts';
import { GLIDE_OVER_MS } from './quads/glide.ts';
import type { QuadLayer } from './quads/quad-layer.ts';
import { type Brush, newBrush } from './quads/record.ts';

/** What the hall needs besides the ui. */
export interface HallOptions {
  readonly ui: UiState;
  readonly words: (world: OpenWorld) => HallWords;
  readonly density: number;
  /** Reduced motion: everything arrives at once, nothing pulses. */
  readonly calm: () => boolean;
  readonly light: () => boolean;
  /** Every frame is dear: what only flows is drawn less often. */
  readonly frugal: boolean;
  /** Frames are drawn only while something moves. */
  readonly pace: Pace;
}

const NO_HOST = HOST_STATES.indexOf('none');
const MS_PER_S = 1000;
/** Lines of the strip for VMs that wait: always as many, so that the racks stay where they are; higher for fingers. */
const INTAKE_ROWS = { wide: 1, narrow: 1.6 } as const;
/** What a finger, or a mouse, needs to pick a brick up, in CSS pixels. Design values. */
const GRIP = { narrowBelow: 600, finger: 36, mouse: 24 } as const;

/** Draws the world of a session. Holds no rules: it asks `check` whether a host can take a VM, and sends commands. */
export class HallScene extends Phaser.Scene {
  readonly view: ViewPort = newViewPort();
  readonly #options: HallOptions;
  #brush: Brush | undefined;
  #layout: HallLayout | undefined;
  #bricks: BrickLayout | undefined;
  #motion: Motion | undefined;
  #hands: PointerController | undefined;
  #moments: Moments | undefined;
  #traffic: Traffic | undefined;
  #world: OpenWorld | undefined;
  #tick = -1;
  #closed = false;
  /** The hall must be told anew; or only what people do over it. */
  #dirty = true;
  #overDirty = true;
  /** Until then bars and bricks glide, on the clock of what moves: the card moves them. */
  #glidesUntilMs = 0;
  /** Something in the hall, or over it, flows or breathes: the card moves it from the time alone. */
  #flows = { hall: false, over: false };
  /** Bricks to which something happens: told anew with every frame. */
  #lively: readonly number[] = [];
  #carried = -1;
  #words: HallWords | undefined;

  constructor(options: HallOptions) {
    super('hall');
    this.#options = options;
  }

  /** Ready once the atlas is drawn; until then nothing shows. The hall may have been left by then. */
  async prepare(): Promise<void> {
    const signs = await loadSigns(this.#options.density);
    if (this.#closed) return;
    const atlas = drawAtlas(this.textures, this.#options.density, signs);
    this.#brush = newBrush(this, atlas);
    this.#hands = new PointerController(this, this.#options.ui, this.view);
    this.markDirty();
  }

  /** The page does not show this hall any more. */
  close(): void {
    this.#closed = true;
  }

  /** Brings what is selected into view. */
  showSelection(): void {
    this.#hands?.showSelection();
  }

  showAll(): void {
    this.#hands?.showAll();
  }

  get layout(): HallLayout | undefined {
    return this.#layout;
  }

  get bricks(): BrickLayout | undefined {
    return this.#bricks;
  }

  /** Something changed that is not the world: theme, language, view. */
  markDirty(): void {
    this.#dirty = true;
    this.#words = undefined;
    this.#options.pace.stir();
  }

  /** Something changed over the hall: selection, plans, what the pointer carries. */
  markOver(): void {
    this.#overDirty = true;
    this.#options.pace.stir();
  }

  /** The window has another size (device pixels). */
  resized(width: number, height: number): void {
    this.view.width = width;
    this.view.height = height;
    this.view.density = this.#options.density;
    this.#tick = -1;
    this.markDirty();
  }

  override update(_time: number, deltaMs: number): void {
    const world = this.#options.ui.session.world.peek();
    if (!this.#brush || !world || this.view.width < 2) return;
    this.#adopt(world);
    const tick = this.#options.ui.session.tick.peek();
    if (tick !== this.#tick) this.#follow(world, tick);
    const told = this.#dirty || this.#overDirty;
    if (!told && !this.#moves()) {
      this.#options.pace.rest();
      return;
    }
    const passedMs = Math.min(deltaMs, 100);
    this.#pass(this.#brush.layer, passedMs);
    this.#draw(world);
    if (this.#options.frugal && !told && !this.#changes()) this.#options.pace.nap();
  }

  /** Something glides, or happens to a brick: every frame shows it elsewhere. */
  #changes(): boolean {
    const nowMs = this.#motion?.clockMs ?? 0;
    if (nowMs < this.#glidesUntilMs) return true;
    return this.#moments !== undefined && !this.#options.calm() && isAnythingHappening(this.#moments, nowMs);
  }

  #moves(): boolean {
    return this.#flowing || this.#changes();
  }

  /** In a pause, and for who wants no motion, dots stand where they are. */
  get #flowing(): boolean {
    const running = this.#options.ui.session.view.peek()?.phase === 'running';
    return (this.#flows.hall || this.#flows.over) && running && !this.#options.calm();
  }

  #pass(layer: QuadLayer, passedMs: number): void {
    if (this.#motion) moveOn(this.#motion, passedMs);
    layer.clockMs = this.#motion?.clockMs ?? 0;
    if (this.#flowing) layer.seconds = (layer.seconds + passedMs / MS_PER_S) % FLOW_CLOCK_S;
  }

  /** Sets up for a world that was not shown before. */
  #adopt(world: OpenWorld): void {
    if (world === this.#world) return;
    this.#world = world;
    this.#bricks = newBrickLayout(world.hosts.rows, world.vms.rows);
    this.#motion = newMotion(world.hosts.rows, world.vms.rows);
    this.#moments = newMoments(world);
    this.#traffic = newTraffic(world.hosts.rows);
    this.view.held = false;
    this.#tick = -1;
  }

  /** A frame arrived: lay out anew. */
  #follow(world: OpenWorld, tick: number): void {
    this.#tick = tick;
    this.#dirty = true;
    this.#words = undefined;
    const { view } = this;
    const [width, height] = [view.width / view.density, view.height / view.density];
    const slots = slotsShown(world, width < GRIP.narrowBelow);
    this.#layout = hallLayout(
      slots,
      width - 16,
      height - 16,
      width < GRIP.narrowBelow ? INTAKE_ROWS.narrow : INTAKE_ROWS.wide,
    );
    const { bounds } = this.#layout;
    const gripUnits = gripPx(width) / Math.min(width / bounds.width, height / bounds.height);
    if (this.#bricks) layBricks(world, this.#layout, this.#bricks, gripUnits);
    if (this.#moments) noteMoments(this.#moments, world, this.#motion?.clockMs ?? 0);
    if (this.#traffic) readTraffic(this.#traffic, world);
    if (!view.held) fitView(view, this.#layout.bounds);
    else keepInside(view, this.#layout.bounds);
  }

  /** Tells the card what has changed since the frame before, and nothing else. */
  #draw(world: OpenWorld): void {
    const [layout, bricks, motion, brush] = [this.#layout, this.#bricks, this.#motion, this.#brush];
    const [moments, traffic] = [this.#moments, this.#traffic];
    if (!layout || !bricks || !motion || !brush || !moments || !traffic) return;
    const calm = this.#options.calm();
    const falls = !calm && isAnythingFalling(moments, motion.clockMs);
    const carried = this.#hands?.carried?.vm ?? -1;
    const hall = this.#dirty || falls || carried !== this.#carried;
    const lively = this.#lively.length > 0;
    if (!hall && !this.#overDirty && !lively) return;
    this.#carried = carried;
    if (hall && setOut(motion, world, bricks, calm)) this.#glidesUntilMs = motion.clockMs + GLIDE_OVER_MS;
    const picture = this.#picture(world, { layout, bricks, motion, brush, moments, traffic }, calm);
    if (hall) {
      const told = drawHall(picture);
      this.#flows.hall = told.moves;
      this.#lively = told.lively;
    }
    if (hall || lively) drawLively(picture, this.#lively);
    if (hall || this.#overDirty) this.#flows.over = drawOver(picture);
    this.#dirty = false;
    this.#overDirty = false;
  }

  #picture(
    world: OpenWorld,
    parts: Pick<Picture, 'layout' | 'bricks' | 'motion' | 'brush' | 'moments' | 'traffic'>,
    calm: boolean,
  ): Picture {
    const { ui, words } = this.#options;
    this.#words ??= words(world);
    const palette: Palette = this.#options.light() ? LIGHT : DARK;
    return {
      ...parts,
      world,
      palette,
      calm,
      view: this.view,
      overlay: ui.overlay.peek(),
      detail: detailOf(parts.layout, this.view),
      selected: ui.selection.peek(),
      hovered: ui.hovered.peek(),
      offer: this.#hands?.offer(world),
      carried: this.#hands?.carried,
      ghosts: untracked(() => ghostsOf(ui)),
      notes: untracked(() => notesWithPings(ui, world)),
      marked: untracked(() => markedWithPings(ui, world)),
      pointed: ui.pointed.peek()?.subject,
      words: this.#words,
      running: ui.session.view.peek()?.phase === 'running',
    };
  }
}

function gripPx(width: number): number {
  return width < GRIP.narrowBelow ? GRIP.finger : GRIP.mouse;
}

/**
 * Slots up to the end of the last rack that has a host: there is always a place to see where the next one goes. On a narrow screen
 * that room is needed for the hosts there are.
 */
function slotsShown({ hosts }: OpenWorld, narrow: boolean): number {
  let last = 0;
  for (let host = 0; host < hosts.rows; host++) if (at(hosts.state, host) !== NO_HOST) last = host;
  const shown = narrow ? last + 1 : Math.ceil((last + 1) / HOSTS_PER_RACK) * HOSTS_PER_RACK;
  return Math.min(shown, Math.max(hosts.rows, 1));
}
