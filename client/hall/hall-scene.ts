import { untracked } from '@preact/signals';
import Phaser from 'phaser';
import { ghostsOf } from '#client/model/commands/ghosts.ts';
import { at } from '#client/model/facts/cell.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { HOST_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { drawAtlas, loadSigns } from './atlas.ts';
import { type BrickLayout, layBricks, newBrickLayout } from './brick-layout.ts';
import { type Brush, newBrush } from './brush.ts';
import { drawHall } from './draw-hall.ts';
import { type HallLayout, HOSTS_PER_RACK, hallLayout } from './hall-layout.ts';
import { glide, isAnyPulsing, type Motion, newMotion } from './motion.ts';
import type { Pace } from './pace.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';
import { detailOf, type HallWords, type Picture } from './picture.ts';
import { PointerController } from './pointer-controller.ts';
import { fitView, keepInside, newViewPort, type ViewPort } from './view-port.ts';

/** What the hall needs besides the ui. */
export interface HallOptions {
  readonly ui: UiState;
  readonly words: (world: OpenWorld) => HallWords;
  readonly density: number;
  /** Reduced motion: everything arrives at once, nothing pulses. */
  readonly calm: () => boolean;
  readonly light: () => boolean;
  /** Frames are drawn only while something moves. */
  readonly pace: Pace;
}

const NO_HOST = HOST_STATES.indexOf('none');
const BREACH = STATUSES.indexOf('breach');
const LONG_AGO_MS = 1_000_000;
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
  #breachSince = new Float64Array(0);
  #world: OpenWorld | undefined;
  #tick = -1;
  #closed = false;
  #dirty = true;
  #moving = true;

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

  /** Something that is not the world changed: selection, theme, view. */
  markDirty(): void {
    this.#dirty = true;
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
    if (!this.#dirty && !this.#moving) {
      this.#options.pace.rest();
      return;
    }
    this.#dirty = false;
    this.#draw(world, deltaMs);
  }

  /** Sets up for a world that was not shown before. */
  #adopt(world: OpenWorld): void {
    if (world === this.#world) return;
    this.#world = world;
    this.#bricks = newBrickLayout(world.hosts.rows, world.vms.rows);
    this.#motion = newMotion(world.hosts.rows, world.vms.rows);
    this.#breachSince = new Float64Array(world.vms.rows).fill(-LONG_AGO_MS);
    this.view.held = false;
    this.#tick = -1;
  }

  /** A frame arrived: lay out anew. */
  #follow(world: OpenWorld, tick: number): void {
    this.#tick = tick;
    this.#dirty = true;
    const { view } = this;
    const [width, height] = [view.width / view.density, view.height / view.density];
    const slots = slotsShown(world);
    this.#layout = hallLayout(
      slots,
      width - 16,
      height - 16,
      width < GRIP.narrowBelow ? INTAKE_ROWS.narrow : INTAKE_ROWS.wide,
    );
    const { bounds } = this.#layout;
    const gripUnits = gripPx(width) / Math.min(width / bounds.width, height / bounds.height);
    if (this.#bricks) layBricks(world, this.#layout, this.#bricks, gripUnits);
    this.#noteBreaches(world);
    if (!view.held) fitView(view, this.#layout.bounds);
    else keepInside(view, this.#layout.bounds);
  }

  #noteBreaches({ vms }: OpenWorld): void {
    const now = this.#motion?.clockMs ?? 0;
    for (let vm = 0; vm < vms.rows; vm++) {
      const known = this.#breachSince[vm] ?? 0;
      if (at(vms.status, vm) !== BREACH) this.#breachSince[vm] = Number.POSITIVE_INFINITY;
      else if (known === Number.POSITIVE_INFINITY) this.#breachSince[vm] = now;
    }
  }

  #draw(world: OpenWorld, deltaMs: number): void {
    const [layout, bricks, motion, brush] = [this.#layout, this.#bricks, this.#motion, this.#brush];
    if (!layout || !bricks || !motion || !brush) return;
    const calm = this.#options.calm();
    const gliding = glide(motion, world, bricks, Math.min(deltaMs, 100), calm);
    const picture = this.#picture(world, { layout, bricks, motion, brush }, calm);
    this.cameras.main.setBackgroundColor(picture.palette.background);
    const flowing = drawHall(picture);
    this.#moving = gliding || (flowing && !calm) || isAnyPulsing(this.#breachSince, motion.clockMs);
  }

  #picture(
    world: OpenWorld,
    parts: { layout: HallLayout; bricks: BrickLayout; motion: Motion; brush: Brush },
    calm: boolean,
  ): Picture {
    const { ui, words } = this.#options;
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
      notes: ui.notes.peek(),
      marked: ui.marked.peek(),
      words: words(world),
      breachAge: (vm) => parts.motion.clockMs - (this.#breachSince[vm] ?? -LONG_AGO_MS),
    };
  }
}

function gripPx(width: number): number {
  return width < GRIP.narrowBelow ? GRIP.finger : GRIP.mouse;
}

/** Slots up to the end of the last rack that has a host: there is always a place to see where the next one goes. */
function slotsShown({ hosts }: OpenWorld): number {
  let last = 0;
  for (let host = 0; host < hosts.rows; host++) if (at(hosts.state, host) !== NO_HOST) last = host;
  return Math.min(Math.ceil((last + 1) / HOSTS_PER_RACK) * HOSTS_PER_RACK, Math.max(hosts.rows, 1));
}
