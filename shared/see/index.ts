import { elasticity } from './cloud/elasticity.ts';
import { multiplexing } from './cloud/multiplexing.ts';
import { noisyNeighbour } from './cloud/noisy-neighbour.ts';
import { products } from './cloud/products.ts';
import { slaCredit } from './cloud/sla-credit.ts';
import { balancing } from './cluster/balancing.ts';
import { haRestart } from './cluster/ha-restart.ts';
import { cacheCoherence } from './cpu/cache-coherence.ts';
import { cliOrExit } from './cpu/cli-or-exit.ts';
import { coStop } from './cpu/co-stop.ts';
import { dispatcher } from './cpu/dispatcher.ts';
import { hypercall } from './cpu/hypercall.ts';
import { interceptBitmap } from './cpu/intercept-bitmap.ts';
import { interpreter } from './cpu/interpreter.ts';
import { interruptToggler } from './cpu/interrupt-toggler.ts';
import { limit } from './cpu/limit.ts';
import { numa } from './cpu/numa.ts';
import { popfHang } from './cpu/popf-hang.ts';
import { popfIgnored } from './cpu/popf-ignored.ts';
import { ringZero } from './cpu/ring-0.ts';
import { rootMode } from './cpu/root-mode.ts';
import { sourceOrBinary } from './cpu/source-or-binary.ts';
import { steal } from './cpu/steal.ts';
import { systemCallCycles } from './cpu/system-call-cycles.ts';
import { techniqueCost } from './cpu/technique-cost.ts';
import { translationCache } from './cpu/translation-cache.ts';
import { translationWarmup } from './cpu/translation-warmup.ts';
import { trapPsw } from './cpu/trap-psw.ts';
import { typeOneOrTwo } from './cpu/type-1-or-2.ts';
import { userCodeDirect } from './cpu/user-code-direct.ts';
import { virtualProcessor } from './cpu/virtual-processor.ts';
import { vmcs } from './cpu/vmcs.ts';
import { consolidation } from './definition/consolidation.ts';
import { isolation } from './definition/isolation.ts';
import { threeRequirements } from './definition/three-requirements.ts';
import { twoModes } from './definition/two-modes.ts';
import type { SeeEntry } from './entry.ts';
import { breaker } from './facility/breaker.ts';
import { hostSleep } from './facility/host-sleep.ts';
import { warmAir } from './facility/warm-air.ts';
import { devicesReported } from './io/devices-reported.ts';
import { dom0Load } from './io/dom0-load.ts';
import { dom0Outage } from './io/dom0-outage.ts';
import { ioPaths } from './io/io-paths.ts';
import { virtualSwitch } from './io/virtual-switch.ts';
import { activeEstimate } from './memory/active-estimate.ts';
import { balloon } from './memory/balloon.ts';
import { halfUsed } from './memory/half-used.ts';
import { hostTakes } from './memory/host-takes.ts';
import { idleTax } from './memory/idle-tax.ts';
import { nestedWalk } from './memory/nested-walk.ts';
import { overcommitLadder } from './memory/overcommit-ladder.ts';
import { pagePatching } from './memory/page-patching.ts';
import { pageSharing } from './memory/page-sharing.ts';
import { shadowProtected } from './memory/shadow-protected.ts';
import { staleEntry } from './memory/stale-entry.ts';
import { tablesThatChange } from './memory/tables-that-change.ts';
import { tlbMisses } from './memory/tlb-misses.ts';
import { twoMaps } from './memory/two-maps.ts';
import { twoVmsFivePages } from './memory/two-vms-five-pages.ts';
import { unmapMissed } from './memory/unmap-missed.ts';
import { virtualMemory } from './memory/virtual-memory.ts';
import { whoseFault } from './memory/whose-fault.ts';
import { coldMove } from './migration/cold-move.ts';
import { notConverging } from './migration/not-converging.ts';
import { postCopy } from './migration/post-copy.ts';
import { preCopy } from './migration/pre-copy.ts';
import { sharedPipe } from './migration/shared-pipe.ts';
import { attackSurface } from './security/attack-surface.ts';
import { ringsProtect } from './security/rings-protect.ts';
import { clone } from './storage/clone.ts';
import { snapshotChain } from './storage/snapshot-chain.ts';
import { thinFull } from './storage/thin-full.ts';

/** Every entry, in the order of a course. */
export const ENTRIES: readonly SeeEntry[] = [
  isolation,
  consolidation,
  threeRequirements,
  twoModes,
  trapPsw,
  dispatcher,
  interpreter,
  userCodeDirect,
  ringZero,
  typeOneOrTwo,
  techniqueCost,
  interruptToggler,
  translationWarmup,
  popfHang,
  popfIgnored,
  translationCache,
  cacheCoherence,
  systemCallCycles,
  cliOrExit,
  hypercall,
  sourceOrBinary,
  rootMode,
  interceptBitmap,
  vmcs,
  virtualProcessor,
  steal,
  limit,
  coStop,
  numa,
  virtualMemory,
  twoMaps,
  shadowProtected,
  staleEntry,
  unmapMissed,
  whoseFault,
  hostTakes,
  nestedWalk,
  tablesThatChange,
  tlbMisses,
  twoVmsFivePages,
  halfUsed,
  pageSharing,
  overcommitLadder,
  balloon,
  idleTax,
  activeEstimate,
  pagePatching,
  ioPaths,
  dom0Load,
  dom0Outage,
  virtualSwitch,
  devicesReported,
  clone,
  snapshotChain,
  thinFull,
  coldMove,
  preCopy,
  notConverging,
  postCopy,
  sharedPipe,
  haRestart,
  balancing,
  elasticity,
  multiplexing,
  products,
  slaCredit,
  noisyNeighbour,
  attackSurface,
  ringsProtect,
  hostSleep,
  breaker,
  warmAir,
];

/** The entry of a name in an address. */
export function entryOf(id: string): SeeEntry | undefined {
  return ENTRIES.find((entry) => entry.id === id);
}
