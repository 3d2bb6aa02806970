import { type Case, isNear, type Outcome, seriesOf } from './case.ts';

const LOADS = ['vms.load[0]', 'vms.load[1]'];
const loadsOf = (run: Outcome) => LOADS.map((column) => seriesOf(run, column));
const text = (rows: readonly (readonly number[])[]) => rows.map((row) => row.slice(0, 3).join(' ')).join(' | ');

/** Whether the first samples of both VMs are these. */
function begin(run: Outcome, rights: readonly (readonly number[])[]): boolean {
  const loads = loadsOf(run);
  return rights.every((row, vm) => row.every((right, i) => isNear(loads[vm]?.[i] ?? Number.NaN, right, 1e-9)));
}

/** Kinds 2 and 3: what is made of trace files. `x.json` lies in the folder of its traces. */
export const READER_CASES: readonly Case[] = [
  {
    id: 'B1-column',
    kind: 'readers',
    right: 'one VM a file, one percent a line: one file is one VM, so that two VMs are refused',
    judge(run) {
      if (!('refused' in run)) return { got: text(loadsOf(run)), holds: false };
      return { got: run.refused, holds: /\b1 rows? for 2 VMs/.test(run.refused) };
    },
  },
  {
    id: 'B2-list',
    kind: 'readers',
    right: 'a list of files is all of them',
    judge(run) {
      if ('refused' in run) return { got: run.refused, holds: false };
      const second = loadsOf(run)[1]?.[0] ?? Number.NaN;
      return { got: text(loadsOf(run)), holds: begin(run, [[0.1, 0.2, 0.3], []]) && second > 0.5 };
    },
  },
  {
    id: 'B4-negative',
    kind: 'readers',
    right: 'a negative reading is refused with its file and line',
    judge(run) {
      if (!('refused' in run)) return { got: text(loadsOf(run)), holds: false };
      return { got: run.refused, holds: /\.csv.*line \d+/.test(run.refused) };
    },
  },
  {
    id: 'B6-dense',
    kind: 'a point for an interval',
    right: 'five samples of 60 s in a slot of 300 s count as their mean, 0.4',
    judge(run) {
      if ('refused' in run) return { got: run.refused, holds: false };
      const second = loadsOf(run)[1]?.[0] ?? Number.NaN;
      return { got: text(loadsOf(run)), holds: isNear(second, 0.4, 1e-9) };
    },
  },
  {
    id: 'B7-bom',
    kind: 'readers',
    right: 'a byte order mark is read over, or told in letters that can be seen',
    judge(run) {
      if ('refused' in run) return { got: run.refused, holds: !run.refused.includes('\uFEFF') };
      return {
        got: text(loadsOf(run)),
        holds: begin(run, [
          [0.1, 0.2, 0.3],
          [0.4, 0.5, 0.6],
        ]),
      };
    },
  },
];
