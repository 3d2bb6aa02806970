import type { WorldEntry } from '../entry.ts';
import { withLoads, withOrders } from '../levers.ts';
import { cell, rows, total, vmsRunning } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const HOSTS = 4;
const VMS = 16;
const PLACES = rows(0, VMS - 1).map((vm) => vm % HOSTS);

/** A rack whose servers may together draw more than its breaker carries, on the day on which all are busy at once. */
export const breaker: WorldEntry = {
  id: 'breaker',
  group: 'facility',
  setting: aSetting({
    id: 'breaker',
    hosts: HOSTS,
    groups: [{ on: PLACES, vm: { vcpus: 4, memMib: 4096, workload: 'batch' }, load: [30, 95, 95, 95] }],
    facility: { electricity: { rackBreakerW: 1200, oversubscribePercent: 200 } },
    sampleSeconds: 60,
    stopS: 62,
    endS: 150,
  }),
  figures: [
    cell('rackW', 'watts', 'racks', 'powerExactW', 0),
    cell('breakerWay', 'share', 'racks', 'breakerExact', 0),
    vmsRunning(),
    total('deliveredMhz', 'mhz', 'hosts', 'usedMhz'),
  ],
  chart: ['rackW'],
  bars: rows(0, HOSTS - 1).map((host) => ({
    name: 'host',
    no: host + 1,
    parts: [cell('drawn', 'watts', 'hosts', 'powerExactW', host)],
  })),
  inside: { view: 'rack', host: 0 },
  asks: { kind: 'number', of: 'vmsRunning', choices: [0, 8, 16] },
  levers: [
    { id: 'cap', change: (setting) => withOrders(setting, [order(40, 'setPowerCap', { host: 0, watts: 1150 })]) },
    {
      id: 'calm',
      change: (setting) =>
        withLoads(
          setting,
          PLACES.map(() => 50),
        ),
    },
  ],
  rules: ['POW-10', 'POW-12'],
  papers: [
    'Q. Wu et al., Dynamo: Facebook’s Data Center-Wide Power Management System, ISCA 2016',
    'X. Fan, W.-D. Weber, L. A. Barroso, Power Provisioning for a Warehouse-sized Computer, ISCA 2007',
  ],
  covers: [],
  lectures: [{ text: 'S3', section: '23.3 Data Centers & Cloud Computing' }],
  hall: 'long-night',
};
