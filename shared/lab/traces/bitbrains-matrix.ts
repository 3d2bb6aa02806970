import { type Column, checkNew, checkWidth, nameAt, numberAt } from './checks/cells.ts';
import { CAPACITY_MHZ, MEMORY_KB, mibOfKb, USAGE_MHZ, VCPUS } from './checks/sizes.ts';
import { type Row, rowsOf } from './checks/table.ts';
import type { LabTrace, VmSize } from './lab-trace.ts';
import { problemAt, type TraceFile, TraceProblem } from './trace-file.ts';

const HEAD = ['vm_id', 'vcpus', 'cpu_capacity_mhz', 'mem_capacity_kb'];
const SIZE: readonly Column[] = [VCPUS, CAPACITY_MHZ, MEMORY_KB];

interface Vm {
  readonly size: VmSize & { readonly ratedMhz: number };
  readonly percent: readonly number[];
}

/**
 * Reads Bitbrains VMs in matrix form: a header `vm_id,vcpus,cpu_capacity_mhz,mem_capacity_kb,s0,s1,…`, then a line a VM with
 * its MHz in every slot; VMs may be spread over several files. An empty slot has no sample: the VM wants nothing. The data
 * are GWA-T-12 of the Grid Workloads Archive (Shen, van Beek & Iosup, CCGrid 2015).
 */
export function readBitbrainsMatrix(files: readonly TraceFile[]): LabTrace {
  const seen = new Map<string, Row>();
  const vms = files.flatMap((file) => vmsIn(rowsOf(file, ','), seen));
  const columns = vms[0].percent.length;
  const percent = new Float64Array(vms.length * columns);
  vms.forEach((vm, row) => {
    if (vm.percent.length !== columns)
      throw new TraceProblem(`${vm.file} has ${vm.percent.length} slots when ${vms[0].file} has ${columns}`);
    percent.set(vm.percent, row * columns);
  });
  return { load: { rows: vms.length, columns, percent }, sizes: vms.map(({ size }) => size) };
}

function vmsIn([header, ...rows]: readonly Row[], seen: Map<string, Row>): (Vm & { file: string })[] {
  if (HEAD.some((name, i) => header.cells[i] !== name))
    throw problemAt(header, `should begin with ${HEAD.join(',')}, and go on with s0,s1,…`);
  const slots = header.cells.length - HEAD.length;
  for (let k = 0; k < slots; k++)
    if (header.cells[HEAD.length + k] !== `s${k}`)
      throw problemAt(header, `slots should follow each other: expected s${k}, found ${header.cells[HEAD.length + k]}`);
  if (rows.length === 0 || slots === 0) throw new TraceProblem(`${header.file} holds no sample`);
  return rows.map((row) => {
    checkWidth(row, header.cells.length);
    const id = nameAt(row, 0, 'vm_id');
    checkNew(row, id, 'VM', seen);
    seen.set(id, row);
    return { ...vmIn(row, header), file: row.file };
  });
}

function vmIn(row: Row, header: Row): Vm {
  const [vcpus, ratedMhz, kb] = SIZE.map((column, i) => numberAt(row, i + 1, { ...column, name: HEAD[i + 1] }));
  const percent = header.cells.slice(HEAD.length).map((name, k) => {
    const at = HEAD.length + k;
    return row.cells[at] === '' ? 0 : (numberAt(row, at, { ...USAGE_MHZ, name }) / ratedMhz) * 100;
  });
  return { size: { vcpus, ratedMhz, memMib: mibOfKb(kb) }, percent };
}
