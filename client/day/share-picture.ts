import { points as tenths } from '#client/debrief/score/points.ts';
import { points, SHOWN_AXES } from '#client/model/facts/score.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { dateText } from './date-text.ts';
import type { DayResult } from './day-results.ts';
import type { Day } from './days.ts';

/** Size of the picture in pixels: what previews of links show whole. Design value. */
export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 630;
const EDGE = 64;
const FONT = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';
const MONO = '"Atkinson Hyperlegible Mono Variable", ui-monospace, monospace';
const FULL = 100_000;

/** Draws what a day came to: hall, date, points, axes and the course of the points. In the colours of the present theme; without a name. */
function drawShare(ctx: CanvasRenderingContext2D, day: Day, result: DayResult): void {
  const ink = token('--ink');
  ctx.fillStyle = token('--bg');
  ctx.fillRect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT);
  ctx.fillStyle = token('--accent-fill');
  ctx.fillRect(0, 0, 16, PICTURE_HEIGHT);
  write(ctx, `${t('app.name')} · ${t('day.title')}`, EDGE, 84, `600 30px ${FONT}`, token('--ink-soft'));
  write(ctx, hallTitle(day.hall), EDGE, 152, `700 56px ${FONT}`, ink);
  write(ctx, dateText(day.date), EDGE, 200, `500 30px ${FONT}`, token('--ink-soft'));
  write(ctx, tenths(result.milliPoints), EDGE, 360, `700 124px ${MONO}`, ink);
  write(ctx, t('day.of100'), EDGE, 410, `500 30px ${FONT}`, token('--ink-soft'));
  drawAxes(ctx, result);
  drawCurve(ctx, result.curve);
}

function drawAxes(ctx: CanvasRenderingContext2D, { axes }: DayResult): void {
  const [left, width] = [560, 386];
  SHOWN_AXES.forEach((axis, i) => {
    const y = 250 + 50 * i;
    const milli = axes[axis] ?? 0;
    write(ctx, t(`score.axis.${axis}`), left, y, `500 26px ${FONT}`, token('--ink'));
    ctx.fillStyle = token('--line');
    ctx.fillRect(left + 190, y - 18, width, 20);
    ctx.fillStyle = token('--accent-fill');
    ctx.fillRect(left + 190, y - 18, (width * milli) / FULL, 20);
    // The number stands on the edge, where no bar reaches.
    ctx.textAlign = 'right';
    write(ctx, points(milli), left + 190 - 14, y, `600 26px ${MONO}`, token('--ink'));
    ctx.textAlign = 'left';
  });
}

/** From the first second to the last, 0 to 100 points. */
function drawCurve(ctx: CanvasRenderingContext2D, curve: readonly number[]): void {
  const [left, top, width, height] = [EDGE, 460, PICTURE_WIDTH - 2 * EDGE, 110];
  ctx.strokeStyle = token('--line-strong');
  ctx.lineWidth = 2;
  ctx.strokeRect(left, top, width, height);
  ctx.strokeStyle = token('--accent-fill');
  ctx.lineWidth = 4;
  ctx.beginPath();
  curve.forEach((milli, i) => {
    const x = left + (width * i) / Math.max(1, curve.length - 1);
    ctx.lineTo(x, top + height - (height * milli) / FULL);
  });
  ctx.stroke();
}

function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, colour: string): void {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** The value of a colour token in the present theme. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The picture as a PNG. Waits for the letters; nothing where the browser draws none. */
export async function sharePicture(day: Day, result: DayResult): Promise<Blob | undefined> {
  await document.fonts.ready;
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_WIDTH;
  canvas.height = PICTURE_HEIGHT;
  const ctx = canvas.getContext('2d');
  if (!ctx) return undefined;
  drawShare(ctx, day, result);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
