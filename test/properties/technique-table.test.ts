import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import {
  type CpuGeneration,
  GUESTS,
  type Guest,
  type Hypervisor,
  TECHNIQUES,
  type Technique,
  WORKLOADS,
  type Workload,
} from '#shared/sim/kernel/codes/index.ts';
import { possibleTechniques } from '#shared/sim/virtualization/technique-gates.ts';
import { aloneWorld, efficiencyOf } from '../support/alone.ts';

/** A kind of machine, and how guests reach devices on it. */
interface Platform {
  readonly hypervisor: Hypervisor;
  readonly generation: CpuGeneration;
}

const PLATFORMS: readonly Platform[] = [
  { hypervisor: 'type1', generation: 'preVt' },
  { hypervisor: 'type1', generation: 'prescott' },
  { hypervisor: 'type1', generation: 'sandyBridge' },
  { hypervisor: 'dom0', generation: 'preVt' },
  { hypervisor: 'containerHost', generation: 'sandyBridge' },
  { hypervisor: 'inKernel', generation: 'sandyBridge' },
];
const CLASSES: readonly Workload[] = ['web', 'oltp', 'build', 'rtos', 'hpc', 'jvm', 'firmware'];

interface Bout {
  readonly winner: Technique;
  readonly speed: number;
  readonly entrants: readonly Technique[];
  readonly where: string;
}

/** Who is fastest, of all that can run this guest there; a technique that costs nothing is no contender. */
function bout(workload: Workload, guest: Guest, { hypervisor, generation }: Platform): Bout | undefined {
  const setup = { workload, hypervisor, host: { generation }, vm: { guest } } as const;
  const world = aloneWorld({ ...setup, technique: 'native' });
  const entrants = possibleTechniques(world, 0 as VmId, 0 as HostId).filter((technique) => technique !== 'native');
  const speeds = entrants.map((technique) => {
    const ioPath = guest === 'linux' ? 'virtio' : 'emulated';
    return { technique, speed: efficiencyOf({ ...setup, technique, ioPath }) };
  });
  const best = speeds.sort((a, b) => b.speed - a.speed)[0];
  return (
    best && {
      winner: best.technique,
      speed: best.speed,
      entrants,
      where: `${workload} ${guest} ${hypervisor} ${generation}`,
    }
  );
}

const bouts = PLATFORMS.flatMap((platform) =>
  CLASSES.flatMap((workload) => GUESTS.flatMap((guest) => bout(workload, guest, platform) ?? [])),
);

describe('the table of techniques', () => {
  it.each(TECHNIQUES.filter((technique) => technique !== 'native'))('[TEC-1] %s is best for somebody', (technique) => {
    expect(bouts.filter(({ winner }) => winner === technique).map(({ where }) => where)).not.toEqual([]);
  });

  it('[TEC-1] native is the only choice on a bare machine, and costs nothing', () => {
    const bare = { workload: 'hpc', technique: 'native', hypervisor: 'none' } as const;
    expect(possibleTechniques(aloneWorld(bare), 0 as VmId, 0 as HostId)).toEqual(['native']);
    expect(efficiencyOf(bare)).toBe(1);
  });

  it.each(['web', 'oltp'])(
    '[TEC-7] of Linux guests on one processor a container does most where devices are busy: %s',
    (workload) => {
      const speeds = bouts
        .filter(({ where }) => where.startsWith(`${workload} linux`) && where.endsWith('sandyBridge'))
        .map(({ winner, speed }) => ({ winner, speed }));
      const contained = speeds.filter(({ winner }) => winner === 'container').map(({ speed }) => speed);
      expect(Math.max(...contained)).toBe(Math.max(...speeds.map(({ speed }) => speed)));
    },
  );

  it('[TEC-1] no technique is best for everybody', () => {
    for (const technique of TECHNIQUES) {
      const open = bouts.filter(({ entrants }) => entrants.length > 1);
      expect(open.some(({ winner }) => winner !== technique)).toBe(true);
    }
  });

  it('[TEC-8] [TEC-9] a program for another machine is read in full or translated, whichever suits it', () => {
    const winners = (workload: Workload) =>
      new Set(bouts.filter(({ where }) => where.startsWith(`${workload} foreignIsa`)).map(({ winner }) => winner));
    expect(winners('firmware')).toEqual(new Set(['interpreter']));
    expect(winners('hpc')).toEqual(new Set(['emulator']));
    expect(winners('jvm')).toContain('jvm');
  });

  it('[TEC-1] nobody gets more done than natively', () => {
    for (const { speed, where } of bouts) expect(speed, where).toBeLessThanOrEqual(1);
    expect(WORKLOADS.length).toBeGreaterThan(CLASSES.length);
  });
});
