import { untracked } from '@preact/signals';
import Phaser from 'phaser';
import { ghostsOf } from '#client/model/commands/ghosts.ts';
import { markedWithPings, notesWithPings } from '#client/model/crew/pings.ts';
import { litOf } from '#client/model/state/lit.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { drawHall, drawLively, drawOver, type ToldHall } from './draw/draw-hall.ts';
import { FLOW_CLOCK_S } from './flows/flow-density.ts';
import { newTraffic, readTraffic, type Traffic } from './flows/traffic.ts';
import { type BrickLayout, layBricks, newBrickLayout } from './layout/brick-layout.ts';
import type { HallLayout } from './layout/hall-layout.ts';
import { gripUnits, laidOut } from './layout/hall-room.ts';
import { fitView, keepInside, newViewPort, type ViewPort } from './layout/view-port.ts';
import { isAnythingFalling, isAnythingHappening, type Moments, newMoments, noteMoments } from './moments.ts';
import { type Motion, moveOn, newMotion, setOut } from './motion.ts';
import type { Pace } from './pace.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';
import { detailOf, type HallWords, type Picture } from './picture.ts';
import { PointerController } from './pointer-controller.ts';
import { ATLAS, drawAtlas, loadSigns } from './quads/atlas.ts';
import { GLIDE_OVER_MS } from './quads/glide.ts';
import { newBatches, newBrush } from './quads/new-brush.ts';
import { QuadLayer } from './quads/quad-layer.ts';
import type { Brush } from './quads/record.ts';
import { Telling } from './telling.ts';

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

const MS_PER_S = 1000;
/** Draws the world of a session. Holds no rules: it asks `check` whether a host can take a VM, and sends commands. */
export class HallScene extends Phaser.Scene {
  readonly view: ViewPort = newViewPort();
  readonly #options: HallOptions;
  #brush: Brush | undefined;
  #layer: QuadLayer | undefined;
  #layout: HallLayout | undefined;
  #bricks: BrickLayout | undefined;
  #motion: Motion | undefined;
  #hands: PointerController | undefined;
  #moments: Moments | undefined;
  #traffic: Traffic | undefined;
  #world: OpenWorld | undefined;
  #tick = -1;
  #closed = false;
  readonly #telling = new Telling(() => performance.now());
  /** The hall must be told anew at once; a tick is to be told; or only what people do over it. */
  #dirty = true;
  #ticked = false;
  #overDirty = true;
  /** Until then bars and bricks glide, on their clock: the card moves them. */
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
    const batches = newBatches();
    this.#layer = new QuadLayer(this, batches, this.textures.get(ATLAS));
    this.#brush = newBrush(batches, this.#layer, atlas);
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

  /** A tick may have come. */
  stir(): void {
    this.#options.pace.stir();
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
    this.#layout = undefined;
    this.#tick = -1;
    this.markDirty();
  }

  override update(_time: number, deltaMs: number): void {
    const beganMs = performance.now();
    const world = this.#options.ui.session.world.peek();
    if (!this.#layer || !world || this.view.width < 2) return;
    this.#adopt(world);
    const tick = this.#options.ui.session.tick.peek();
    if (tick !== this.#tick) this.#follow(world, tick);
    const told = this.#dirty || this.#ticked || this.#overDirty || this.#telling.underWay;
    if (!told && !this.#moves()) {
      this.#options.pace.rest();
      return;
    }
    const passedMs = Math.min(deltaMs, 100);
    this.#pass(this.#layer, passedMs);
    this.#draw(world, beganMs);
    if (this.#options.frugal && !told && !this.#changes()) this.#options.pace.nap();
  }

  /** Something glides, or happens to a brick: every frame shows it elsewhere. */
  #changes(): boolean {
    const { clockMs = 0, glideMs = 0 } = this.#motion ?? {};
    if (glideMs < this.#glidesUntilMs) return true;
    return this.#moments !== undefined && !this.#options.calm() && isAnythingHappening(this.#moments, clockMs);
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
    if (this.#motion) moveOn(this.#motion, passedMs, !this.#telling.underWay);
    layer.glideMs = this.#motion?.glideMs ?? 0;
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
    this.#layout = undefined;
    this.#tick = -1;
  }

  /** A tick arrived. One of which the tick before was never shown is told at once: else a slow page would show none. */
  #follow(world: OpenWorld, tick: number): void {
    this.#tick = tick;
    this.#ticked = true;
    this.#dirty ||= this.#telling.underWay;
    this.#words = undefined;
    const layout = this.#laidOut(world);
    if (this.#bricks) layBricks(world, layout, this.#bricks, gripUnits(this.view, layout));
    if (this.#moments) noteMoments(this.#moments, world, this.#motion?.clockMs ?? 0);
    if (this.#traffic) readTraffic(this.#traffic, world);
  }

  #laidOut(world: OpenWorld): HallLayout {
    const layout = laidOut(world, this.view, this.#layout);
    if (layout === this.#layout) return layout;
    if (!this.view.held) fitView(this.view, layout.bounds);
    else keepInside(this.view, layout.bounds);
    this.#layout = layout;
    this.#dirty = true;
    return layout;
  }

  /** Tells the card what has changed since the frame before, and nothing else. */
  #draw(world: OpenWorld, beganMs: number): void {
    const [layout, bricks, motion, brush] = [this.#layout, this.#bricks, this.#motion, this.#brush];
    const [moments, traffic] = [this.#moments, this.#traffic];
    if (!layout || !bricks || !motion || !brush || !moments || !traffic) return;
    const calm = this.#options.calm();
    const falls = !calm && isAnythingFalling(moments, motion.clockMs);
    const carried = this.#hands?.carried?.vm ?? -1;
    const atOnce = this.#dirty || carried !== this.#carried;
    const begins = atOnce || this.#ticked || (falls && !this.#telling.underWay);
    const lively = this.#lively.length > 0;
    if (!begins && !this.#telling.underWay && !this.#overDirty && !lively) return;
    this.#carried = carried;
    if (begins && setOut(motion, world, bricks, calm)) this.#glidesUntilMs = motion.glideMs + GLIDE_OVER_MS;
    const picture = this.#picture(world, { layout, bricks, motion, brush, moments, traffic }, calm);
    if (begins) this.#telling.begin(drawHall(picture));
    const told = atOnce ? this.#telling.finish() : this.#telling.goOn(beganMs);
    if (told) this.#keep(told);
    if (told || lively) drawLively(picture, this.#lively);
    if (told || this.#overDirty) this.#flows.over = drawOver(picture);
    this.#dirty = false;
    this.#ticked = false;
    this.#overDirty = false;
  }

  #keep({ moves, lively }: ToldHall): void {
    this.#flows.hall = moves;
    this.#lively = lively;
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
      nowMs: parts.motion.clockMs,
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
      lit: untracked(() => litOf(ui.session)),
      words: this.#words,
      running: ui.session.view.peek()?.phase === 'running',
    };
  }
}
