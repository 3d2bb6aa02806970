import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** A line of a plot. */
export interface Line {
  readonly name: string;
  readonly values: readonly number[];
  /** Where its values stand, if not at the plot's own x. */
  readonly x?: readonly number[];
  /** Single values around the line, as dots: x and y. */
  readonly dots?: readonly (readonly [number, number])[];
}

/** Lines that share an axis, because they share a unit. */
export interface Panel {
  readonly unit: string;
  readonly lines: readonly Line[];
}

/** A picture: panels one above the other over the same x axis. */
export interface Plot {
  readonly title: string;
  readonly xLabel: string;
  readonly x: readonly number[];
  readonly panels: readonly Panel[];
  /** One line in small print: engine, seed, hash. */
  readonly note: string;
}

const WIDTH = 820;
const PANEL = 190;
const [LEFT, RIGHT, TOP, GAP, BOTTOM] = [74, 18, 44, 46, 62];
/** Colours that differ for colour-blind readers, on white and on black (Okabe & Ito 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#999999'];
const MOST_POINTS = 1500;
const TITLE_CHARACTERS = 80;
const TITLE_LINE = 19;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #333; }
  .title { font-size: 15px; font-weight: 600; }
  .note { font-size: 10px; fill: #777; }
  .grid { stroke: #8884; stroke-width: 1; }
  .axis { stroke: #888; stroke-width: 1; }
  .line { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
  @media (prefers-color-scheme: dark) { text { fill: #ddd; } .note { fill: #999; } }
`;

/** Values to pixels, and the round numbers at which its grid stands. */
interface Axis {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
}

/** Draws a plot as a standalone SVG that reads on light and on dark paper. */
export function plotSvg(plot: Plot): string {
  const title = titleLines(plot.title);
  const top = TOP + (title.length - 1) * TITLE_LINE;
  const height = top + plot.panels.length * (PANEL + GAP) - GAP + BOTTOM;
  const x = axisOver(plot.x, [LEFT, WIDTH - RIGHT], 8, false);
  const panels = plot.panels.map((panel, i) => panelSvg(plot, panel, x, top + i * (PANEL + GAP)));
  const foot = top + plot.panels.length * (PANEL + GAP) - GAP;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(plot.title)}">
<style>${STYLE}</style>
${title.map((line, i) => `<text class="title" x="${LEFT}" y="${20 + i * TITLE_LINE}">${escaped(line)}</text>`).join('')}
${panels.join('\n')}
${x.ticks.map((tick) => `<text x="${pixel(x, tick)}" y="${foot + 18}" text-anchor="middle">${label(x, tick)}</text>`).join('')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${foot + 38}" text-anchor="middle">${escaped(plot.xLabel)}</text>
<text class="note" x="${WIDTH - RIGHT}" y="${height - 6}" text-anchor="end">${escaped(plot.note)}</text>
</svg>
`;
}

function panelSvg(plot: Plot, panel: Panel, x: Axis, top: number): string {
  const y = axisOver(
    panel.lines.flatMap(({ values }) => values),
    [top + PANEL, top],
    5,
    true,
  );
  const grid = y.ticks.map((tick) => {
    const at = pixel(y, tick);
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/><text x="${LEFT - 8}" y="${at}" dy="4" text-anchor="end">${label(y, tick)}</text>`;
  });
  const down = x.ticks.map((tick) => {
    const at = pixel(x, tick);
    return `<line class="grid" x1="${at}" x2="${at}" y1="${top}" y2="${top + PANEL}"/>`;
  });
  const lines = panel.lines.map((one, i) => lineSvg(plot, one, x, y, COLOURS[i % COLOURS.length]));
  const axes = `<path class="axis" fill="none" d="M${LEFT} ${top}V${top + PANEL}H${WIDTH - RIGHT}"/>`;
  return `${grid.join('')}${down.join('')}${axes}${lines.join('')}${legend(panel, top)}`;
}

function lineSvg(plot: Plot, { values, x: own, dots = [] }: Line, x: Axis, y: Axis, colour: string): string {
  const keep = Math.max(1, Math.ceil(values.length / MOST_POINTS));
  const points = values
    .map((value, i) => [(own ?? plot.x)[i], value] as const)
    .filter((_, i) => i % keep === 0 || i === values.length - 1);
  const path = line<readonly [number, number]>()
    .defined(([, value]) => Number.isFinite(value))
    .x(([at]) => x.scale(at))
    .y(([, value]) => y.scale(value))
    .digits(1);
  const circles = dots.map(
    ([at, value]) => `<circle cx="${pixel(x, at)}" cy="${pixel(y, value)}" r="2.6" fill="${colour}"/>`,
  );
  return `<path class="line" stroke="${colour}" d="${path(points) ?? ''}"/>${circles.join('')}`;
}

/** A title in lines that fit. */
function titleLines(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < TITLE_CHARACTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Names above the panel, with the unit of its axis first. */
function legend({ unit, lines }: Panel, top: number): string {
  let at = LEFT;
  const unitText =
    unit === '' ? '' : `<text class="note" x="${LEFT - 8}" y="${top - 8}" text-anchor="end">${escaped(unit)}</text>`;
  const names = lines.map(({ name }, i) => {
    const x = at;
    at += 30 + name.length * 6.7;
    return `<line x1="${x}" x2="${x + 14}" y1="${top - 12}" y2="${top - 12}" stroke="${COLOURS[i % COLOURS.length]}" stroke-width="3"/><text x="${x + 19}" y="${top - 8}">${escaped(name)}</text>`;
  });
  return `${unitText}${names.join('')}`;
}

/** An axis over values; one of amounts ends at round numbers, and begins at nought when that is near or nothing varies. */
function axisOver(values: readonly number[], range: readonly [number, number], wanted: number, amounts: boolean): Axis {
  const known = values.filter(Number.isFinite);
  const [first = 0] = known;
  let [least, most] = known.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [first, first],
  );
  if (amounts && least > 0 && (least < most * 0.6 || least === most)) least = 0;
  if (least === most) most = least + 1;
  const scale = scaleLinear().domain([least, most]).range(range);
  if (amounts) scale.nice(wanted);
  return { scale, ticks: scale.ticks(wanted) };
}

/** Pixels with one digit: more is not seen. */
function pixel({ scale }: Axis, value: number): string {
  return scale(value).toFixed(1);
}

function label({ scale, ticks }: Axis, tick: number): string {
  return scale.tickFormat(ticks.length)(tick);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
