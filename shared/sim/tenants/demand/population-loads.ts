import { SECONDS_PER_HOUR } from '#shared/units.ts';
import { VM_STATES, WORKLOADS } from '../../kernel/codes/index.ts';
import { exp, pow } from '../../kernel/det-math.ts';
import { normal, uniform } from '../../kernel/random.ts';
import type { DemandShape } from '../../kernel/scenario/demand-spec.ts';
import { middleHourOf, ticksOf } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { ask } from './asked-load.ts';
import { diurnalFactor } from './demand-shapes.ts';

const RUNNING = VM_STATES.indexOf('running');
const INTERACTIVE = WORKLOADS.indexOf('web');
/** Load is one value for five minutes of business time, as clouds record it. */
const SAMPLE_S = 300;
/** Memory of the load from one sample to the next, and its log-normal spread; design values. */
const MEMORY = 0.9;
const SPREAD = 0.5;
/** Share of samples that are a burst, and its height: as in the PlanetLab day (see `traces/synthetic.ts`). */
const BURST_SHARE = 0.02;
const BURST_FACTOR = 3.5;
/** Keeps the mean what it is said to be. */
const MEAN_KEPT = exp(-(SPREAD * SPREAD) / 2) / (1 + BURST_SHARE * (BURST_FACTOR - 1));
const DIURNAL: DemandShape & { kind: 'diurnal' } = { kind: 'diurnal' };

/** Load of every VM of a cloud's population: drawn anew each five minutes, higher by day where people wait for it. */
export function populationLoads(world: World): void {
  const { vms, hall, scenario, tick } = world;
  if (tick % ticksOf(scenario, (SAMPLE_S / SECONDS_PER_HOUR) * scenario.secondsPerHour) === 0) drawSamples(world);
  const byDay = diurnalFactor(DIURNAL, middleHourOf(scenario, tick));
  for (let vm = 0; vm < vms.rows; vm++) {
    const ofHour = vms.workload[vm] === INTERACTIVE ? byDay : 1;
    const wanted = vms.sampledLoad[vm] * ofHour * vms.burst[vm] * hall.correlatedPeak[0];
    ask(vms, vm, vms.state[vm] === RUNNING ? wanted : 0);
  }
}

/** Every row draws, there or not. */
function drawSamples({ vms, streams, scenario }: World): void {
  const samples = Math.max(1, (scenario.tickSeconds * SECONDS_PER_HOUR) / scenario.secondsPerHour / SAMPLE_S);
  const keep = pow(MEMORY, samples);
  const fresh = Math.sqrt(1 - keep * keep);
  for (let vm = 0; vm < vms.rows; vm++) {
    const level = keep * vms.loadNoise[vm] + fresh * normal(streams, 'demand');
    const burst = uniform(streams, 'demand') < BURST_SHARE ? BURST_FACTOR : 1;
    vms.loadNoise[vm] = level;
    vms.sampledLoad[vm] = vms.meanLoad[vm] * exp(SPREAD * level) * burst * MEAN_KEPT;
  }
}
