import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import { type Column, checkWidth, numberAt } from './checks/cells.ts';
import { type Row, rowsOf } from './checks/table.ts';
import { problemAt, type TraceFile, TraceProblem } from './trace-file.ts';

const PERCENT: Column = { name: 'a percentage of CPU', least: 0, most: 100, whole: true };

/**
 * Reads a PlanetLab day in either form: as published, a file a VM with one whole percent of CPU (0–100) a line, one file
 * or many; or as a matrix, a line a VM with percents between commas. The data were collected by CoMon (Park & Pai, ACM
 * SIGOPS OSR 40(1), 2006) and published with Beloglazov & Buyya, CCPE 24(13), 2012, every 300 s.
 */
export function readPlanetLab(files: readonly TraceFile[]): Trace {
  const tables = files.map((file) => rowsOf(file, ','));
  const asPublished = isColumn(tables[0]);
  const vms = asPublished ? tables.map(oneVm) : tables.flat().map(lineOf);
  const columns = vms[0].percent.length;
  const percent = new Uint8Array(vms.length * columns);
  vms.forEach((vm, row) => {
    checkLength(vm, vms[0], asPublished);
    percent.set(vm.percent, row * columns);
  });
  return { rows: vms.length, columns, percent };
}

/** A VM, and the line that its samples begin or stand in. */
interface Vm {
  readonly row: Row;
  readonly percent: readonly number[];
}

/** One number a line, and more than one line. */
function isColumn(rows: readonly Row[]): boolean {
  return rows.length > 1 && rows[0].cells.length === 1;
}

function oneVm(rows: readonly Row[]): Vm {
  if (!isColumn(rows))
    throw problemAt(rows[0], 'the first file has one VM, a percentage a line: expected the same here');
  for (const row of rows) checkWidth(row, 1);
  return { row: rows[0], percent: rows.map((row) => numberAt(row, 0, PERCENT)) };
}

function lineOf(row: Row): Vm {
  return { row, percent: row.cells.map((_, at) => numberAt(row, at, PERCENT)) };
}

function checkLength({ row, percent }: Vm, first: Vm, asPublished: boolean): void {
  if (percent.length === first.percent.length) return;
  if (!asPublished) checkWidth(row, first.percent.length);
  throw new TraceProblem(
    `${row.file} has ${percent.length} samples when ${first.row.file} has ${first.percent.length}`,
  );
}
