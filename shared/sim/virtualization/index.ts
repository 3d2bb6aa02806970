/** What techniques, hypervisors and paths cost, and what cannot run where. All that others may use of it. */
export { generationOf, hasNestedPaging, pagingIndex } from './cpu-generations.ts';
export { dom0Slowdown, installDom0, resetDom0, restartDom0, returnDom0, serveDom0, wedgeDom0 } from './dom0.ts';
export { DISK_REQUESTS, PACKETS, SIBLING_SHARES } from './guest-events.ts';
export { hypervisorOwnMib, INSTALL_S, reservedMib, reservedShare, runsDom0, USUAL_DOM0_VCPUS } from './hypervisors.ts';
export { type Backend, backendOf, offersPath, PASSTHROUGH_CORES, USUAL_PACKET_BYTES } from './io-paths.ts';
export { DOM0_DISK, DOM0_PACKET, diskPathMs, NET_US, pathNumber } from './path-tables.ts';
export { canTrapAndEmulate } from './popek-goldberg.ts';
export { ringsOf } from './rings.ts';
export { applyHangs, hasOwnKernel, runsUnportedCode } from './stealth-hang.ts';
export { changeRefusal, freeFunctions, guestRefusal, offersTechnique, setupRefusal } from './technique-gates.ts';
export { guestWorkFactor, type Setup, type TaxTable, taxParts, taxTable } from './work-factor.ts';
