import type { WorldEntry } from '../entry.ts';
import { withTraceOf } from '../levers.ts';
import { aSetting, onHost } from '../setting.ts';

const EACH = 6;
const DAY = [20, 60, 85, 85, 60, 20, 10, 10];
const NIGHT = [60, 20, 10, 10, 20, 60, 85, 85];

/** A shop that is busy by day and a renderer that is busy by night share one host. */
export const multiplexing: WorldEntry = {
  id: 'multiplexing',
  group: 'cloud',
  setting: aSetting({
    id: 'multiplexing',
    groups: [
      { on: onHost(0, EACH), vm: { memMib: 2048 }, load: DAY },
      { on: onHost(0, EACH), vm: { memMib: 2048, workload: 'batch' }, load: NIGHT },
    ],
    host: { cores: 8, smt: false },
    sampleSeconds: 30,
    stopS: 29,
    endS: 235,
  }),
  figures: [
    { id: 'dayMhz', unit: 'mhz', read: ({ vms }) => sumOf(vms.wantMhz, 0) },
    { id: 'nightMhz', unit: 'mhz', read: ({ vms }) => sumOf(vms.wantMhz, EACH) },
    { id: 'togetherMhz', unit: 'mhz', read: ({ vms }) => sumOf(vms.wantMhz, 0) + sumOf(vms.wantMhz, EACH) },
    {
      id: 'lostS',
      unit: 's',
      adds: 'perSecond',
      read: ({ vms, tick }) => (tick > 0 ? 2 * EACH - sumOf(vms.speed, 0) - sumOf(vms.speed, EACH) : 0),
    },
  ],
  chart: ['dayMhz', 'nightMhz', 'togetherMhz'],
  bars: [
    { name: 'dayCustomer', parts: [{ id: 'gotMhz', unit: 'mhz', read: ({ vms }) => sumOf(vms.gotMhz, 0) }] },
    { name: 'nightCustomer', parts: [{ id: 'gotMhz', unit: 'mhz', read: ({ vms }) => sumOf(vms.gotMhz, EACH) }] },
  ],
  asks: { kind: 'number', of: 'lostS', choices: [0, 200, 900] },
  levers: [{ id: 'sameHours', change: (setting) => withTraceOf(setting, EACH, DAY) }],
  rules: ['CPU-2', 'CPU-1'],
  papers: ['M. Armbrust et al., A View of Cloud Computing, CACM 53(4), 2010'],
  covers: ['C025', 'C026', 'C127'],
  lectures: [{ text: 'S3', section: '23.3 Data Centers & Cloud Computing' }],
  hall: 'fair-shares',
};

function sumOf(column: Float64Array, first: number): number {
  return column.slice(first, first + EACH).reduce((sum, value) => sum + value, 0);
}
