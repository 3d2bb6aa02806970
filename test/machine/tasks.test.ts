import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guestProgram } from '#shared/machine/guests/index.ts';
import { remapper } from '#shared/machine/guests/remapper.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { TASKS, taskKind } from '#shared/machine/tasks/index.ts';
import { indexOfSaying, type Saying, type Task } from '#shared/machine/tasks/task.ts';
import { isSensitive, verdictOf } from '#shared/machine/theorem/classify.ts';
import { LINE_UP } from '#shared/machine/trial/line-up.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { isOfMachine } from '#shared/see/entry.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { ENTRY_TASKS } from '#shared/see/machine/entry-tasks.ts';

function rowsOf(id: string, round: number) {
  const task = make(id, round);
  if (task.kind !== 'choose') throw new Error(`${id} has no rows`);
  return task.rows;
}

function make(id: string, round: number): Task {
  const kind = taskKind(id);
  if (kind === undefined) throw new Error(`no task ${id}`);
  return kind.make(round);
}

/** What is right, row by row. */
function answers(id: string, round: number): (string | number)[] {
  return rowsOf(id, round).map(({ options, right }) => textOf(options[right]));
}

function textOf({ code, values }: Saying): string | number {
  return code === 'verbatim' ? (values?.text ?? '') : code;
}

const all = TASKS.flatMap((kind) => Array.from({ length: kind.rounds }, (_, round) => ({ id: kind.id, round })));

describe.each(all)('the task $id in round $round', ({ id, round }) => {
  it('is the same whenever it is made, and one of several right things is never offered twice', () => {
    const task = make(id, round);
    expect(make(id, round)).toEqual(task);
    if (task.kind === 'order') {
      expect([...task.offered].sort((a, b) => a - b)).toEqual(task.steps.map((_, place) => place));
      expect(task.offered.map((place) => place)).not.toEqual(task.steps.map((_, place) => place));
      expect(new Set(task.steps.map((one) => JSON.stringify(one))).size).toBe(task.steps.length);
      return;
    }
    expect(task.rows.length).toBeGreaterThanOrEqual(3);
    for (const { options, right } of task.rows) {
      expect(new Set(options.map((option) => JSON.stringify(option))).size).toBe(options.length);
      expect(options[right]).toBeDefined();
    }
  });

  it.each(['en', 'de'])('has all of its words (%s)', (language) => {
    const words = JSON.parse(readFileSync(`assets/lang/machine/${language}.json`, 'utf8'));
    const missing = sayingsOf(make(id, round)).filter(({ code }) => typeof find(words.task.say, code) !== 'string');
    expect(missing).toEqual([]);
    expect(
      typeof find(JSON.parse(readFileSync(`assets/lang/see/${language}.json`, 'utf8')), `see.tasks.title.${id}`),
    ).toBe('string');
    for (const key of ['ask', 'why']) expect(typeof find(words.task, `${id}.${key}`)).toBe('string');
  });
});

function sayingsOf(task: Task): Saying[] {
  if (task.kind === 'order') return [...task.steps];
  return task.rows.flatMap(({ label, facts = [], options, evidence }) => [label, ...facts, ...options, evidence]);
}

function find(words: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words);
}

describe('what is right', () => {
  it('[MAC-1] is for a class what the theorem found by trying: over all rounds, each kind of instruction is asked', () => {
    const { classes } = verdictOf(FLAVOURS.mainframe);
    const rows = Array.from({ length: 6 }, (_, round) => rowsOf('sort-classes', round)).flat();
    for (const { label, options, right } of rows) {
      const found = classes.find(({ mnemonic }) => mnemonic === label.values?.text);
      const sensitive = ['control', 'behaviour', 'both'].includes(options[right].code);
      expect(found && isSensitive(found)).toBe(sensitive);
    }
    expect(new Set(rows.map(({ options, right }) => options[right].code))).toEqual(
      new Set(['innocuous', 'control', 'behaviour', 'both']),
    );
  });

  it('[MAC-2] depends on the processor: nothing slips on the mainframe, its holes do on x86', () => {
    for (let round = 0; round < 6; round++) {
      for (const { label, options, right } of rowsOf('sort-traps', round)) {
        const flavour = FLAVOURS[label.values?.processor as keyof typeof FLAVOURS];
        const isHole = verdictOf(flavour).holes.some((mnemonic) => mnemonic === label.values?.mnemonic);
        expect(options[right].code === 'slips').toBe(isHole);
      }
    }
  });

  it('[MAC-3] is for a system call the next address, for a fault the same: E(0) holds where to go on', () => {
    expect(answers('stored-psw', 0)).toEqual(['0x402', '3', 'on', '0x5', '0']);
    expect(answers('stored-psw', 1)).toEqual(['0x402', '3', 'on', '0x100', '0']);
    // The timer interrupts the kernel: ring 0 is stored, and ring 0 is loaded.
    expect(answers('stored-psw', 2)).toEqual(['0x11', '0', 'on', '0x100', '0']);
  });

  it('[MAC-5] is for a trap: stored, loaded, dispatched, dealt with, back', () => {
    const { steps } = make('order-trap', 0) as Task & { kind: 'order' };
    expect(steps.map(({ code }) => code)).toEqual([
      'path.trapped',
      'path.pswStored',
      'path.pswLoaded',
      'path.dispatched.interpreter',
      'path.ran.emulated',
      'path.resumed',
    ]);
  });

  it('[MAC-9] is for a block what stands in the translation cache', () => {
    expect(rowsOf('rewritten', 0).map(({ label }) => label.values?.text)).toContain('PUSHF');
    for (let round = 0; round < 6; round++) {
      for (const { label, options, right, evidence } of rowsOf('rewritten', round)) {
        const isSame = evidence.values?.text === label.values?.text;
        expect(options[right].code === 'becomes.same').toBe(isSame);
      }
    }
  });

  it('[MAC-12] is for a shadow entry what the machine wrote there: a frame that holds a table is read-only', () => {
    // Page 11 is the forker's other table of pages; its frame 11 is frame 60 of the machine.
    expect(answers('fill-shadow', 1)).toEqual([60, 'yes', 'no']);
    expect(answers('fill-shadow', 4)).toEqual([60, 'no', 'no']);
  });

  it('[MAC-13] is for a fault whom the hypervisor blamed; over all rounds each kind is asked', () => {
    const kinds = Array.from({ length: 4 }, (_, round) => answers('whose-fault', round)).flat();
    expect(new Set(kinds)).toEqual(new Set(['fault.guest', 'fault.hidden', 'fault.taken', 'fault.watched']));
  });

  it('[MAC-14] is for a walk what the processor counts', () => {
    expect(answers('walk-length', 0)).toEqual([2, 2, 2, 8]);
    expect(answers('walk-length', 1)).toEqual([0, 2, 2, 2]);
    const run = startRun(guestProgram(remapper, 'native'), LINE_UP.nestedPaging);
    while (run.guest.cpu.pc !== 0x401) step(run);
    const before = run.host.walkReferences;
    step(run);
    expect(run.host.walkReferences - before).toBe(8);
  });
});

describe('the pages of concepts', () => {
  it('have every task, each on the page of a small machine', () => {
    expect(ENTRY_TASKS.map(({ task }) => task).sort()).toEqual(TASKS.map(({ id }) => id).sort());
    for (const { entry } of ENTRY_TASKS) expect(ENTRIES.filter(isOfMachine).map(({ id }) => id)).toContain(entry);
  });
});

describe('an option that is not offered', () => {
  it('is a bug', () => {
    expect(() => indexOfSaying([{ code: 'yes' }], { code: 'no' })).toThrow();
  });
});
