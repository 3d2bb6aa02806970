import { describe, expect, it } from 'vitest';
import { plotOfRun, plotOfTable } from '#shared/lab/plot/plot-of.ts';
import { axisTicks, tickLabel } from '#shared/lab/plot/ticks.ts';
import { runGiven, SOUND } from './an-experiment.ts';

describe('an axis', () => {
  it.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 2758, 5, [0, 1000, 2000, 3000]],
    [3, 3, 5, [3, 4]],
  ])('from %d to %d has round numbers', (least, most, wanted, ticks) => {
    expect(axisTicks(least, most, wanted)).toEqual(ticks);
  });

  it('sets thousands apart', () => {
    expect([tickLabel(1_234_567), tickLabel(0.25), tickLabel(1000)]).toEqual(['1\u202f234\u202f567', '0.25', '1000']);
  });
});

describe('a picture of a run', () => {
  const result = runGiven(SOUND, { show: ['hostsOn', 'vmsRunning', 'speed', 'hosts.freeMib[0]'], every: 1 });
  const svg = plotOfRun(result, 'A <sound> hall');

  it('has a line for each column and an axis for each unit', () => {
    expect(svg.match(/<polyline/g)).toHaveLength(4);
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
    const [, points = ''] = /points="([^"]*)"/.exec(still) ?? [];
    const heights = new Set(points.split(' ').map((point) => point.split(',')[1]));
    const grid = [...still.matchAll(/class="grid" x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect([...heights].map(Number)).toEqual([Math.min(...grid)]);
  });

  it('breaks a long title', () => {
    const long = plotOfRun(result, 'many words '.repeat(12).trim());
    const lines = [...long.matchAll(/class="title"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line?.length).toBeLessThanOrEqual(80);
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
  const pointsIn = (svg: string) => [...svg.matchAll(/points="([^"]+)"/g)].map(([, text]) => text.split(' ').length);

  it('draws a column over another: dots for the rows, a line through the means at each x', () => {
    const svg = plotOfTable(table, { x: 'n', names: ['kWh'], title: 'Sweep' });
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(pointsIn(svg)).toEqual([3]);
  });

  it('draws a line for each value of another column', () => {
    const svg = plotOfTable(table, { x: 'n', names: ['kWh'], title: 'Sweep', by: 'swap' });
    expect(pointsIn(svg)).toEqual([2, 1]);
    expect(svg).toContain('kWh, swap false');
  });

  it('breaks a long title into lines', () => {
    const svg = plotOfTable(table, { x: 'n', names: ['kWh'], title: 'long title '.repeat(20) });
    expect(svg.match(/class="title"/g)).toHaveLength(3);
  });
});
