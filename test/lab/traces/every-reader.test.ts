import { describe, expect, it } from 'vitest';
import { TRACE_FORMATS, type TraceFormat } from '#shared/lab/schema/workload.ts';
import { readTrace } from '#shared/lab/traces/read-trace.ts';
import { type TraceFile, TraceProblem } from '#shared/lab/traces/trace-file.ts';
import { gwa, gwaLine } from './trace-files.ts';

interface Sample {
  /** Files that are sound, by name. */
  readonly texts: { readonly [name: string]: string };
  /** A file and a cell of it that may not hold −1, which is the first of its kind in that file. */
  readonly number: readonly [string, string];
}

const GWF_TAIL = '-1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1';

const SAMPLES: { readonly [F in TraceFormat]: Sample } = {
  planetlab: { texts: { day: '31,20\n40,50\n' }, number: ['day', '31'] },
  bitbrainsMatrix: {
    texts: { day: 'vm_id,vcpus,cpu_capacity_mhz,mem_capacity_kb,s0\n7,1,2000,1048576,31\n9,1,2000,1048576,3\n' },
    number: ['day', '31'],
  },
  bitbrainsRows: {
    texts: { a: gwa(gwaLine(300, 311), gwaLine(600, 20)), b: gwa(gwaLine(300, 30), gwaLine(600, 40)) },
    number: ['a', '311'],
  },
  azurePacking: {
    texts: {
      types: 'vmTypeId,machineId,core,memory\n10,0,0.5,0.31\n11,0,0.25,0.25\n',
      vms: 'vmId,vmTypeId,starttime,endtime\n1,10,0,1\n2,11,0,\n',
    },
    number: ['types', '0.31'],
  },
  azureReadings: {
    texts: {
      vms: 'a,s,d,0,600,50,20,40,Unknown,2,3.5\nb,s,d,0,600,50,20,40,Unknown,4,7\n',
      readings: '0,a,1,40,31\n0,b,1,40,20\n300,a,1,40,30\n',
    },
    number: ['readings', '31'],
  },
  google2011: {
    texts: { usage: '0,300000000,5,0,77,0.31,0.1,,,,,,,,,,,,,\n0,300000000,5,1,77,0.2,0.1,,,,,,,,,,,,,\n' },
    number: ['usage', '0.31'],
  },
  swf: {
    texts: {
      log: '; a log\n1 10 5 100 31 50 1024 -1 -1 -1 1 1 1 1 1 1 -1 -1\n2 20 5 50 1 -1 -1 1 -1 -1 1 1 1 1 1 1 -1 -1\n',
    },
    number: ['log', '10 5'],
  },
  gwf: {
    texts: { log: `# a log\n1 10 5 100 2 50 1024 -1 -1 -1 1 ${GWF_TAIL}\n2 20 5 50 1 -1 -1 1 -1 -1 1 ${GWF_TAIL}\n` },
    number: ['log', '10 5'],
  },
  opendc: {
    texts: {
      tasks:
        'id,submission_time,duration,cpu_count,cpu_capacity,mem_capacity\n1,0,600000,1,2000,1024\n2,0,600000,1,2000,1024\n',
      fragments: 'id,duration,cpu_usage\n1,600000,31\n2,600000,20\n',
    },
    number: ['fragments', '31'],
  },
};

function read(format: TraceFormat, texts: { readonly [name: string]: string }) {
  const files: TraceFile[] = Object.entries(texts).map(([name, content]) => ({ name, content }));
  const wish = {
    kind: 'trace',
    trace: 'all',
    format,
    sampleSeconds: 300,
    hold: true,
    from: 0,
    repeatRows: false,
    memory: false,
    load: 0.3,
  } as const;
  return readTrace(wish, { cores: 16, memMib: 65_536, vmMemMib: 2048 }, () => files);
}

function refusal(format: TraceFormat, texts: { readonly [name: string]: string }): string {
  try {
    read(format, texts);
  } catch (error) {
    if (error instanceof TraceProblem) return error.message;
    throw error;
  }
  return 'nothing';
}

/** All files but with one text changed. */
function changed(format: TraceFormat, change: (text: string) => string): { [name: string]: string } {
  return Object.fromEntries(Object.entries(SAMPLES[format].texts).map(([name, text]) => [name, change(text)]));
}

describe.each(TRACE_FORMATS)('a trace of the format %s', (format) => {
  const { texts, number } = SAMPLES[format];
  const [file, cell] = number;
  const spaced = format === 'swf' || format === 'gwf';

  it('[TRC-7] is read, two VMs of it', () => {
    expect(read(format, texts).load.rows).toBe(2);
  });

  it('is the same with a byte order mark, with other line ends and with blank lines at its end', () => {
    const sound = read(format, texts);
    expect(
      read(
        format,
        changed(format, (text) => `\ufeff${text.replaceAll('\n', '\r\n')}\r\n\r\n`),
      ),
    ).toEqual(sound);
    expect(
      read(
        format,
        changed(format, (text) => text.replaceAll('\n', '\r')),
      ),
    ).toEqual(sound);
  });

  it.skipIf(spaced)('is the same with its cells in quotes', () => {
    const quoted = changed(format, (text) => text.replace(/[^,;\n]+/g, '"$&"'));
    expect(read(format, quoted)).toEqual(read(format, texts));
  });

  it.each([
    ['-1', '"-1"'],
    ['-310', '"-310"'],
    ['x', '"x"'],
    ['1e400', '"1e400"'],
    ['NaN', '"NaN"'],
    ['Infinity', '"Infinity"'],
    ['0x1f', '"0x1f"'],
    ['3\u200b1', '"3\\u{200b}1"'],
  ])(
    'that has %j for a number is refused with its file, its line and that cell in letters that can be seen',
    (bad, shown) => {
      const [first, ...rest] = cell.split(' ');
      const broken = { ...texts, [file]: texts[file].replace(first, [bad, ...rest].join(' ').trim()) };
      const text = spaced ? { ...texts, [file]: texts[file].replace(cell, `${bad} ${rest.join(' ')}`) } : broken;
      const said = refusal(format, text);
      expect(said).toMatch(new RegExp(`^${file}, line \\d+: `));
      if (!(spaced && bad === '-1')) expect(said).toContain(shown);
    },
  );

  it.each([
    ['of something else', 'hello world\nthis is no trace\n'],
    ['with a zero byte', '31\0,20\n'],
    ['of bytes that are no UTF-8', '31,20\ufffd\n'],
  ])('beside a file %s is refused with the name of that file', (_what, text) => {
    expect(refusal(format, { ...texts, odd: text })).toMatch(/^odd(, line \d+: | )/);
  });

  it('that is empty is refused with its name', () => {
    expect(refusal(format, { ...texts, [file]: '' })).toContain(`${file} is empty`);
  });

  it('with a line cut short is refused with that line', () => {
    const lines = texts[file].trimEnd().split('\n');
    const last = lines.length;
    const cut = [...lines.slice(0, -1), lines[last - 1].slice(0, 1)].join('\n');
    expect(refusal(format, { ...texts, [file]: cut })).toMatch(new RegExp(`^${file}, line ${last}: `));
  });
});
