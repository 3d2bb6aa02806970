import { describe, expect, it } from 'vitest';
import type { Evidence } from '#shared/debrief/cards/evidence.ts';
import { firedCards, QUESTION_CARDS } from '#shared/debrief/cards/question-cards.ts';
import type { RecordedLine } from '#shared/replay/recording.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { entryOf } from '#shared/see/index.ts';
import { type SeriesName, seriesOf } from '#shared/sim/accounts/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import {
  CAUSES,
  type Cause,
  GUESTS,
  HYPERVISORS,
  INCIDENT_KINDS,
  INCIDENT_STATES,
  type IncidentKind,
  IO_PATHS,
  PRODUCTS,
  TECHNIQUES,
  type Technique,
  WORKLOADS,
  type Workload,
} from '#shared/sim/kernel/codes/index.ts';
import { INSTRUCTOR, step } from '#shared/sim/step.ts';

/** Ticks that the hall has done: twenty seconds. */
const TICKS = 100;
/** Tick of what a test makes happen. */
const THEN = 40;

/** The past of a team that did nothing in a quiet hall, and short words for what happens in it. */
class Past implements Evidence {
  readonly team = 0;
  readonly lines: RecordedLine[] = [];
  readonly world = quietWorld();
  readonly series = seriesOf(this.world);

  order(call: CommandCall, tick = THEN, by = 0): this {
    const entry = { type: 'order', team: 0, by, author: 1, call } as const;
    this.lines.push({ seq: this.lines.length + 1, tick, entry } as unknown as RecordedLine);
    return this;
  }

  loses(cause: Cause, tick = THEN): this {
    this.world.losses.firstTick[CAUSES.indexOf(cause)] = tick;
    return this;
  }

  /** A value of a column in every second from one on. */
  second(name: SeriesName, value: number, from = THEN / 5): this {
    this.series.columns[name].fill(value, from);
    return this;
  }

  incident(kind: IncidentKind, subject = 0): this {
    const { incidents } = this.world;
    incidents.state[0] = INCIDENT_STATES.indexOf('open');
    incidents.kind[0] = INCIDENT_KINDS.indexOf(kind);
    incidents.subject[0] = subject;
    incidents.sinceTick[0] = THEN;
    return this;
  }

  /** All guests of the first customer. */
  guests(technique: Technique, workload: Workload = 'web'): this {
    const { vms } = this.world;
    vms.tenant.forEach((tenant, vm) => {
      if (tenant !== 0) return;
      vms.technique[vm] = TECHNIQUES.indexOf(technique);
      vms.workload[vm] = WORKLOADS.indexOf(workload);
    });
    return this;
  }

  set(change: (world: Past['world']) => unknown): this {
    change(this.world);
    return this;
  }
}

function quietWorld() {
  const hall = scenarioById('first-hall', 'F1RST');
  if (!hall) throw new Error('no first hall');
  const { commands: _, ...scenario } = hall;
  const world = createWorld(scenario);
  for (let tick = 0; tick < TICKS; tick++) step(world, []);
  world.losses.firstTick.fill(-1);
  world.incidents.state.fill(0);
  return world;
}

const call = <N extends CommandCall['name']>(name: N, args: object) => ({ name, args }) as unknown as CommandCall;
const reserve = (vm: number, reservedMib: number) =>
  call('setAllocation', { vm, sharesFactor: 1, reservationMhz: 0, limitMhz: 0, reservedMib });
const hypervisor = (name: (typeof HYPERVISORS)[number]) => (world: Past['world']) =>
  world.hosts.hypervisor.fill(HYPERVISORS.indexOf(name), 0, 1);
const passthrough = (world: Past['world']) => world.vms.ioPath.fill(IO_PATHS.indexOf('passthrough'), 3, 4);
const reserved = (vms: readonly number[]) => (world: Past['world']) => {
  for (const vm of vms) world.vms.reservedMib[vm] = world.vms.memMib[vm] ?? 0;
};
const scaling = ({ tenants }: Past['world']) => tenants.autoscaleMax.fill(4);
const mibOf = (vm: number) => quiet.world.vms.memMib[vm] ?? 0;
const quiet = new Past();

/** For each card a past that holds what it asks about, with its tick, and one that nearly does. */
const CASES: { readonly [card: string]: { has: () => Past; tick?: number; nearly: () => Past } } = {
  hostSwap: {
    has: () => new Past().second('swappedMib', 12),
    tick: 45,
    nearly: () => new Past().second('compressedMib', 12),
  },
  balloon: {
    has: () => new Past().second('balloonedMib', 1),
    tick: 45,
    nearly: () => new Past().order(call('setBallooning', { balloon: true })),
  },
  noDriver: {
    has: () => new Past().loses('swappedByHost').set(({ vms }) => vms.balloonDriver.fill(0)),
    nearly: () => new Past().loses('swappedByHost').set(({ vms }) => vms.balloonDriver.fill(1)),
  },
  sharedWritten: {
    has: () => new Past().second('sharedMib', 100, 0).second('sharedMib', 60),
    tick: 45,
    // A guest went, and its shared pages with it.
    nearly: () => new Past().second('sharedMib', 100, 0).second('sharedMib', 60).second('vmsRunning', 3),
  },
  promised: {
    has: () => new Past().second('promisedPermille', 1510),
    tick: 45,
    nearly: () => new Past().second('promisedPermille', 1500),
  },
  reserveAll: {
    has: () =>
      [0, 1, 2]
        .reduce((past, vm) => past.order(reserve(vm, mibOf(vm)), THEN + vm), new Past())
        .set(reserved([0, 1, 2])),
    tick: THEN + 2,
    nearly: () => [0, 1, 1].reduce((past, vm) => past.order(reserve(vm, mibOf(vm))), new Past()).set(reserved([0, 1])),
  },
  dom0Stall: { has: () => new Past().loses('dom0'), nearly: () => new Past().loses('network') },
  popfHang: {
    has: () => new Past().loses('hung').guests('paravirtual'),
    nearly: () => new Past().loses('hung').guests('hardwareAssist'),
  },
  translated: {
    has: () => new Past().loses('techniqueTax').guests('binaryTranslation'),
    nearly: () => new Past().loses('techniqueTax').guests('binaryTranslation', 'batch'),
  },
  rtosToggles: {
    has: () => new Past().loses('techniqueTax').guests('hardwareAssist', 'rtos'),
    nearly: () => new Past().loses('techniqueTax').guests('binaryTranslation', 'rtos'),
  },
  paravirtRefused: {
    has: () => paravirtual('windows'),
    nearly: () => paravirtual('linux'),
  },
  type2: {
    has: () => new Past().order(call('setHypervisor', { host: 0, hypervisor: 'type2' })).set(hypervisor('type2')),
    nearly: () => new Past().order(call('setHypervisor', { host: 0, hypervisor: 'type2' })).set(hypervisor('type1')),
  },
  sharedKernel: {
    has: () => panic().guests('container'),
    nearly: () => panic().guests('hardwareAssist'),
  },
  guestShutdown: {
    has: () => new Past().order(call('powerOffVm', { vm: 3 })).second('vmsRunning', 2, 10),
    // Refused: as many run as before.
    nearly: () => new Past().order(call('powerOffVm', { vm: 3 })),
  },
  deviceBlocksMove: {
    has: () =>
      new Past()
        .order(DEVICE, THEN - 1)
        .order(MOVE)
        .set(passthrough),
    nearly: () =>
      new Past()
        .order(MOVE, THEN - 1)
        .order(DEVICE)
        .set(passthrough),
  },
  notConverging: {
    has: () => new Past().incident('migrationStuck'),
    // Refused: nothing was under way.
    nearly: () => new Past().order(call('throttleGuest', { vm: 3, percent: 50 })).second('moves', 1),
  },
  nightSleep: {
    has: () =>
      new Past()
        .order(MOVE, THEN - 5)
        .order(SLEEP)
        .second('hostsOn', 1, 10),
    // Refused: as many hosts were on as before.
    nearly: () => new Past().order(MOVE, THEN - 5).order(SLEEP),
  },
  hostDead: {
    has: () => new Past().incident('hostFailed').loses('hostDown'),
    nearly: () => new Past().loses('hostDown'),
  },
  snapshotChain: {
    has: () => new Past().order(SNAPSHOT).set(({ vms }) => vms.snapshots.fill(1, 3, 4)),
    // Refused: there is none, and none was taken away.
    nearly: () => new Past().order(SNAPSHOT),
  },
  sameIdentity: {
    has: () => new Past().loses('duplicateIdentity'),
    nearly: () => new Past().order(call('renewIdentity', { vm: 3 })),
  },
  template: {
    has: () =>
      new Past()
        .order(call('setAutoscale', { tenant: 0 }), THEN - 9)
        .loses('booting')
        .set(scaling),
    nearly: () =>
      new Past()
        .order(call('setAutoscale', { tenant: 1 }), THEN - 9)
        .loses('booting')
        .set(scaling),
  },
  unpatched: { has: () => sold('saas'), nearly: () => sold('iaas') },
  consoleBreach: {
    has: () => new Past().incident('hostCompromised').set(hypervisor('dom0')),
    nearly: () => new Past().incident('hostCompromised').set(hypervisor('type1')),
  },
};

const SNAPSHOT = call('takeSnapshot', { vm: 3, memory: false });
const DEVICE = call('setIoPath', { vm: 3, path: 'passthrough' });
const MOVE = call('migrateLive', { vm: 3, host: 1 });
const SLEEP = call('sleepHost', { host: 1 });

function paravirtual(guest: (typeof GUESTS)[number]): Past {
  const order = call('setTechnique', { vm: 3, technique: 'paravirtual' });
  return new Past().order(order).set(({ vms }) => vms.guest.fill(GUESTS.indexOf(guest), 3, 4));
}

function panic(): Past {
  return new Past()
    .order(call('injectFault', { fault: 'kernelPanic', subject: 0 }), THEN, INSTRUCTOR)
    .loses('hostDown');
}

function sold(product: (typeof PRODUCTS)[number]): Past {
  return new Past().loses('compromised').set(({ tenants }) => tenants.product.fill(PRODUCTS.indexOf(product), 0, 1));
}

describe('questions about what a team’s journal holds', () => {
  it('are none where nothing happened', () => {
    expect(firedCards(quiet)).toEqual([]);
  });

  it('stand for something at /see, each once', () => {
    for (const { see } of QUESTION_CARDS) expect([see, entryOf(see) !== undefined]).toEqual([see, true]);
    expect(QUESTION_CARDS.map(({ id }) => id).sort()).toEqual(Object.keys(CASES).sort());
  });

  it.each(Object.entries(CASES))(
    '%s fires with its moment where it happened, and not where it nearly did',
    (id, past) => {
      const ticksIn = (journal: Past) => firedCards(journal).flatMap((card) => (card.id === id ? [card.tick] : []));
      expect(ticksIn(past.has())).toEqual([past.tick ?? THEN]);
      expect(ticksIn(past.nearly())).toEqual([]);
    },
  );

  it('come in the order of their moments, those of orders that were undone left out', () => {
    const past = new Past()
      .loses('dom0', 90)
      .order(call('powerOffVm', { vm: 3 }), 70)
      .second('vmsRunning', 1, 16);
    expect(firedCards(past)).toEqual([
      { id: 'guestShutdown', tick: 70 },
      { id: 'dom0Stall', tick: 90 },
    ]);
    past.lines.push({
      seq: 9,
      tick: 95,
      entry: { type: 'undone', team: 0, fromTick: 60, hash: 1 },
    } as unknown as RecordedLine);
    expect(firedCards(past)).toEqual([{ id: 'dom0Stall', tick: 90 }]);
  });
});
