import { type LabTrace, linesOf, numberIn, TraceProblem, type VmLife, type VmSize } from './lab-trace.ts';

const SECONDS_PER_DAY = 86_400;

/** What a machine unit stands for; the load of every VM, as a fraction. */
export interface PackingTerms {
  readonly cores: number;
  readonly memMib: number;
  readonly load: number;
}

interface Request {
  readonly comesDays: number;
  readonly leavesDays: number | undefined;
  readonly size: VmSize;
}

/**
 * Reads the Azure trace for packing as two tables with headers, `vmType` (vmTypeId, machineId, core, memory, … as fractions
 * of a machine) and `vm` (vmId, tenantId, vmTypeId, priority, starttime, endtime in days). VMs come in the order of their
 * start; those that were there before come at 0, those without an end stay. CC-BY; Hadary et al., Protean, OSDI 2020.
 */
export function readAzurePacking(
  texts: readonly string[],
  terms: PackingTerms,
  first = Number.POSITIVE_INFINITY,
): LabTrace {
  const tables = texts.map(tableOf);
  const types = tables.find(({ header }) => header.includes('core'));
  const requests = tables.find(({ header }) => header.includes('starttime'));
  if (!types || !requests)
    throw new TraceProblem('needs two tables: vmType (with core, memory) and vm (with starttime, endtime)');
  const sizes = sizesOf(types, terms);
  const vms = requestsOf(requests, sizes)
    .sort((a, b) => a.comesDays - b.comesDays)
    .slice(0, first);
  if (vms.length === 0) throw new TraceProblem('the trace is empty');
  return {
    load: { rows: vms.length, columns: 1, percent: new Float64Array(vms.length).fill(terms.load * 100) },
    sizes: vms.map(({ size }) => size),
    lives: vms.map(lifeOf),
  };
}

function lifeOf({ comesDays, leavesDays }: Request): VmLife {
  const comesS = Math.max(0, comesDays) * SECONDS_PER_DAY;
  return leavesDays === undefined ? { comesS } : { comesS, leavesS: leavesDays * SECONDS_PER_DAY };
}

interface TextTable {
  readonly header: readonly string[];
  readonly lines: readonly string[];
}

function tableOf(text: string): TextTable {
  const [head, ...lines] = linesOf(text);
  return { header: (head ?? '').split(',').map((word) => word.trim().replace(/^"|"$/g, '')), lines };
}

function place({ header }: TextTable, name: string): number {
  const at = header.indexOf(name);
  if (at < 0) throw new TraceProblem(`line 1 names no column ${name}`);
  return at;
}

/** Size of each type, on the machine of the smallest id that takes it. */
function sizesOf(table: TextTable, { cores, memMib }: PackingTerms): Map<string, VmSize> {
  const [type, machine, core, memory] = ['vmTypeId', 'machineId', 'core', 'memory'].map((name) => place(table, name));
  const sizes = new Map<string, VmSize & { machine: number }>();
  table.lines.forEach((line, i) => {
    const cells = line.split(',');
    const on = numberIn(cells[machine] ?? '', i + 2, 'machineId');
    const before = sizes.get(cells[type]);
    if (before && before.machine <= on) return;
    sizes.set(cells[type], {
      machine: on,
      vcpus: Math.max(1, Math.round(numberIn(cells[core] ?? '', i + 2, 'core') * cores)),
      memMib: Math.max(1, Math.round(numberIn(cells[memory] ?? '', i + 2, 'memory') * memMib)),
    });
  });
  return new Map([...sizes].map(([id, { vcpus, memMib: mib }]) => [id, { vcpus, memMib: mib }]));
}

function requestsOf(table: TextTable, sizes: Map<string, VmSize>): Request[] {
  const [type, start, end] = ['vmTypeId', 'starttime', 'endtime'].map((name) => place(table, name));
  return table.lines.map((line, i) => {
    const cells = line.split(',');
    const size = sizes.get(cells[type]);
    if (!size) throw new TraceProblem(`line ${i + 2}: no VM type ${cells[type]}`);
    const leaves = (cells[end] ?? '').trim();
    const stays = leaves === '' || leaves.toUpperCase() === 'NULL';
    return {
      size,
      comesDays: numberIn(cells[start] ?? '', i + 2, 'starttime'),
      leavesDays: stays ? undefined : numberIn(leaves, i + 2, 'endtime'),
    };
  });
}
