import type { TraceFile } from '#shared/lab/traces/trace-file.ts';

/** Texts as files of these names. */
export function filesOf(texts: { readonly [name: string]: string }): TraceFile[] {
  return Object.entries(texts).map(([name, content]) => ({ name, content }));
}

/** One file called `x`. */
export function fileOf(content: string): TraceFile[] {
  return filesOf({ x: content });
}

const GWA_HEADER =
  'Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];\tDisk write throughput [KB/s];\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]';

/** A Bitbrains file with these lines under its header. */
export function gwa(...lines: string[]): string {
  return `${GWA_HEADER}\n${lines.join('\n')}\n`;
}

/** A line of a VM of one core, 2000 MHz and 1 GiB that uses so many MHz. */
export function gwaLine(timeS: number, mhz: number): string {
  return `${timeS};\t1;\t2000;\t${mhz};\t${mhz / 20};\t1048576;\t524288;\t0;\t0;\t0;\t0`;
}
