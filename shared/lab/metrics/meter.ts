import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { hoursPerTick } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';
import { countOf, energyKwh, isOverloaded, sum } from '../series/probes.ts';
import type { Metrics } from './names.ts';

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
const MIB_PER_GIB = 1024;
/** Steps in which speeds are counted for their percentile. */
const SPEED_STEPS = 1000;

/** What a run adds up as it goes: numbers only, however long it is. */
export class Meter {
  readonly #speeds = new Float64Array(SPEED_STEPS + 1);
  readonly #counts: { [E in SimEvent['type']]?: number } = {};
  #ticks = 0;
  #updates = 0;
  #answering = 0;
  #hostTicks = 0;
  #busyTicks = 0;
  #overloadedTicks = 0;
  #wantedMhz = 0;
  #lostMhz = 0;
  #speed = 0;
  #unmet = 0;
  #latencyMs = 0;
  #loss = 0;
  #steal = 0;
  #stall = 0;
  #sharedMib = 0;
  #balloonedMib = 0;
  #compressedMib = 0;
  #swappedMib = 0;
  #swappedPeakMib = 0;
  #sentMib = 0;
  #pauseMs = 0;
  #orders = 0;
  #refused = 0;

  /** Notes a finished tick, and how many orders of it were carried out and refused. */
  note(world: World, orders: number, refused: number): void {
    this.#ticks += 1;
    this.#orders += orders - refused;
    this.#refused += refused;
    this.#noteHosts(world);
    this.#noteVms(world);
    this.#noteMemory(world.hosts);
    for (const event of world.events) this.#noteEvent(event);
  }

  #noteHosts({ hosts }: World): void {
    for (let host = 0; host < hosts.rows; host++) {
      if (hosts.state[host] !== ON) continue;
      this.#hostTicks += 1;
      if (hosts.usedMhz[host] <= 0 && hosts.dueMhz[host] <= 0) continue;
      this.#busyTicks += 1;
      if (isOverloaded(hosts, host)) this.#overloadedTicks += 1;
    }
  }

  #noteVms({ vms }: World): void {
    for (let vm = 0; vm < vms.rows; vm++) {
      if (vms.state[vm] !== RUNNING) continue;
      this.#updates += 1;
      this.#unmet += vms.unmetFraction[vm];
      this.#wantedMhz += vms.dueMhz[vm];
      // What a guest may not have anyway is not lost to its move.
      if (vms.migration[vm] >= 0) this.#lostMhz += Math.max(0, vms.dueMhz[vm] - vms.wantMhz[vm] * vms.speed[vm]);
      this.#speeds[Math.floor(vms.speed[vm] * SPEED_STEPS)] += 1;
      this.#speed += vms.speed[vm];
      this.#steal += vms.readyFraction[vm];
      this.#stall += vms.stallFraction[vm];
      this.#loss += vms.lossFraction[vm];
      if (vms.latencyExactMs[vm] <= 0) continue;
      this.#answering += 1;
      this.#latencyMs += vms.latencyExactMs[vm];
    }
  }

  #noteMemory(hosts: World['hosts']): void {
    const swappedMib = sum(hosts.swappedExactMib);
    this.#sharedMib += sum(hosts.savedExactMib);
    this.#balloonedMib += sum(hosts.balloonedExactMib);
    this.#compressedMib += sum(hosts.compressedExactMib);
    this.#swappedMib += swappedMib;
    this.#swappedPeakMib = Math.max(this.#swappedPeakMib, swappedMib);
  }

  #noteEvent(event: SimEvent): void {
    this.#counts[event.type] = (this.#counts[event.type] ?? 0) + 1;
    if (event.type !== 'migrationDone') return;
    this.#sentMib += event.sentMib;
    this.#pauseMs += event.pauseMs;
  }

  /** The metrics of the run up to now. */
  read(world: World): Metrics {
    return { ...this.#service(), ...this.#memory(), ...this.#hosts(world), ...this.#moves(), ...this.#rest(world) };
  }

  #service() {
    const slatah = ratio(this.#overloadedTicks, this.#busyTicks);
    const pdm = ratio(this.#lostMhz, this.#wantedMhz);
    return {
      slatah,
      pdm,
      slav: slatah * pdm,
      speedMean: ratio(this.#speed, this.#updates),
      unmetMean: ratio(this.#unmet, this.#updates),
      speedP5: this.#speedPercentile(0.05),
      latencyMeanMs: ratio(this.#latencyMs, this.#answering),
      lossMean: ratio(this.#loss, this.#updates),
      stealMean: ratio(this.#steal, this.#updates),
      stallMean: ratio(this.#stall, this.#updates),
    };
  }

  #memory() {
    const mean = (mib: number) => ratio(mib, this.#ticks) / MIB_PER_GIB;
    return {
      sharedGib: mean(this.#sharedMib),
      balloonedGib: mean(this.#balloonedMib),
      compressedGib: mean(this.#compressedMib),
      swappedGib: mean(this.#swappedMib),
      swappedPeakGib: this.#swappedPeakMib / MIB_PER_GIB,
    };
  }

  #hosts(world: World) {
    const hours = hoursPerTick(world.scenario);
    return {
      energyKwh: energyKwh(world),
      facilityKwh: facilityKwh(world),
      hostHoursOn: this.#hostTicks * hours,
      hostsOnMean: ratio(this.#hostTicks, this.#ticks),
      hostsOnEnd: countOf(world.hosts.state, ON),
      hostShutdowns: this.#count('hostAsleep') + this.#count('hostFailed'),
      hostFailures: this.#count('hostFailed'),
    };
  }

  #moves() {
    return {
      migrations: this.#count('migrationDone'),
      migrationsStarted: this.#count('migrationStarted'),
      migrationsFailed: this.#count('migrationFailed') + this.#count('migrationCancelled'),
      migratedGib: this.#sentMib / MIB_PER_GIB,
      pauseSeconds: this.#pauseMs / 1000,
    };
  }

  #rest(world: World) {
    return {
      vmsRunningEnd: countOf(world.vms.state, RUNNING),
      vmsRestarted: this.#count('vmRestarted'),
      breaches: this.#count('vmBreached'),
      vmHoursServed: this.#updates * hoursPerTick(world.scenario),
      cpuUpdates: this.#updates,
      orders: this.#orders,
      refused: this.#refused,
      cashCents: world.hall.cashExactCents[0],
    };
  }

  #count(type: SimEvent['type']): number {
    return this.#counts[type] ?? 0;
  }

  #speedPercentile(part: number): number {
    let below = 0;
    for (let step = 0; step <= SPEED_STEPS; step++) {
      below += this.#speeds[step];
      if (below > 0 && below >= part * this.#updates) return step / SPEED_STEPS;
    }
    return 0;
  }
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** Energy of the hall, with the parts of a joule that its hosts have not booked yet. */
function facilityKwh({ hall, hosts, scenario }: World): number {
  const bookedJ = hall.facilityEnergyJ[0] + hall.facilityFraction[0];
  return (bookedJ + sum(hosts.energyFraction) * scenario.facility.pue) / JOULES_PER_KWH;
}
