import { type LabTrace, linesOf, numberIn, TraceProblem, type VmSize } from './lab-trace.ts';

const HEAD = ['vm_id', 'vcpus', 'cpu_capacity_mhz', 'mem_capacity_kb'];
const KB_PER_MIB = 1024;

/**
 * Reads Bitbrains VMs in matrix form: a header `vm_id,vcpus,cpu_capacity_mhz,mem_capacity_kb,s0,s1,…`, then a line a VM with
 * its MHz in every slot. An empty slot has no sample: the VM wants nothing. The data are GWA-T-12 of the Grid Workloads
 * Archive (Shen, van Beek & Iosup, CCGrid 2015).
 */
export function readBitbrainsMatrix(text: string): LabTrace {
  const lines = linesOf(text);
  const header = (lines[0] ?? '').split(',');
  if (HEAD.some((name, i) => header[i] !== name)) throw new TraceProblem(`line 1 should begin with ${HEAD.join(',')}`);
  const [rows, columns] = [lines.length - 1, header.length - HEAD.length];
  if (rows < 1 || columns < 1) throw new TraceProblem('the trace is empty');
  const percent = new Float64Array(rows * columns);
  const sizes: VmSize[] = [];
  for (let row = 0; row < rows; row++) {
    const cells = lines[row + 1].split(',');
    if (cells.length !== header.length)
      throw new TraceProblem(`line ${row + 2} has ${cells.length} columns when expected ${header.length}`);
    const size = sizeIn(cells, row + 2);
    sizes.push(size);
    for (let k = 0; k < columns; k++) {
      const cell = cells[HEAD.length + k];
      if (cell !== '')
        percent[row * columns + k] = (numberIn(cell, row + 2, header[HEAD.length + k]) / size.ratedMhz) * 100;
    }
  }
  return { load: { rows, columns, percent }, sizes };
}

function sizeIn(cells: readonly string[], line: number): VmSize & { readonly ratedMhz: number } {
  const [vcpus, mhz, kb] = [1, 2, 3].map((i) => numberIn(cells[i], line, HEAD[i]));
  if (vcpus < 1 || mhz <= 0 || kb <= 0)
    throw new TraceProblem(`line ${line}: a VM needs vCPUs, MHz and memory above nought`);
  return { vcpus: Math.round(vcpus), ratedMhz: mhz, memMib: Math.max(1, Math.round(kb / KB_PER_MIB)) };
}
