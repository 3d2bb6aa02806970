import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { effect } from '@preact/signals';
import type { ChartLine, ChartTime, TimeChartProps } from './chart.ts';

/** Height of a chart, in CSS pixels. Design value. */
const HEIGHT_PX = 190;
/** Hours between two marks of the axis of time: the first of these that leaves so many pixels for each. */
const HOUR_STEPS = [1, 2, 3, 6, 12, 24] as const;
const HOUR_ROOM_PX = 62;
const FONT = '12px "Atkinson Hyperlegible Next Variable", system-ui, sans-serif';
/** How much of a colour a stacked area shows, as two hexadecimal digits of alpha. */
const AREA_ALPHA = 'b0';
const SYNC = 'debrief';
/** Steps of an axis of memory, in MiB. */
const POWERS_OF_TWO = Array.from({ length: 31 }, (_, power) => 2 ** power);

/** Draws a chart into an element and keeps it in step with its width and the moment that is looked at. Answers how to end it. */
export function drawChart(place: HTMLElement, props: TimeChartProps): () => void {
  const plot = new uPlot(optionsOf(place, props), dataOf(props), place);
  const observer = new ResizeObserver(() => {
    if (place.clientWidth > 0 && place.clientWidth !== plot.width)
      plot.setSize({ width: place.clientWidth, height: HEIGHT_PX });
  });
  observer.observe(place);
  const stop = effect(() => showMoment(plot, props.time.lookedAt.value));
  return () => {
    stop();
    observer.disconnect();
    plot.destroy();
  };
}

/** The value of a colour token in the present theme. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function dataOf({ time, lines, stacked }: TimeChartProps): uPlot.AlignedData {
  const xs = Array.from({ length: time.seconds }, (_, second) => second + 1);
  const values = lines.map((line) => Array.from(line.values).slice(0, time.seconds));
  return [xs, ...(stacked ? sumsOf(values) : values)];
}

/** Each line on top of those before it. */
function sumsOf(values: readonly (readonly number[])[]): number[][] {
  let below: readonly number[] = [];
  return values.map((line) => {
    const sum = line.map((value, i) => value + (below[i] ?? 0));
    below = sum;
    return sum;
  });
}

function optionsOf(place: HTMLElement, props: TimeChartProps): uPlot.Options {
  const { time, lines, stacked = false, unit, binary, least } = props;
  const [ink, line] = [token('--ink-soft'), token('--line')];
  const grid = { stroke: line, width: 1 };
  const axis = { stroke: ink, font: FONT, grid, ticks: { ...grid, size: 4 } };
  return {
    width: Math.max(1, place.clientWidth),
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { sync: { key: SYNC }, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: false, range: [0, Math.max(1, time.seconds)] },
      y: { range: (_, low, high) => rangeOf(low ?? 0, Math.max(least, high ?? 0)) },
    },
    axes: [
      { ...axis, size: 28, splits: (plot) => hourMarks(time, plot.width), values: (_, at) => at.map(time.hour) },
      { ...axis, size: 74, space: 34, values: (_, at) => at.map(unit), ...(binary && { incrs: POWERS_OF_TWO }) },
    ],
    series: [{}, ...lines.map((each) => seriesOf(each, stacked))],
    ...(stacked && { bands: lines.slice(1).map((_, i) => ({ series: [i + 2, i + 1] as [number, number] })) }),
    hooks: {
      drawClear: [(plot) => drawDays(plot, time, token('--line-strong'))],
      draw: [(plot) => drawMarks(plot, time, token('--ink'), token('--bg'))],
      setCursor: [(plot) => follow(plot, time)],
      ready: [(plot) => listen(plot, props)],
    },
  };
}

/** From nought, or below it where a value is, to a little more than the largest. */
function rangeOf(low: number, high: number): [number, number] {
  const from = Math.min(0, low);
  const span = high - from;
  return [from === 0 ? 0 : from - 0.05 * span, high + 0.08 * span];
}

function seriesOf({ name, colour, dash }: ChartLine, stacked: boolean): uPlot.Series {
  const stroke = token(colour);
  return {
    label: name,
    stroke,
    width: stacked ? 0 : 2,
    points: { show: false },
    ...(dash && { dash: [...dash] }),
    ...(stacked && { fill: stroke + AREA_ALPHA }),
  };
}

function hourMarks(time: ChartTime, widthPx: number): number[] {
  const step = HOUR_STEPS.find((hours) => (hours * time.hourS * widthPx) / time.seconds >= HOUR_ROOM_PX) ?? 24;
  const marks: number[] = [];
  for (let second = time.firstHourS; second <= time.seconds; second += step * time.hourS) marks.push(second);
  return marks;
}

function upright(plot: uPlot, second: number): number {
  return Math.round(plot.valToPos(second, 'x', true));
}

function drawDays(plot: uPlot, time: ChartTime, colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([]);
  for (const second of time.dayEnds) {
    const x = upright(plot, second) + 0.5;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** Radius of the disc of a bookmark, in CSS pixels. */
const DISC_PX = 8;

/** Bookmarks: a dotted line with its number on a disc; discs that would cover each other stand one below the other. */
function drawMarks(plot: uPlot, time: ChartTime, ink: string, ground: string): void {
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  ctx.save();
  ctx.font = `700 ${11 * px}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  let [last, row] = [Number.NEGATIVE_INFINITY, 0];
  for (const { second, sign } of time.marks) {
    const x = upright(plot, second) + 0.5;
    row = x - last < 2 * DISC_PX * px ? row + 1 : 0;
    last = x;
    const y = bbox.top + (2 * row + 1) * DISC_PX * px;
    ctx.strokeStyle = ink;
    ctx.lineWidth = px;
    ctx.setLineDash([2 * px, 3 * px]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = ink;
    ctx.beginPath();
    ctx.arc(x, y, DISC_PX * px, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = ground;
    ctx.fillText(sign, x, y + 0.5 * px);
  }
  ctx.restore();
}

/** The moment under the pointer becomes that of every chart. */
function follow(plot: uPlot, time: ChartTime): void {
  const { idx, left } = plot.cursor;
  if (idx === null || idx === undefined || left === undefined || left < 0) return;
  const second = plot.data[0][idx];
  if (second !== undefined && time.lookedAt.peek() !== second) time.lookedAt.value = second;
}

/** A moment that was chosen elsewhere is shown here too. */
function showMoment(plot: uPlot, second: number | undefined): void {
  if (second === undefined || plot.cursor.idx === second - 1) return;
  plot.setCursor({ left: plot.valToPos(second, 'x'), top: -10 }, false);
}

function listen(plot: uPlot, { time, onPick }: TimeChartProps): void {
  plot.over.addEventListener('mouseleave', () => {
    time.lookedAt.value = undefined;
  });
  if (!onPick) return;
  plot.over.style.cursor = 'pointer';
  plot.over.addEventListener('click', () => {
    const second = time.lookedAt.peek();
    if (second !== undefined) onPick(second);
  });
}
