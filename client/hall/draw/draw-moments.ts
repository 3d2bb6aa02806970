import type { Box } from '../layout/view-port.ts';
import type { Picture } from '../picture.ts';
import { frame, glow, panel, sign } from '../quads/brush.ts';

/**
 * What happens to a brick, each told by one motion: it drops in place, docks, tears, mends, dies. The only durations are 120, 240
 * and 480 ms; what matters to people overshoots, danger never bounces.
 */
const QUICK_MS = 120;
const CALM_MS = 240;
const SLOW_MS = 480;
const DROP_PX = 8;
const SQUASH = 0.06;

type Kind = 'placed' | 'docked' | 'torn' | 'mended' | 'lost';

/** 0..1 of a motion that takes `takesMs`; 1 = over. */
function partOf({ moments, nowMs, calm }: Picture, kind: Kind, vm: number, takesMs: number): number {
  if (calm) return 1;
  return Math.min(1, Math.max(0, (nowMs - (moments[kind][vm] ?? 0)) / takesMs));
}

/** A brick that was placed comes from above; one that was lost shakes once sideways. */
export function fallOf(picture: Picture, vm: number, box: Box): Box {
  const drop = 1 - partOf(picture, 'placed', vm, QUICK_MS);
  const lost = 1 - partOf(picture, 'lost', vm, CALM_MS);
  if (drop === 0 && lost === 0) return box;
  const d = picture.view.density;
  return { ...box, x: box.x + Math.sin(lost * Math.PI * 4) * 3 * d * lost, y: box.y - DROP_PX * d * drop * drop };
}

/** Where it lands it gives a little, and comes back. */
export function squashOf(picture: Picture, vm: number, box: Box): Box {
  const part = partOf(picture, 'placed', vm, QUICK_MS * 2);
  if (part === 1 || part < 0.5) return box;
  const by = SQUASH * box.height * Math.sin((part - 0.5) * 2 * Math.PI);
  return { ...box, y: box.y + by, height: box.height - by };
}

/** What is drawn over the brick while it happens. */
export function drawBrickMoment(picture: Picture, vm: number, box: Box): void {
  drawDock(picture, vm, box);
  drawTear(picture, vm, box);
  drawMend(picture, vm, box);
}

/** Arrived: a ring closes around it. */
function drawDock(picture: Picture, vm: number, box: Box): void {
  const { brush, palette, view } = picture;
  const left = 1 - partOf(picture, 'docked', vm, SLOW_MS);
  if (left === 0) return;
  const out = 14 * view.density * left * left;
  frame(
    brush,
    box.x - out,
    box.y - out,
    box.width + 2 * out,
    box.height + 2 * out,
    2 * view.density,
    palette.accent,
    1 - left * 0.4,
    4 * view.density + out,
  );
  glow(brush, box.x, box.y, box.width, box.height, 8 * view.density, palette.accent, 0.5 * left, 3 * view.density);
}

/** The corner comes off and falls. */
function drawTear(picture: Picture, vm: number, box: Box): void {
  const { brush, palette, view } = picture;
  const part = partOf(picture, 'torn', vm, SLOW_MS);
  if (part === 1) return;
  const d = view.density;
  const side = Math.min(18 * d, box.height * 0.4);
  sign(
    brush,
    'parts/tear',
    box.x + box.width - side + 8 * d * part,
    box.y - 2 * d + 34 * d * part * part,
    side,
    palette.status.breach,
    1 - part,
  );
  panel(brush, box.x, box.y, box.width, box.height, palette.status.breach, { alpha: 0.5 * (1 - part), radius: 3 * d });
}

/** Whole again: a light passes over it from below. */
function drawMend(picture: Picture, vm: number, box: Box): void {
  const { brush, palette, view } = picture;
  const part = partOf(picture, 'mended', vm, SLOW_MS);
  if (part === 1) return;
  const height = box.height * 0.5;
  const top = box.y + box.height - (box.height + height) * part;
  const from = Math.max(box.y, top);
  const until = Math.min(box.y + box.height, top + height);
  panel(brush, box.x, from, box.width, until - from, palette.status.ok, { alpha: 0.1, bottomAlpha: 0.7 * (1 - part) });
  frame(brush, box.x, box.y, box.width, box.height, 2 * view.density, palette.status.ok, 1 - part, 3 * view.density);
}
