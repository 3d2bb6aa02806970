import type { ByHost } from '../kernel/by-host.ts';
import type { Claims } from '../kernel/max-min.ts';
import type { World } from '../kernel/world.ts';

/** Scratch: widths of the guests that want to run, widest first, and what is left in each slot. */
const order: number[] = [];
const gaps: number[] = [];

/**
 * Part of a host's cycles that guests can use when each runs only with all of its vCPUs at once (ESX 2): guests are put
 * into slots of one turn, widest first, and then once more where a gap is left; what no guest fits into is lost. A guest
 * wider than the host never runs: its claim is struck out.
 */
export function gangShare({ vms, hosts }: World, { start, vm }: ByHost, host: number, claims: Claims): number {
  const width = pcpus(hosts, host);
  order.length = 0;
  gaps.length = 0;
  let wanted = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const k = i - start[host];
    if (claims.ceiling[k] <= 0) continue;
    if (vms.vcpus[vm[i]] > width) {
      claims.ceiling[k] = 0;
      claims.floor[k] = 0;
      continue;
    }
    order.push(vms.vcpus[vm[i]]);
    wanted += vms.vcpus[vm[i]];
  }
  if (wanted <= width) return 1;
  order.sort((a, b) => b - a);
  for (const vcpus of order) firstFit(vcpus, width);
  let lost = 0;
  for (const gap of gaps) lost += afterBackfill(gap);
  return 1 - lost / (gaps.length * width);
}

/** Hardware threads of a host. */
function pcpus(hosts: World['hosts'], host: number): number {
  return hosts.cores[host] * (hosts.smt[host] === 1 ? 2 : 1);
}

function firstFit(vcpus: number, width: number): void {
  const slot = gaps.findIndex((gap) => gap >= vcpus);
  if (slot < 0) gaps.push(width - vcpus);
  else gaps[slot] -= vcpus;
}

/** What stays empty of a gap when guests of other slots run in it as well, the widest that fit first. */
function afterBackfill(gap: number): number {
  let left = gap;
  for (const vcpus of order) if (vcpus <= left) left -= vcpus;
  return left;
}
