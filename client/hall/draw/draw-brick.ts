import { at, nameOf } from '#client/model/facts/cell.ts';
import { vmMemory } from '#client/model/facts/vm-memory.ts';
import { emblemOf } from '#client/ui/glyphs/art.ts';
import { STATUSES, TECHNIQUES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Box } from '../layout/view-port.ts';
import { mix, statusColour } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { frame, panel, pattern, rect, sign } from '../quads/brush.ts';
import { SMALL, text, textWidth } from '../quads/letters.ts';
import { onScreen } from './boxes.ts';
import { brickBox, glideFrom, shownBox } from './brick-box.ts';
import { drawBrickMoment, fallOf, squashOf } from './draw-moments.ts';
import { drawStatus } from './draw-status.ts';
import { cornerOf, drawWork } from './draw-work.ts';
import { hang } from './hang.ts';

const RUNNING = VM_STATES.indexOf('running');
const STATE_SIGNS: Readonly<Record<string, string>> = {
  booting: 'glyphs/booting',
  provisioning: 'glyphs/delivering',
  paused: 'glyphs/off',
  suspended: 'glyphs/asleep',
  lost: 'glyphs/failed',
};
const OFF = STATUSES.indexOf('off');
/** Smallest sides, in CSS pixels, at which a sign on a brick can be read. */
const EMBLEM_PX = 11;
const PINS_PX = 34;

/** One VM: a brick whose size is its memory, with what its overlay shows inside, and what happens to it, if anything does. */
export function drawBrick(picture: Picture, vm: number, happens: boolean): void {
  const box = brickBox(picture, vm);
  const shown = shownBox(picture, vm, box);
  if (box.width <= 0 || !(onScreen(picture, box) || onScreen(picture, shown))) return;
  glideFrom(picture.brush, box, shown);
  if (picture.carried?.vm === vm)
    frame(picture.brush, box.x, box.y, box.width, box.height, picture.view.density, picture.palette.inkSoft, 0.6);
  else {
    const sunk = hang(picture, at(picture.world.vms.host, vm));
    const hung = sunk === 0 ? box : { ...box, y: box.y + sunk };
    if (happens) drawHappening(picture, vm, squashOf(picture, vm, fallOf(picture, vm, hung)));
    else drawBrickIn(picture, vm, hung);
    picture.brush.turn.angle = 0;
  }
  picture.brush.glide.on = false;
}

function drawHappening(picture: Picture, vm: number, box: Box): void {
  drawBrickIn(picture, vm, box);
  drawBrickMoment(picture, vm, box);
}

/** The brick that hangs on the pointer. */
export function drawCarried(picture: Picture): void {
  const { carried, bricks, view } = picture;
  if (!carried) return;
  const width = Math.max(24 * view.density, (bricks.width[carried.vm] ?? 0) * view.zoom);
  const height = Math.max(20 * view.density, (bricks.height[carried.vm] ?? 0) * view.zoom);
  drawBrickIn(picture, carried.vm, { x: carried.x - width / 2, y: carried.y - height / 2, width, height });
}

function drawBrickIn(picture: Picture, vm: number, box: Box): void {
  const { view, detail, world } = picture;
  const running = at(world.vms.state, vm) === RUNNING;
  BODIES[picture.overlay](picture, vm, box, running);
  const side = Math.min(box.width, box.height) / view.density;
  if (detail !== 'far') drawEdges(picture, box);
  if (side >= EMBLEM_PX) drawEmblem(picture, vm, box, running);
  drawStatus(picture, vm, box, side);
  if (side >= PINS_PX && detail === 'near') drawPins(picture, vm, box);
}

type Body = (picture: Picture, vm: number, box: Box, running: boolean) => void;

/** Memory: where this VM's configured memory is, from the bottom up. */
const memoryBody: Body = (picture, vm, box, running) => {
  const { brush, palette, world, detail } = picture;
  const { vms } = world;
  panel(brush, box.x, box.y, box.width, box.height, palette.memory.free, { radius: cornerOf(picture, box) });
  if (!running) return;
  const total = Math.max(1, at(vms.memMib, vm));
  let y = box.y + box.height;
  const memory = vmMemory(world, vm);
  for (const part of BRICK_PARTS) {
    const height = Math.min(y - box.y, (memory[part] / total) * box.height);
    if (height < 0.5) continue;
    y -= height;
    rect(brush, box.x, y, box.width, height, palette.memory[part]);
    const texture = TEXTURES[part];
    if (texture && detail === 'near') pattern(brush, texture, box.x, y, box.width, height, 0x0e1420, 0.6);
  }
};

/** SLA: the colour of its health, as deep as the loss. */
const slaBody: Body = (picture, vm, box) => {
  const { brush, palette, world } = picture;
  const status = at(world.vms.status, vm);
  const part = status === 0 ? 0.3 : status === OFF ? 0.25 : 0.75;
  const colour = mix(statusColour(palette, status), palette.chip, part);
  panel(brush, box.x, box.y, box.width, box.height, colour, { radius: cornerOf(picture, box) });
};

const BODIES = { load: drawWork, memory: memoryBody, sla: slaBody } as const;

/** The parts of a brick from the bottom up. */
const BRICK_PARTS = ['private', 'shared', 'compressed', 'swapped', 'ballooned'] as const;
const TEXTURES = {
  private: undefined,
  shared: 'dots',
  compressed: 'bars',
  swapped: 'arrows',
  ballooned: 'bubbles',
} as const;

/** Light from above, and the line where it stands. */
function drawEdges(picture: Picture, box: Box): void {
  const { brush, palette } = picture;
  const line = Math.max(1, Math.round(picture.view.density));
  const corner = cornerOf(picture, box);
  rect(brush, box.x + corner, box.y, box.width - 2 * corner, line, 0xffffff, palette.dark ? 0.3 : 0.55);
  rect(brush, box.x + corner, box.y + box.height - line, box.width - 2 * corner, line, 0x000000, 0.3);
}

function drawEmblem(picture: Picture, vm: number, box: Box, running: boolean): void {
  const { brush, world, view, palette, overlay } = picture;
  const tenant = at(world.vms.tenant, vm);
  const spec = world.scenario.tenants[at(world.tenants.archetype, tenant)];
  const side = Math.min(box.width, box.height, 58 * view.density) * 0.6;
  const colour = overlay === 'load' ? palette.emblem : 0xffffff;
  const [x, y] = [box.x + (box.width - side) / 2, box.y + (box.height - side) / 2];
  sign(brush, emblemOf(spec?.archetype), x, y, side, colour, running ? 0.95 : 0.35);
  const state = STATE_SIGNS[nameOf(VM_STATES, at(world.vms.state, vm))];
  if (state && side > 10 * view.density)
    sign(brush, state, x + side * 0.55, y + side * 0.5, side * 0.6, palette.ink, 0.95);
}

/** Tier notches, balloon driver, technique, number: for those who look closely. */
function drawPins(picture: Picture, vm: number, box: Box): void {
  const { brush, world, view, palette, words } = picture;
  const d = view.density;
  const tier = at(world.tenants.tier, at(world.vms.tenant, vm));
  const right = box.x + box.width - 4 * d;
  for (let notch = 0; notch <= tier; notch++)
    rect(brush, right - 2 * d - notch * 4 * d, box.y + box.height - 8 * d, 2 * d, 5 * d, palette.ink, 0.85);
  if (box.width / d < 44) return;
  const side = 10 * d;
  let x = right - side - (tier + 1) * 4 * d - 2 * d;
  const y = box.y + box.height - side - 2 * d;
  if (at(world.vms.balloonDriver, vm)) {
    sign(brush, 'glyphs/balloon', x, y, side, palette.ink, 0.8);
    x -= side + d;
  }
  const technique = nameOf(TECHNIQUES, at(world.vms.technique, vm));
  if (technique !== 'hardwareAssist') sign(brush, `glyphs/${technique}`, x, y, side, palette.ink, 0.8);
  const label = picture.overlay === 'sla' ? words.breach(vm) : words.vm(vm);
  if (textWidth(brush, label, SMALL) < box.width - 8 * d)
    text(brush, label, box.x + 4 * d, box.y + 2 * d, SMALL, palette.ink);
}

/** Marks, selection and hover of bricks, over all of them. */
export function drawBrickFrames(picture: Picture): void {
  const { selected, hovered, marked, lit, pointed, palette, world } = picture;
  for (const vm of marked) {
    ring(picture, vm, 1, 3, palette.ink);
    ring(picture, vm, 1, 2, palette.status.breach);
  }
  if (lit === 'vms' || lit === 'tenants')
    for (let vm = 0; vm < world.vms.rows; vm++) {
      ring(picture, vm, 1, 2, palette.ink);
      ring(picture, vm, 3, 3, palette.status.watch);
    }
  if (pointed?.kind === 'vm') {
    ring(picture, pointed.row, 6, 2, palette.ink);
    ring(picture, pointed.row, 10, 4, palette.status.watch);
  }
  if (selected?.kind === 'vm') {
    ring(picture, selected.row, 2, 2, palette.ink);
    ring(picture, selected.row, 4, 2, palette.accent);
  }
  if (hovered?.kind === 'vm' && !(selected?.kind === 'vm' && selected.row === hovered.row))
    ring(picture, hovered.row, 1, 2, palette.ink, 0.7);
}

function ring(picture: Picture, vm: number, out: number, thick: number, colour: number, alpha = 1): void {
  const { brush, view } = picture;
  const box = brickBox(picture, vm);
  if (box.width <= 0) return;
  const d = view.density;
  glideFrom(brush, box, shownBox(picture, vm, box));
  const [x, y, width, height] = [box.x - out * d, box.y - out * d, box.width + 2 * out * d, box.height + 2 * out * d];
  frame(brush, x, y, width, height, thick * d, colour, alpha, (2 + out) * d);
  brush.glide.on = false;
}
