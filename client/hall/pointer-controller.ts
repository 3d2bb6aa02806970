import type Phaser from 'phaser';
import {
  giveOnHost,
  hostObstacle,
  hoverHint,
  moveCommand,
  needsHost,
  orderHint,
} from '#client/model/commands/orders.ts';
import { type Subject, sameSubject } from '#client/model/state/subject.ts';
import { type Asking, select, type UiState } from '#client/model/state/ui-state.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Act, drag, type Gesture, IDLE, pinch, press, release, type Step } from './gestures.ts';
import { type BrickLayout, brickAt } from './layout/brick-layout.ts';
import { type HallLayout, hostAt, hostX, hostY } from './layout/hall-layout.ts';
import { centreOn, fitView, keepInside, panBy, toHallX, toHallY, type ViewPort, zoomAt } from './layout/view-port.ts';

/** Bricks smaller than this (CSS pixels) are not picked up: one means to move the hall. */
const GRIP_PX = 12;
const WHEEL_STEP = 0.0015;

/** What the hands reach into. */
export interface Ground {
  readonly input: Phaser.Input.InputPlugin;
  readonly layout: HallLayout | undefined;
  readonly bricks: BrickLayout | undefined;
  /** The view has moved. */
  markDirty(): void;
  /** What is selected, pointed at or carried has changed. */
  markOver(): void;
}

/** Turns pointers into what the ui selects, asks and orders. */
export class PointerController {
  readonly #scene: Ground;
  readonly #ui: UiState;
  readonly #view: ViewPort;
  #gesture: Gesture = IDLE;
  #carriedFor: Asking | undefined;
  carried: { readonly vm: number; readonly x: number; readonly y: number } | undefined;

  constructor(scene: Ground, ui: UiState, view: ViewPort) {
    this.#scene = scene;
    this.#ui = ui;
    this.#view = view;
    const { input } = scene;
    input.addPointer(1);
    input.on('pointerdown', (pointer: Phaser.Input.Pointer) => this.#down(pointer));
    input.on('pointermove', (pointer: Phaser.Input.Pointer) => this.#moved(pointer));
    input.on('pointerup', (pointer: Phaser.Input.Pointer) => this.#up(pointer));
    input.on('pointerupoutside', () => this.#cancel());
    input.on('gameout', () => this.#point(undefined));
    input.on('wheel', (pointer: Phaser.Input.Pointer, _over: unknown, _dx: number, dy: number) => {
      this.#act({ type: 'zoom', x: pointer.x, y: pointer.y, factor: Math.exp(-dy * WHEEL_STEP) });
    });
  }

  /** Whether each host can take what is being asked; absent when nothing is asked of hosts. */
  offer(world: OpenWorld): ((host: number) => ReturnType<typeof hostObstacle>) | undefined {
    const asking = this.#carriedFor ?? this.#ui.asking.peek();
    if (!asking || !needsHost(asking)) return undefined;
    return (host) => hostObstacle(this.#ui, world, asking, host);
  }

  /** Shows what is selected in the middle of the screen. */
  showSelection(): void {
    const subject = this.#ui.selection.peek();
    const { bricks, layout } = this.#scene;
    if (!subject || !bricks || !layout) return;
    const place = placeOf(subject, this.#scene);
    if (!place) return;
    const wide = (layout.tileWidth * this.#view.zoom) / this.#view.density < 120;
    if (wide)
      zoomAt(
        this.#view,
        this.#view.width / 2,
        this.#view.height / 2,
        (260 * this.#view.density) / (layout.tileWidth * this.#view.zoom),
      );
    if (wide || !inView(this.#view, place)) centreOn(this.#view, place.x, place.y);
    this.#scene.markDirty();
  }

  showAll(): void {
    const { layout } = this.#scene;
    if (!layout) return;
    this.#view.held = false;
    fitView(this.#view, layout.bounds);
    this.#scene.markDirty();
  }

  #down(pointer: Phaser.Input.Pointer): void {
    if (this.#twoFingers()) return;
    const vm = this.#ui.readOnly ? -1 : this.#gripAt(pointer.x, pointer.y);
    this.#step(press(pointer.x, pointer.y, vm));
  }

  #moved(pointer: Phaser.Input.Pointer): void {
    if (this.#twoFingers()) return;
    if (!pointer.isDown) this.#point(pointer);
    else this.#step(drag(this.#gesture, pointer.x, pointer.y, pointer.wasTouch, this.#view.density));
  }

  #up(pointer: Phaser.Input.Pointer): void {
    this.#step(release(this.#gesture, pointer.x, pointer.y));
    this.#letGo();
  }

  #cancel(): void {
    this.#gesture = IDLE;
    this.#letGo();
  }

  #letGo(): void {
    this.carried = undefined;
    this.#carriedFor = undefined;
    this.#ui.hint.value = undefined;
    this.#scene.markOver();
  }

  #twoFingers(): boolean {
    const { pointer1, pointer2 } = this.#scene.input;
    if (!pointer1?.isDown || !pointer2?.isDown) return false;
    this.#letGo();
    const distance = Math.hypot(pointer1.x - pointer2.x, pointer1.y - pointer2.y);
    this.#step(pinch(this.#gesture, (pointer1.x + pointer2.x) / 2, (pointer1.y + pointer2.y) / 2, distance));
    return true;
  }

  #step({ gesture, act }: Step): void {
    this.#gesture = gesture;
    this.#act(act);
  }

  #act(act: Act): void {
    switch (act.type) {
      case 'pan':
        panBy(this.#view, act.dx, act.dy);
        this.#viewMoved();
        break;
      case 'zoom':
        zoomAt(this.#view, act.x, act.y, act.factor);
        this.#viewMoved();
        break;
      case 'tap':
        this.#tap(act.x, act.y);
        break;
      case 'pickUp':
        this.#pickUp(act.vm);
        break;
      case 'carry':
        this.#carry(act.x, act.y);
        break;
      case 'drop':
        this.#drop(act.x, act.y);
        break;
      case 'none':
        break;
    }
  }

  #viewMoved(): void {
    if (this.#scene.layout) keepInside(this.#view, this.#scene.layout.bounds);
    this.#scene.markDirty();
  }

  #tap(x: number, y: number): void {
    const asking = this.#ui.asking.peek();
    const host = this.#hostUnder(x, y);
    if (asking && needsHost(asking) && host >= 0) giveOnHost(this.#ui, asking, host);
    else select(this.#ui, this.#subjectUnder(x, y));
    this.#scene.markOver();
  }

  #pickUp(vm: number): void {
    const world = this.#ui.session.world.peek();
    if (!world) return;
    select(this.#ui, { kind: 'vm', row: vm });
    this.#carriedFor = { command: moveCommand(world, vm), args: { vm } };
  }

  #carry(x: number, y: number): void {
    const world = this.#ui.session.world.peek();
    const vm = this.#gesture.state === 'carrying' ? this.#gesture.vm : -1;
    if (!world || vm < 0 || !this.#carriedFor) return;
    this.carried = { vm, x, y };
    const host = this.#hostUnder(x, y);
    const { density } = this.#view;
    const hint = orderHint(this.#ui, world, this.#carriedFor, host);
    this.#ui.hint.value = hint && { ...hint, x: x / density, y: y / density };
    this.#scene.markOver();
  }

  #drop(x: number, y: number): void {
    const host = this.#hostUnder(x, y);
    if (this.#carriedFor && host >= 0) giveOnHost(this.#ui, this.#carriedFor, host);
  }

  /** The pointer rests on something, or on nothing. */
  #point(pointer: Phaser.Input.Pointer | undefined): void {
    const subject = pointer && this.#subjectUnder(pointer.x, pointer.y);
    this.#scene.input.setDefaultCursor(subject ? 'pointer' : 'grab');
    if (!sameSubject(subject, this.#ui.hovered.peek())) {
      this.#ui.hovered.value = subject;
      this.#scene.markOver();
    }
    this.#hintAt(pointer);
  }

  #hintAt(pointer: Phaser.Input.Pointer | undefined): void {
    const [world, asking] = [this.#ui.session.world.peek(), this.#ui.asking.peek()];
    if (!world || !pointer) {
      this.#ui.hint.value = undefined;
      return;
    }
    const waits = asking && needsHost(asking);
    const hint = waits
      ? orderHint(this.#ui, world, asking, this.#hostUnder(pointer.x, pointer.y))
      : hoverHint(world, this.#ui.hovered.peek());
    const { density } = this.#view;
    this.#ui.hint.value = hint && { ...hint, x: pointer.x / density, y: pointer.y / density };
  }

  #hostUnder(x: number, y: number): number {
    const { layout } = this.#scene;
    return layout ? hostAt(layout, toHallX(this.#view, x), toHallY(this.#view, y)) : -1;
  }

  #brickUnder(x: number, y: number): number {
    const { bricks } = this.#scene;
    const host = this.#hostUnder(x, y);
    return bricks ? brickAt(bricks, host, toHallX(this.#view, x), toHallY(this.#view, y)) : -1;
  }

  #gripAt(x: number, y: number): number {
    const vm = this.#brickUnder(x, y);
    const width = (this.#scene.bricks?.width[vm] ?? 0) * this.#view.zoom;
    return width >= GRIP_PX * this.#view.density ? vm : -1;
  }

  #subjectUnder(x: number, y: number): Subject | undefined {
    const vm = this.#brickUnder(x, y);
    if (vm >= 0) return { kind: 'vm', row: vm };
    const host = this.#hostUnder(x, y);
    return host >= 0 && host < (this.#ui.session.world.peek()?.hosts.rows ?? 0)
      ? { kind: 'host', row: host }
      : undefined;
  }
}

/** Where a subject stands, in hall units; nothing for what has no place. */
function placeOf(subject: Subject, { bricks, layout }: Ground): { x: number; y: number } | undefined {
  if (!bricks || !layout) return undefined;
  if (subject.kind === 'host') {
    return {
      x: hostX(layout, subject.row) + layout.tileWidth / 2,
      y: hostY(layout, subject.row) + layout.tileHeight / 2,
    };
  }
  if (subject.kind !== 'vm' || (bricks.width[subject.row] ?? 0) === 0) return undefined;
  return { x: bricks.x[subject.row] ?? 0, y: bricks.y[subject.row] ?? 0 };
}

function inView(view: ViewPort, place: { x: number; y: number }): boolean {
  const [x, y] = [(place.x - view.x) * view.zoom, (place.y - view.y) * view.zoom];
  return x > 0 && y > 0 && x < view.width && y < view.height;
}
