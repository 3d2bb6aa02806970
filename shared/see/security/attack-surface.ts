import type { IoPath } from '#shared/sim/kernel/codes/index.ts';
import type { WorldEntry } from '../entry.ts';
import { withVms } from '../levers.ts';
import { aSetting, happening, onHost } from '../setting.ts';

const PATHS = ['emulated', 'virtio', 'passthrough'] as const satisfies readonly IoPath[];
const EACH = 4;

/** A hole in emulated devices becomes known: how likely each host is broken out into, by what its guests can reach of it. */
export const attackSurface: WorldEntry = {
  id: 'attack-surface',
  group: 'security',
  setting: aSetting({
    id: 'attack-surface',
    hosts: PATHS.length,
    groups: PATHS.map((ioPath, host) => ({ on: onHost(host, EACH), vm: { memMib: 2048, ioPath }, load: 20 })),
    events: [happening('escapeAdvisory', -1, 10, 0)],
    scenario: { secondsPerHour: 10, security: { exposure: 0.001, acceleration: 10 } },
    stopS: 9,
    endS: 14,
  }),
  figures: PATHS.map((path, host) => ({
    id: `escape.${path}`,
    unit: 'share' as const,
    read: ({ hosts }) => (hosts.escapePermille[host] ?? 0) / 1000,
  })),
  chart: PATHS.map((path) => `escape.${path}`),
  bars: PATHS.map((path, host) => ({
    name: `guestsBy.${path}`,
    parts: [{ id: 'vmsThere', unit: 'count' as const, read: ({ hosts }) => hosts.vms[host] ?? 0 }],
  })),
  inside: { view: 'reach', host: 0 },
  asks: { kind: 'which', of: PATHS.map((path) => `escape.${path}`), most: 'highest' },
  levers: [{ id: 'ownDevices', change: (setting) => withVms(setting, { ioPath: 'passthrough' }) }],
  rules: ['SEC-4', 'SEC-5', 'SEC-6', 'SEC-9'],
  papers: [
    'CVE-2015-3456 and CVE-2009-1244 (holes in emulated devices); rates are design values and say nothing about products',
  ],
  covers: ['C132'],
  lectures: [
    { text: 'S0', section: 'Hypervisor Types' },
    { text: 'S1', section: 'With virtualization' },
  ],
  hall: 'under-attack',
};
