import { describe, expect, it } from 'vitest';
import { plotOfRun, plotOfTable } from '#shared/lab/plot/plot-of.ts';
import { runGiven, SOUND } from './an-experiment.ts';

/** The points of each line of a picture. */
function pointsIn(svg: string): string[][] {
  return [...svg.matchAll(/class="line"[^>]* d="M([^"]*)"/g)].map(([, text = '']) => text.replace(/Z$/, '').split('L'));
}

describe('a picture of a run', () => {
  const result = runGiven(SOUND, { show: ['hostsOn', 'vmsRunning', 'speed', 'hosts.freeMib[0]'], every: 1 });
  const svg = plotOfRun(result, 'A <sound> hall');

  it('has a line for each column and an axis for each unit', () => {
    expect(svg.match(/class="line"/g)).toHaveLength(4);
    expect(svg.match(/class="axis"/g)).toHaveLength(4);
    for (const unit of ['hosts', 'VMs', 'fraction', 'MiB']) expect(svg).toContain(`>${unit}</text>`);
  });

  it('says what it shows, over which time, and where it comes from', () => {
    expect(svg).toContain('A &lt;sound&gt; hall');
    expect(svg).toContain('time, seconds');
    expect(svg).toContain(`hash ${result.hash}`);
  });

  it('draws what does not change on an axis that begins at nought, not along its foot', () => {
    const still = plotOfRun(runGiven(SOUND, { show: ['vmsRunning'], every: 1 }), 'still');
    // Four VMs on an axis from 0 to 4: the line is at the top of the panel.
    const heights = new Set(pointsIn(still)[0]?.map((point) => point.split(',')[1]));
    const grid = [...still.matchAll(/class="grid" x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect([...heights].map(Number)).toEqual([Math.min(...grid)]);
  });

  it('breaks a long title', () => {
    const long = plotOfRun(result, 'many words '.repeat(12).trim());
    const lines = [...long.matchAll(/class="title"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line?.length).toBeLessThanOrEqual(80);
  });

  it('has round numbers on its axes, thousands apart', () => {
    const values = [0, 1_379_000, 2_758_000];
    const big = plotOfRun({ ...result, series: { t: [0, 1, 2], 'hosts.freeMib[0]': values } }, 'big');
    for (const text of ['0', '1,000,000', '2,500,000', '3,000,000']) expect(big).toContain(`>${text}</text>`);
  });

  it('is the same, byte for byte, for the same run', () => {
    expect(plotOfRun(result, 'A <sound> hall')).toBe(svg);
  });

  it('holds no number that is none', () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('a picture of a table', () => {
  const table = new Map([
    ['n', ['3', '1', '2', '1']],
    ['kWh', ['30', '10', '20', '14']],
    ['swap', ['true', 'true', 'false', 'true']],
  ]);
  it('draws a column over another: dots for the rows, a line through the means at each x', () => {
    const svg = plotOfTable(table, { x: 'n', names: ['kWh'], title: 'Sweep' });
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(pointsIn(svg).map((points) => points.length)).toEqual([3]);
  });

  it('draws a line for each value of another column', () => {
    const svg = plotOfTable(table, { x: 'n', names: ['kWh'], title: 'Sweep', by: 'swap' });
    expect(pointsIn(svg).map((points) => points.length)).toEqual([2, 1]);
    expect(svg).toContain('kWh, swap false');
  });

  it('breaks a long title into lines', () => {
    const svg = plotOfTable(table, { x: 'n', names: ['kWh'], title: 'long title '.repeat(20) });
    expect(svg.match(/class="title"/g)).toHaveLength(3);
  });
});
