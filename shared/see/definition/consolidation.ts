import type { WorldEntry } from '../entry.ts';
import { withLoads, withScenario, withTenants } from '../levers.ts';
import { cell, mean, rows, total } from '../readings.ts';
import { aSetting } from '../setting.ts';

const SERVERS = 8;
const LOAD = 12;
/** All on the first host; the others are off. */
const TOGETHER = Array.from({ length: SERVERS }, () => 0);

/** One service a server, as before virtualization, and the same services on one host. */
export const consolidation: WorldEntry = {
  id: 'consolidation',
  group: 'definition',
  setting: aSetting({
    id: 'consolidation',
    hosts: SERVERS,
    groups: [{ on: rows(0, SERVERS - 1), vm: { vcpus: 2, memMib: 4096 }, load: LOAD }],
    host: { cores: 8, memMib: 49_152 },
    stopS: 5,
    endS: 120,
  }),
  figures: [
    total('serversW', 'watts', 'hosts', 'powerExactW'),
    { id: 'cpuUsed', unit: 'share', read: ({ hosts }) => (hosts.usedMhz[0] ?? 0) / (hosts.capacityMhz[0] || 1) },
    mean('meanSpeed', 'share', 'vms', 'speed', rows(0, SERVERS - 1)),
    { id: 'serversWh', unit: 'wattHours', read: ({ hall }) => (hall.itEnergyJ[0] ?? 0) / 3600 },
  ],
  chart: ['serversW'],
  bars: rows(0, SERVERS - 1).map((host) => ({
    name: 'host',
    no: host + 1,
    parts: [cell('drawn', 'watts', 'hosts', 'powerExactW', host)],
  })),
  asks: { kind: 'number', of: 'cpuUsed', choices: [0.03, 0.25, 0.8] },
  levers: [
    { id: 'together', change: (setting) => together(setting) },
    {
      id: 'busy',
      change: (setting) =>
        withLoads(
          together(setting),
          TOGETHER.map(() => 80),
        ),
    },
  ],
  rules: ['POW-1', 'POW-2', 'CPU-1'],
  papers: [
    'X. Fan, W.-D. Weber, L. A. Barroso, Power Provisioning for a Warehouse-sized Computer, ISCA 2007',
    'SPECpower_ssj2008 results as transcribed in CloudSim',
  ],
  covers: ['C001', 'C018', 'C020', 'C021', 'C025', 'C026'],
  lectures: [
    { text: 'S4', section: 'Gründe für eine HW Virtualisierung' },
    { text: 'S1', section: 'Without virtualization' },
    { text: 'S3', section: '23.3 Data Centers & Cloud Computing' },
  ],
  hall: 'long-night',
};

function together(setting: WorldEntry['setting']): WorldEntry['setting'] {
  const hosts = setting.scenario.hosts.map((host, row) => ({
    ...host,
    state: row === 0 ? ('on' as const) : ('off' as const),
  }));
  return withScenario(
    withTenants(setting, () => ({ placedOn: TOGETHER })),
    { hosts },
  );
}
