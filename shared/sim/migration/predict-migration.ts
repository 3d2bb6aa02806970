import type { HostId, VmId } from '#shared/ids.ts';
import { MBIT_PER_MIB, PERMILLE } from '#shared/units.ts';
import { MIGRATION_STATES } from '../kernel/codes/index.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { BOOT_S } from '../lifecycle/index.ts';
import { hostSessions, networkSessions } from '../network/index.ts';
import { dirtyingOf, usualLoad } from './dirty-pages.ts';
import { forecastRounds, limited, type MigrationForecast } from './migration-forecast.ts';
import { DETOUR_MBIT } from './migration-network.ts';
import { migrationPolicy } from './migration-policy.ts';
import { DEVICE_MIB, SWITCH_MS } from './post-copy.ts';

const QUEUED = MIGRATION_STATES.indexOf('queued');

/** What a move would be like if it began now and nothing else changed. */
export interface MigrationPrediction extends MigrationForecast {
  /** MiB/s: its share of the network beside the moves under way. */
  readonly rateMibPerS: number;
  /** It would have to wait for a free slot first. */
  readonly waits: boolean;
}

/** Predicts a live move from what a player may know. `migrateLive.check` says whether it is allowed at all. */
export function predictMigration(world: OpenWorld, vm: VmId, host: HostId): MigrationPrediction {
  const { vms, hall, scenario } = world;
  const policy = migrationPolicy(scenario);
  const traffic = trafficFor(world, vm, host, hall.migrationMbit[0]);
  const activity = activityOf(world, vm);
  const dirtying = dirtyingOf(scenario, vms.workload[vm], vms.activeMib[vm], activity);
  const leftMib = Math.max(0, vms.touchedMib[vm] - vms.balloonedMib[vm]);
  const limitMbit = policy.rounds === 'adaptive' ? policy.minMbit : policy.sessionMbit;
  const start = { round: 0, leftMib, seconds: 0, effectiveS: 0, coldMib: 0, limitMbit };
  return { ...forecastRounds(policy, dirtying, start, Math.max(1e-3, traffic.rateMibPerS)), ...traffic };
}

/** Predicts a cold move: all of it is downtime, to the end of the boot. */
export function predictColdMigration(world: OpenWorld, vm: VmId, host: HostId): MigrationPrediction {
  const { vms, hall } = world;
  const traffic = trafficFor(world, vm, host, hall.migrationMbit[0] || DETOUR_MBIT);
  const sentMib = vms.memMib[vm];
  const seconds = sentMib / traffic.rateMibPerS + BOOT_S;
  return { seconds, pauseMs: seconds * 1000, sentMib, rounds: 0, converges: true, ends: true, ...traffic };
}

/** Predicts a move of a suspended guest: it stands still for all of it. */
export function predictSuspendedMove(world: OpenWorld, vm: VmId, host: HostId): MigrationPrediction {
  const { resumeMs } = migrationPolicy(world.scenario);
  return predictOnce(world, vm, host, (seconds) => seconds * 1000 + resumeMs);
}

/** Predicts a post-copy: a short pause at the beginning, and then all of its memory once. */
export function predictPostCopy(world: OpenWorld, vm: VmId, host: HostId): MigrationPrediction {
  return predictOnce(world, vm, host, (_seconds, rateMibPerS) => SWITCH_MS + (DEVICE_MIB / rateMibPerS) * 1000);
}

/** What is sent once converges always. */
function predictOnce(
  world: OpenWorld,
  vm: VmId,
  host: HostId,
  pauseMsOf: (seconds: number, rateMibPerS: number) => number,
): MigrationPrediction {
  const { vms, hall, scenario } = world;
  const { sessionMbit } = migrationPolicy(scenario);
  const traffic = trafficFor(world, vm, host, hall.migrationMbit[0]);
  const rateMibPerS = limited(Math.max(1e-3, traffic.rateMibPerS), sessionMbit);
  const sentMib = Math.max(0, vms.touchedMib[vm] - vms.balloonedMib[vm]);
  const seconds = sentMib / rateMibPerS;
  const pauseMs = pauseMsOf(seconds, rateMibPerS);
  const whole = Math.max(seconds, pauseMs / 1000);
  return { seconds: whole, pauseMs, sentMib, rounds: 1, converges: true, ends: true, ...traffic };
}

function activityOf({ vms, tenants, scenario }: OpenWorld, vm: VmId): number {
  const { meanLoad } = scenario.tenants[tenants.archetype[vms.tenant[vm]]].vm;
  const rate = (vms.loadPermille[vm] / PERMILLE) * (vms.speedPermille[vm] / PERMILLE);
  const usual = usualLoad(scenario, vms.workload[vm], meanLoad);
  if (usual > 0) return rate / usual;
  return Math.max(0, 1 - (vms.stallPermille[vm] + vms.throttlePermille[vm]) / PERMILLE);
}

/** The share that one more move would get, if all under way keep sending. */
function trafficFor({ hosts, vms, migrations, scenario }: OpenWorld, vm: VmId, host: HostId, networkMbit: number) {
  const from = vms.host[vm];
  let [all, atSource, atTarget] = [0, 0, 0];
  for (let m = 0; m < migrations.rows; m++) {
    if (migrations.state[m] < QUEUED) continue;
    all++;
    if (migrations.from[m] === from || migrations.to[m] === from) atSource++;
    if (migrations.from[m] === host || migrations.to[m] === host) atTarget++;
  }
  const sourceMbit = scenario.hostModels[hosts.model[from]].nicMbit;
  const targetMbit = scenario.hostModels[hosts.model[host]].nicMbit;
  const rateMbit = Math.min(networkMbit / (all + 1), sourceMbit / (atSource + 1), targetMbit / (atTarget + 1));
  const waits =
    all >= networkSessions(networkMbit) || atSource >= hostSessions(sourceMbit) || atTarget >= hostSessions(targetMbit);
  return { rateMibPerS: rateMbit / MBIT_PER_MIB, waits };
}
