import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import { HOST_CONDITIONS, type HostCondition } from '#shared/sim/capabilities/host-conditions.ts';
import { HOST_OPERATIONS } from '#shared/sim/capabilities/host-operations.ts';
import { VM_CONDITIONS, type VmCondition } from '#shared/sim/capabilities/vm-conditions.ts';
import { VM_OPERATIONS } from '#shared/sim/capabilities/vm-operations.ts';
import { COMMANDS, type CommandCall, type CommandName } from '#shared/sim/commands/index.ts';
import { COMMAND_PARTS, operationOf } from '#shared/sim/commands/operations.ts';
import { fork, type World } from '#shared/sim/kernel/world.ts';
import { checkCommand, INSTRUCTOR } from '#shared/sim/step.ts';
import { capabilityPage } from '../../../tools/capabilities/page.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { COMMANDS_WITH_PARTS, EXAMPLES, type Example, hallFor } from '../../support/command-examples.ts';
import { BRING_HOST, BRING_VM } from '../../support/conditions.ts';
import { give } from '../../support/give.ts';

type Rules = { readonly [condition: string]: string | undefined };
const VM_TABLE: { readonly [operation: string]: Rules } = VM_OPERATIONS;
const HOST_TABLE: { readonly [operation: string]: Rules } = HOST_OPERATIONS;
const REASONS = new Set(
  [...Object.values(VM_TABLE), ...Object.values(HOST_TABLE)]
    .flatMap((rules) => Object.values(rules))
    .filter((reason) => reason !== undefined),
);

/** What the table says to a command in a world: the first reason, read from the data and from nothing else. */
function said(world: World, { name, args }: CommandCall): string | undefined {
  for (const part of COMMAND_PARTS[name]) {
    const row = (args as unknown as { [field: string]: number })[part.field];
    const ofVm = part.table === 'vms';
    const rules = (ofVm ? VM_TABLE : HOST_TABLE)[operationOf(part, args)];
    const conditions: { readonly [name: string]: (world: World, row: number) => boolean } = ofVm
      ? VM_CONDITIONS
      : HOST_CONDITIONS;
    for (const [condition, holds] of Object.entries(conditions)) {
      if (rules[condition] !== undefined && holds(world, row)) return rules[condition];
    }
  }
  return undefined;
}

const callOf = (name: CommandName, { args }: Example) => ({ name, args }) as unknown as CommandCall;
const answerOf = (world: World, call: CommandCall) => checkCommand(world, call, INSTRUCTOR)?.code;

/** Asks a command in every condition of each VM and host that it names, and compares the answers with the table. */
function disagreements(name: CommandName, example: Example): string[] {
  const [call, hall] = [callOf(name, example), hallFor(example)];
  return COMMAND_PARTS[name].flatMap((part) => {
    const row = Number(example.args[part.field]);
    const names = Object.keys(part.table === 'vms' ? VM_CONDITIONS : HOST_CONDITIONS);
    return names.flatMap((condition) => {
      const world = fork(hall);
      if (part.table === 'vms') BRING_VM[condition as VmCondition](world, row as VmId);
      else BRING_HOST[condition as HostCondition](world, row as HostId);
      const [table, answer] = [said(world, call), answerOf(world, call)];
      const agree = table === undefined ? answer === undefined || !REASONS.has(answer) : answer === table;
      return agree ? [] : [`${name} × ${part.field} ${condition}: the table says ${table}, the command ${answer}`];
    });
  });
}

describe('the table of capabilities', () => {
  it('[CAP-1] has a row for every command, and an example of every command with a part in it', () => {
    expect(Object.keys(COMMAND_PARTS).sort()).toEqual(Object.keys(COMMANDS).sort());
    expect(COMMANDS_WITH_PARTS.filter((name) => EXAMPLES[name] === undefined)).toEqual([]);
  });

  it.each(Object.keys(VM_CONDITIONS) as VmCondition[])('[CAP-1] knows a VM that is or has: %s', (condition) => {
    const world = hallFor({ args: {} });
    BRING_VM[condition](world, 0 as VmId);
    expect(VM_CONDITIONS[condition](world, 0)).toBe(true);
  });

  it.each(Object.keys(HOST_CONDITIONS) as HostCondition[])('[CAP-1] knows a host that is: %s', (condition) => {
    const world = hallFor({ args: {} });
    BRING_HOST[condition](world, 0 as HostId);
    expect(HOST_CONDITIONS[condition](world, 0)).toBe(true);
  });

  it.each(COMMANDS_WITH_PARTS)('[CAP-1] agrees with what %s answers in every condition', (name) => {
    for (const example of EXAMPLES[name] ?? []) {
      expect(answerOf(hallFor(example), callOf(name, example))).toBeUndefined();
      expect(disagreements(name, example)).toEqual([]);
    }
  });

  it('[CAP-2] is what its page says', () => {
    expect(readFileSync('docs/model/capabilities.md', 'utf8')).toBe(capabilityPage());
  });
});

describe('a guest with a device of its host', () => {
  it('[CAP-3] is neither paused nor suspended, nor snapshotted with its memory, nor moved with its state', () => {
    const world = run(aWorld({ hosts: 2, vms: 1, vm: { ioPath: 'passthrough' } }), 10);
    const refused = { code: 'vmHasPassthrough', vm: 0 };
    expect(give(world, 'suspendVm', { vm: 0, disk: false })).toEqual(refused);
    expect(give(world, 'suspendVm', { vm: 0, disk: true })).toEqual(refused);
    expect(give(world, 'takeSnapshot', { vm: 0, memory: true })).toEqual(refused);
    expect(give(world, 'forensicSnapshot', { vm: 0 })).toEqual(refused);
    for (const name of ['migrateLive', 'migratePostCopy', 'migrateSuspended'] as const) {
      expect(give(world, name, { vm: 0, host: 1 })).toEqual(refused);
    }
    expect(give(world, 'balloonVm', { vm: 0, mib: 64 })).toEqual(refused);
    expect(give(world, 'migrateCold', { vm: 0, host: 1 })).toBeUndefined();
  });

  it('[CAP-3] does not go on from an image of its memory that was made before it had the device', () => {
    const world = run(aWorld({ vms: 1, vm: { disk: { gib: 16, thin: true } } }), 10);
    expect(give(world, 'takeSnapshot', { vm: 0, memory: true })).toBeUndefined();
    run(world, 300);
    expect(give(world, 'setIoPath', { vm: 0, path: 'passthrough' })).toBeUndefined();
    run(world, 50);
    expect(give(world, 'revertSnapshot', { vm: 0, depth: 1 })).toEqual({ code: 'vmHasPassthrough', vm: 0 });
  });
});

describe('a host that takes no VM', () => {
  it.each(['patching', 'retiring', 'maintenance', 'quarantined'] as const)(
    '[CAP-1] takes none from anybody, and nothing is reserved on it, while it is %s',
    (condition) => {
      const world = run(aWorld({ hosts: 2, vms: 3, placedOn: 'nowhere', policies: { haReserve: 1 } }), 1);
      expect(give(world, 'placeVm', { vm: 0, host: 0 })).toBeUndefined();
      run(world, 20);
      BRING_HOST[condition](world, 1 as HostId);
      expect(give(world, 'migrateLive', { vm: 0, host: 1 })?.code).toBe(HOST_TABLE.receive?.[condition]);
      // A reserve of one host, counted on those that may take VMs: with one left there is none.
      expect(give(world, 'placeVm', { vm: 1, host: 0 })?.code).toBe('notEnoughReserve');
    },
  );
});
