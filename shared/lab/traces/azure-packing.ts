import { type Column, checkNew, nameAt, numberAt, numberOrNone } from './checks/cells.ts';
import { isHeader, type Laid, type Layout, laidOut, layoutText } from './checks/layout.ts';
import { MOST_MIB, MOST_VCPUS } from './checks/sizes.ts';
import { type Row, rowsOf } from './checks/table.ts';
import type { LabTrace, VmLife, VmSize } from './lab-trace.ts';
import { problemAt, type TraceFile, TraceProblem } from './trace-file.ts';

const SECONDS_PER_DAY = 86_400;
const TYPES: Layout = {
  title: 'table vmType of the Azure trace for packing',
  columns: ['vmTypeId', 'machineId', 'core', 'memory'],
  header: 'always',
};
const VMS: Layout = {
  title: 'table vm of the Azure trace for packing',
  columns: ['vmId', 'vmTypeId', 'starttime', 'endtime'],
  header: 'always',
};
const MACHINE: Column = { name: 'machineId', least: 0, most: 1e9, whole: true };
const CORE: Column = { name: 'core', least: 1e-6, most: 1 };
const MEMORY: Column = { name: 'memory', least: 1e-6, most: 1 };
const START: Column = { name: 'starttime', least: -1e6, most: 1e6 };
const END: Column = { name: 'endtime', least: -1e6, most: 1e6 };
/** How the trace says that a VM is still there at its end. */
const STAYS = ['', 'NULL', 'NONE'];

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
 * Reads the Azure trace for packing: tables with headers, one of types (vmTypeId, machineId, core, memory, … as fractions
 * of a machine) and one or more of VMs (vmId, tenantId, vmTypeId, priority, starttime, endtime in days). VMs come in the
 * order of their start; those that were there before come at 0, those without an end stay. CC-BY; Hadary et al., Protean,
 * OSDI 2020.
 */
export function readAzurePacking(
  files: readonly TraceFile[],
  terms: PackingTerms,
  first = Number.POSITIVE_INFINITY,
): LabTrace {
  const { types, vms: tables } = sorted(files);
  const sizes = sizesOf(types, terms);
  const seen = new Map<string, Row>();
  const vms = tables
    .flatMap((table) => requestsOf(table, sizes, seen))
    .sort((a, b) => a.comesDays - b.comesDays)
    .slice(0, first);
  return {
    load: { rows: vms.length, columns: 1, percent: new Float64Array(vms.length).fill(terms.load * 100) },
    sizes: vms.map(({ size }) => size),
    lives: vms.map(lifeOf),
  };
}

/** Which file is which table. */
function sorted(files: readonly TraceFile[]): { types: Laid[]; vms: Laid[] } {
  const [types, vms]: [Laid[], Laid[]] = [[], []];
  for (const file of files) {
    const rows = rowsOf(file, ',');
    const [header] = rows;
    // Both name the type; only one says how large it is.
    if (isHeader(header, { ...TYPES, columns: ['core', 'memory'] })) types.push(laidOut(rows, TYPES));
    else if (isHeader(header, { ...VMS, columns: ['starttime', 'endtime'] })) vms.push(laidOut(rows, VMS));
    else throw problemAt(header, `expected the ${layoutText(TYPES)}; or the ${layoutText(VMS)}`);
  }
  if (types.length > 0 && vms.length > 0) return { types, vms };
  throw new TraceProblem(
    `needs two tables: vmType (with core, memory) and vm (with starttime, endtime); there is no ${types.length > 0 ? 'vm' : 'vmType'}`,
  );
}

function lifeOf({ comesDays, leavesDays }: Request): VmLife {
  const comesS = Math.max(0, comesDays) * SECONDS_PER_DAY;
  return leavesDays === undefined ? { comesS } : { comesS, leavesS: leavesDays * SECONDS_PER_DAY };
}

/** Size of each type, on the machine of the smallest id that takes it. */
function sizesOf(tables: readonly Laid[], { cores, memMib }: PackingTerms): Map<string, VmSize> {
  const sizes = new Map<string, VmSize & { machine: number }>();
  for (const { rows, at } of tables)
    for (const row of rows) {
      const type = nameAt(row, at('vmTypeId'), 'vmTypeId');
      const machine = numberAt(row, at('machineId'), MACHINE);
      const vcpus = whole(numberAt(row, at('core'), CORE) * cores, MOST_VCPUS);
      const mib = whole(numberAt(row, at('memory'), MEMORY) * memMib, MOST_MIB);
      if ((sizes.get(type)?.machine ?? Number.POSITIVE_INFINITY) > machine)
        sizes.set(type, { machine, vcpus, memMib: mib });
    }
  return new Map([...sizes].map(([id, { vcpus, memMib: mib }]) => [id, { vcpus, memMib: mib }]));
}

function whole(amount: number, most: number): number {
  return Math.min(most, Math.max(1, Math.round(amount)));
}

function requestsOf({ rows, at }: Laid, sizes: ReadonlyMap<string, VmSize>, seen: Map<string, Row>): Request[] {
  return rows.map((row) => {
    const id = nameAt(row, at('vmId'), 'vmId');
    checkNew(row, id, 'VM', seen);
    seen.set(id, row);
    const type = nameAt(row, at('vmTypeId'), 'vmTypeId');
    const size = sizes.get(type);
    if (!size) throw problemAt(row, `no VM type ${type} is in the table vmType`);
    const comesDays = numberAt(row, at('starttime'), START);
    const leavesDays = numberOrNone(row, at('endtime'), END, STAYS);
    if (leavesDays !== undefined && leavesDays < comesDays)
      throw problemAt(row, `ends before it starts: starttime ${comesDays}, endtime ${leavesDays}`);
    return { size, comesDays, leavesDays };
  });
}
