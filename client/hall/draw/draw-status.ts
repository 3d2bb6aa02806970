import { at, nameOf } from '#client/model/facts/cell.ts';
import { STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { Box } from '../layout/view-port.ts';
import { statusColour } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { frame, panel, rect, sign } from '../quads/brush.ts';
import { SMALL, text, textWidth } from '../quads/letters.ts';
import { cornerOf } from './draw-work.ts';

const WATCH = STATUSES.indexOf('watch');
const BREACH = STATUSES.indexOf('breach');
const OFF = STATUSES.indexOf('off');
const STATUS_PX = 11;
/** A breach pulses twice, once a second, then stays steady; nothing else pulses. */
const PULSES = 2;
const PULSE_MS = 1000;
/** Narrower bricks have no room for a cause, in CSS pixels. */
const CAUSE_PX = 58;

/** Health as a sign, shape first: nothing for OK, so that a calm hall is quiet. A broken promise has lost a corner. */
export function drawStatus(picture: Picture, vm: number, box: Box, side: number): void {
  const { brush, world, view, palette, detail } = picture;
  const status = at(world.vms.status, vm);
  if (status < WATCH || status === OFF) return;
  const colour = statusColour(palette, status);
  const alpha = status === BREACH ? pulse(picture, vm) : 1;
  const d = view.density;
  if (detail === 'far' || side < STATUS_PX) {
    rect(brush, box.x, box.y, box.width, box.height, colour, 0.85 * alpha);
    return;
  }
  if (status > WATCH) frame(brush, box.x, box.y, box.width, box.height, 2 * d, colour, alpha, cornerOf(picture, box));
  const size = Math.min(17 * d, Math.max(8 * d, side * d * 0.36));
  if (status === BREACH)
    sign(brush, 'parts/tear', box.x + box.width - size * 1.35, box.y - d, size * 1.35 + d, palette.well);
  const [x, y] = [box.x + box.width - size * 0.86, box.y - size * 0.14];
  sign(brush, 'disc', x - size * 0.14, y - size * 0.14, size * 1.28, palette.chip);
  sign(brush, `glyphs/${nameOf(STATUSES, status)}`, x, y, size, colour, alpha);
  if (detail === 'near') drawCause(picture, vm, box, colour);
}

/** Why, in the words of its badge, along the foot of the brick. */
function drawCause({ brush, view, palette, words }: Picture, vm: number, box: Box, colour: number): void {
  const d = view.density;
  if (box.width < CAUSE_PX * d || box.height < 44 * d) return;
  const line = words.cause(vm);
  const width = textWidth(brush, line, SMALL) + 8 * d;
  if (line === '' || width > box.width - 2 * d) return;
  const [x, y] = [box.x + (box.width - width) / 2, box.y + box.height - 26 * d];
  panel(brush, x, y, width, 15 * d, palette.chip, { alpha: 0.92, radius: 3 * d });
  text(brush, line, x + 4 * d, y, SMALL, colour);
}

function pulse({ moments, nowMs, calm }: Picture, vm: number): number {
  const age = nowMs - (moments.torn[vm] ?? 0);
  if (calm || age > PULSES * PULSE_MS) return 1;
  return 0.35 + 0.65 * Math.abs(Math.cos((age / PULSE_MS) * Math.PI));
}
