import type { WorldEntry } from '../entry.ts';
import { withHosts, withVms } from '../levers.ts';
import { cell } from '../readings.ts';
import { aSetting } from '../setting.ts';

/** An unchanged kernel waits for traps on a processor on which some sensitive instructions do not trap. */
export const popfHang: WorldEntry = {
  id: 'popf-hang',
  group: 'cpu',
  setting: aSetting({
    id: 'popf-hang',
    groups: [
      { on: [0], vm: { technique: 'hardwareAssist' }, load: 50 },
      { on: [0], vm: { technique: 'binaryTranslation' }, load: 50 },
      { on: [0], vm: { technique: 'paravirtual' }, load: 50 },
    ],
    host: { cores: 4, generation: 'preVt', hardwareAssist: false },
    scenario: { tickSeconds: 0.2 },
    stopS: 0.2,
    endS: 20,
  }),
  figures: [
    cell('speed.trapAndEmulate', 'share', 'vms', 'speedAverage', 0),
    cell('speed.binaryTranslation', 'share', 'vms', 'speedAverage', 1),
    cell('speed.paravirtual', 'share', 'vms', 'speedAverage', 2),
    cell('hungGuests', 'count', 'vms', 'hung', 0),
  ],
  chart: ['speed.trapAndEmulate', 'speed.binaryTranslation', 'speed.paravirtual'],
  bars: ['trapAndEmulate', 'binaryTranslation', 'paravirtual'].map((name, vm) => ({
    name: `technique.${name}`,
    parts: [cell('gotMhz', 'mhz', 'vms', 'gotMhz', vm)],
  })),
  asks: {
    kind: 'which',
    of: ['speed.trapAndEmulate', 'speed.binaryTranslation', 'speed.paravirtual'],
    most: 'lowest',
  },
  levers: [
    { id: 'vt', change: (setting) => withHosts(setting, { generation: 'merom', hardwareAssist: true }) },
    { id: 'translate', change: (setting) => withVms(setting, { technique: 'binaryTranslation' }) },
  ],
  rules: ['TEC-11', 'TEC-9'],
  papers: [
    'G. J. Popek, R. P. Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974, Theorem 1',
    'J. S. Robin, C. E. Irvine, Analysis of the Intel Pentium’s Ability to Support a Secure VMM, USENIX Security 2000',
  ],
  covers: ['C032', 'C044', 'C045'],
  lectures: [
    { text: 'S4', section: 'x86 ISA Stealth Instructions' },
    { text: 'S1', section: 'What is required for VMMs to run code directly?' },
  ],
  hall: 'old-and-new',
};
