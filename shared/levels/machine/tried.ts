import { consoleText } from '#shared/machine/hardware/devices.ts';
import type { Stop } from '#shared/machine/hardware/machine.ts';
import { cyclesPerRound, tryUnder } from '#shared/machine/trial/measures.ts';
import { memoryMap } from '#shared/machine/trial/memory-map.ts';
import type { Requirements } from '#shared/machine/trial/requirements.ts';
import { lastPage } from '#shared/machine/trial/walk.ts';
import type { Counts } from '#shared/machine/vmm/counts.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { setupOf } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { guestOf, refusalOf, setupIn, startSetting } from '#shared/see/machine/setting.ts';

/** What came of a machine that was run to its end, beside the same guest on the machine itself. */
export interface Tried {
  readonly setting: MachineSetting;
  readonly requirements: Requirements;
  readonly counts: Counts;
  /** Cycles that the machine itself takes for the guest. */
  readonly bareCycles: number;
  /** Speed as a share of the machine itself: of a further round where the program has rounds, else of the whole run. */
  readonly speed: number;
  /** The real machine is still switched on. */
  readonly hostOn: boolean;
  readonly output: string;
  readonly stopped: Stop | undefined;
  /** Accesses that went through an entry of the hypervisor's that no longer held. */
  readonly wrongReads: number;
  /** Instructions of programs that ran from the translation cache. */
  readonly translatedInPrograms: number;
}

/** Why a machine cannot be run as it is set up. */
export interface Refused {
  readonly setting: MachineSetting;
  readonly refusal: NonNullable<ReturnType<typeof refusalOf>>;
}

/** Runs that are kept; the oldest go first. Design value. */
const KEPT = 300;
const KNOWN = new Map<string, Tried | Refused>();

/** Runs a machine to its end and measures it. The same machine is run once only. */
export function triedOf(setting: MachineSetting): Tried | Refused {
  const key = JSON.stringify(setting);
  const known = KNOWN.get(key);
  if (known) return known;
  const found = tried(setting);
  KNOWN.set(key, found);
  for (const oldest of KNOWN.keys()) if (KNOWN.size > KEPT) KNOWN.delete(oldest);
  return found;
}

export function isRefused(tried: Tried | Refused): tried is Refused {
  return 'refusal' in tried;
}

function tried(setting: MachineSetting): Tried | Refused {
  const refusal = refusalOf(setting);
  if (refusal) return { setting, refusal };
  const trial = tryUnder(guestOf(setting), setupIn(setting));
  if (!trial) throw new Error(`${setting.guest} cannot be run`);
  const { run, bare, requirements } = trial;
  return {
    setting,
    requirements,
    counts: run.counts,
    bareCycles: bare.counts.cycles,
    speed: steadySpeed(setting) ?? bare.counts.cycles / run.counts.cycles,
    hostOn: run.host.devices.on,
    output: consoleText(run.guest.devices),
    stopped: run.guest.stopped,
    ...watched(setting),
  };
}

/** Speed once everything has been seen; nothing for programs without rounds. */
function steadySpeed(setting: MachineSetting): number | undefined {
  const guest = guestOf(setting);
  if (guest.rounds === 0) return undefined;
  const setup = setupIn(setting);
  const bare = setupOf({ technique: 'bare', flavour: setup.flavour });
  return cyclesPerRound(guest, bare) / cyclesPerRound(guest, setup);
}

/** Steps after which a run is cut off that does not end by itself. Design value, as in `tape.ts`. */
const MAX_STEPS = 6000;

/** What can only be seen while it runs. */
function watched(setting: MachineSetting): Pick<Tried, 'wrongReads' | 'translatedInPrograms'> {
  const run = startSetting(setting);
  let [wrongReads, translatedInPrograms] = [0, 0];
  while (run.guest.stopped === undefined && run.counts.steps < MAX_STEPS) {
    step(run);
    const ran = run.events.find((event) => event.type === 'ran');
    if (ran?.means === 'translated' && ran.ring === 3) translatedInPrograms += 1;
    if (ran && (ran.mnemonic === 'LD' || ran.mnemonic === 'ST') && isLazy(setting) && wentAstray(run)) wrongReads += 1;
  }
  return { wrongReads, translatedInPrograms };
}

/** Where every change is seen, no entry of the shadow outlives what it was made of. */
function isLazy({ paging }: MachineSetting): boolean {
  return paging === 'lazyShadow' || paging === 'lazyShadowUnmapMissed';
}

/** Whether the access that was just made found another frame than the guest's table and the allocator say. */
function wentAstray(run: Run): boolean {
  const page = lastPage(run);
  if (page === undefined) return false;
  return memoryMap(run).some((mapped) => mapped.page === page && mapped.stale);
}
