import { at, nameOf } from '#client/model/facts/cell.ts';
import { vmMemory } from '#client/model/facts/vm-memory.ts';
import { emblemOf } from '#client/ui/glyphs/art.ts';
import { STATUSES, TECHNIQUES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { frame, pattern, rect, SMALL, sign, text, textWidth } from './brush.ts';
import { onScreen } from './draw-host.ts';
import { mix, statusColour, tenantColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { type Box, toScreenX, toScreenY } from './view-port.ts';

const RUNNING = VM_STATES.indexOf('running');
const WATCH = STATUSES.indexOf('watch');
const BREACH = STATUSES.indexOf('breach');
const OFF = STATUSES.indexOf('off');
/** A breach pulses twice, once a second, then stays steady; nothing else pulses. */
const PULSES = 2;
const PULSE_MS = 1000;
/** Smallest sides, in CSS pixels, at which a sign on a brick can be read. */
const EMBLEM_PX = 17;
const STATUS_PX = 11;
const PINS_PX = 30;

/** One VM: a brick as wide as its vCPUs and as high as its memory, filled as far as its memory is active. */
export function drawBrick(picture: Picture, vm: number): void {
  const box = brickBox(picture, vm);
  if (box.width <= 0 || !onScreen(picture, box)) return;
  if (picture.carried?.vm === vm) drawHole(picture, box);
  else drawBrickIn(picture, vm, box);
}

/** The brick that hangs on the pointer. */
export function drawCarried(picture: Picture): void {
  const { carried, bricks, view } = picture;
  if (!carried) return;
  const width = Math.max(24 * view.density, (bricks.width[carried.vm] ?? 0) * view.zoom);
  const height = Math.max(20 * view.density, (bricks.height[carried.vm] ?? 0) * view.zoom);
  drawBrickIn(picture, carried.vm, { x: carried.x - width / 2, y: carried.y - height / 2, width, height });
}

function brickBox({ view, bricks, motion }: Picture, vm: number): Box {
  return {
    x: toScreenX(view, motion.x[vm] ?? 0),
    y: toScreenY(view, motion.y[vm] ?? 0),
    width: (bricks.width[vm] ?? 0) * view.zoom,
    height: (bricks.height[vm] ?? 0) * view.zoom,
  };
}

function drawHole({ brush, palette, view }: Picture, box: Box): void {
  frame(brush, box.x, box.y, box.width, box.height, view.density, palette.inkSoft, 0.6);
}

function drawBrickIn(picture: Picture, vm: number, box: Box): void {
  const { view, detail, world } = picture;
  const running = at(world.vms.state, vm) === RUNNING;
  BODIES[picture.overlay](picture, vm, box, running);
  const side = Math.min(box.width, box.height) / view.density;
  if (detail !== 'far') drawTop(picture, box);
  if (side >= EMBLEM_PX) drawEmblem(picture, vm, box, running);
  drawStatus(picture, vm, box, side);
  if (side >= PINS_PX && detail === 'near') drawPins(picture, vm, box);
  drawBrickFrame(picture, vm, box);
}

type Body = (picture: Picture, vm: number, box: Box, running: boolean) => void;

/** Load: the tenant's colour as far as memory is active; the idle fade. */
const loadBody: Body = ({ brush, palette, world, motion }, vm, box, running) => {
  const colour = tenantColour(palette, at(world.vms.tenant, vm));
  const busy = running ? 0.35 + 0.65 * Math.min(1, at(world.vms.loadPermille, vm) / 700) : 0;
  rect(brush, box.x, box.y, box.width, box.height, mix(colour, palette.well, running ? 0.28 : 0.12));
  const fill = running ? (motion.fill[vm] ?? 0) * box.height : 0;
  rect(brush, box.x, box.y + box.height - fill, box.width, fill, mix(colour, palette.well, 0.3 + 0.6 * busy));
};

/** Memory: where this VM's configured memory is, from the bottom up. */
const memoryBody: Body = ({ brush, palette, world, detail }, vm, box, running) => {
  const { vms } = world;
  rect(brush, box.x, box.y, box.width, box.height, palette.memory.free);
  if (!running) return;
  const total = Math.max(1, at(vms.memMib, vm));
  let y = box.y + box.height;
  const memory = vmMemory(world, vm);
  for (const part of BRICK_PARTS) {
    const height = Math.min(y - box.y, (memory[part] / total) * box.height);
    if (height < 0.5) continue;
    y -= height;
    rect(brush, box.x, y, box.width, height, palette.memory[part]);
    if (part === 'swapped' && detail === 'near') pattern(brush, 'arrows', box.x, y, box.width, height, 0x0e1420, 0.6);
    if (part === 'ballooned' && detail === 'near')
      pattern(brush, 'bubbles', box.x, y, box.width, height, 0x0e1420, 0.6);
  }
};

/** SLA: the colour of its health, as deep as the loss. */
const slaBody: Body = ({ brush, palette, world }, vm, box) => {
  const status = at(world.vms.status, vm);
  const part = status === 0 ? 0.3 : status === OFF ? 0.25 : 0.75;
  rect(brush, box.x, box.y, box.width, box.height, mix(statusColour(palette, status), palette.chip, part));
};

const BODIES = { load: loadBody, memory: memoryBody, sla: slaBody } as const;

/** The parts of a brick from the bottom up. */
const BRICK_PARTS = ['private', 'shared', 'compressed', 'swapped', 'ballooned'] as const;

function drawTop({ brush, palette }: Picture, box: Box): void {
  rect(brush, box.x, box.y, box.width, 1, palette.ink, 0.28);
  rect(brush, box.x, box.y + box.height - 1, box.width, 1, palette.background, 0.35);
}

function drawEmblem(picture: Picture, vm: number, box: Box, running: boolean): void {
  const { brush, world, view, palette, overlay } = picture;
  const tenant = at(world.vms.tenant, vm);
  const spec = world.scenario.tenants[at(world.tenants.archetype, tenant)];
  const side = Math.min(box.width, box.height, 44 * view.density) * 0.62;
  const colour = overlay === 'load' ? palette.ink : 0xffffff;
  const [x, y] = [box.x + (box.width - side) / 2, box.y + (box.height - side) / 2];
  sign(brush, emblemOf(spec?.archetype), x, y, side, colour, running ? 0.9 : 0.4);
}

/** Health as a sign, shape first: nothing for OK, so that a calm hall is quiet. */
function drawStatus(picture: Picture, vm: number, box: Box, side: number): void {
  const { brush, world, view, palette, detail } = picture;
  const status = at(world.vms.status, vm);
  if (status < WATCH || status === OFF) return;
  const colour = statusColour(palette, status);
  const alpha = status === BREACH ? pulse(picture, vm) : 1;
  if (detail === 'far' || side < STATUS_PX) {
    rect(brush, box.x, box.y, box.width, box.height, colour, 0.85 * alpha);
    return;
  }
  if (status >= WATCH + 1) frame(brush, box.x, box.y, box.width, box.height, 2 * view.density, colour, alpha);
  const size = Math.min(16 * view.density, Math.max(STATUS_PX * view.density, side * view.density * 0.4));
  const [x, y] = [box.x + box.width - size * 0.8, box.y - size * 0.2];
  sign(brush, 'disc', x - size * 0.14, y - size * 0.14, size * 1.28, palette.chip);
  sign(brush, `glyphs/${nameOf(STATUSES, status)}`, x, y, size, colour, alpha);
}

function pulse({ breachAge, calm }: Picture, vm: number): number {
  const age = breachAge(vm);
  if (calm || age > PULSES * PULSE_MS) return 1;
  return 0.35 + 0.65 * Math.abs(Math.cos((age / PULSE_MS) * Math.PI));
}

/** Tier notches, balloon driver, technique: for those who look closely. */
function drawPins(picture: Picture, vm: number, box: Box): void {
  const { brush, world, view, palette, words } = picture;
  const d = view.density;
  const tier = at(world.tenants.tier, at(world.vms.tenant, vm));
  const [left, bottom] = [box.x + 3 * d, box.y + box.height - 3 * d];
  for (let notch = 0; notch <= tier; notch++)
    rect(brush, left + notch * 4 * d, bottom - 5 * d, 2 * d, 5 * d, palette.ink, 0.9);
  const room = box.width / d;
  if (room < 44) return;
  const side = 10 * d;
  let x = box.x + box.width - side - 2 * d;
  if (at(world.vms.balloonDriver, vm)) {
    sign(brush, 'glyphs/balloon', x, bottom - side + 2 * d, side, palette.ink, 0.8);
    x -= side + d;
  }
  if (at(world.vms.technique, vm) !== TECHNIQUES.indexOf('hardwareAssist')) {
    sign(
      brush,
      `glyphs/${nameOf(TECHNIQUES, at(world.vms.technique, vm))}`,
      x,
      bottom - side + 2 * d,
      side,
      palette.ink,
      0.8,
    );
  }
  const label = picture.overlay === 'sla' ? words.breach(vm) : words.vm(vm);
  if (textWidth(brush, label, SMALL) < box.width - 8 * d)
    text(brush, label, box.x + 4 * d, box.y + 2 * d, SMALL, palette.ink);
}

function drawBrickFrame(picture: Picture, vm: number, box: Box): void {
  const { brush, view, palette, selected, hovered, marked } = picture;
  const d = view.density;
  if (marked.has(vm)) {
    frame(brush, box.x - d, box.y - d, box.width + 2 * d, box.height + 2 * d, 3 * d, palette.ink);
    frame(brush, box.x - d, box.y - d, box.width + 2 * d, box.height + 2 * d, 2 * d, palette.status.breach);
  }
  if (selected?.kind === 'vm' && selected.row === vm) {
    frame(brush, box.x - 2 * d, box.y - 2 * d, box.width + 4 * d, box.height + 4 * d, 2 * d, palette.ink);
    frame(brush, box.x - 4 * d, box.y - 4 * d, box.width + 8 * d, box.height + 8 * d, 2 * d, palette.accent);
  } else if (hovered?.kind === 'vm' && hovered.row === vm) {
    frame(brush, box.x - d, box.y - d, box.width + 2 * d, box.height + 2 * d, 2 * d, palette.ink, 0.7);
  }
}
