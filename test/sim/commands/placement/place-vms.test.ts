import { describe, expect, it } from 'vitest';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { fork } from '#shared/sim/kernel/world.ts';
import { decodeCommand, step } from '#shared/sim/step.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const call = (name: string, args: object) => ({ name, args }) as unknown as CommandCall;
const stateOf = ({ vms }: ReturnType<typeof aWorld>, vm: number) => VM_STATES[vms.state[vm]!];

describe('placing several VMs in one order', () => {
  it('does what the single orders do, to the byte', () => {
    const together = aWorld({ hosts: 2, vms: 3, placedOn: 'nowhere', vm: { memMib: 4096 } });
    const alone = fork(together);
    const by = 0;
    step(together, [
      {
        by,
        call: call('placeVms', {
          placements: [
            [0, 0],
            [2, 1],
          ],
        }),
      },
    ]);
    step(alone, [
      { by, call: call('placeVm', { vm: 0, host: 0 }) },
      { by, call: call('placeVm', { vm: 2, host: 1 }) },
    ]);
    expect([...together.vms.host.slice(0, 3)]).toEqual([0, -1, 1]);
    expect(together.open).toEqual(alone.open);
    expect(together.events).toEqual(alone.events);
  });

  it('leaves out who finds no room when its turn comes, and places the others', () => {
    // 65 536 of one host; two of 40 960 do not fit.
    const world = aWorld({
      hosts: 2,
      vms: 3,
      placedOn: 'nowhere',
      vm: { memMib: 40_960 },
      policies: { overcommitPercent: 100 },
    });
    expect(
      give(world, 'placeVms', {
        placements: [
          [0, 0],
          [1, 0],
          [2, 1],
        ],
      }),
    ).toBeUndefined();
    expect([...world.vms.host.slice(0, 3)]).toEqual([0, -1, 1]);
  });

  it('places a VM that is named twice once', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: 'nowhere' });
    give(world, 'placeVms', {
      placements: [
        [0, 0],
        [0, 1],
      ],
    });
    expect([world.vms.host[0], world.hosts.vms[0], world.hosts.vms[1]]).toEqual([0, 1, 0]);
  });

  it('is refused with the reason against the first when nobody can be placed', () => {
    const world = run(aWorld({ hosts: 2, vms: 2 }), 20);
    expect(
      give(world, 'placeVms', {
        placements: [
          [0, 1],
          [1, 1],
        ],
      }),
    ).toEqual({ code: 'vmIsRunning', vm: 0 });
  });

  it('comes with the order to place one: a hall that lists that one has both', () => {
    const hall = (commands: readonly string[]) =>
      aWorld({ hosts: 1, vms: 1, placedOn: 'nowhere', scenario: { commands } });
    const order = { placements: [[0, 0]] } as const;
    expect(give(hall(['placeVm']), 'placeVms', order)).toBeUndefined();
    expect(give(hall(['powerOffVm']), 'placeVms', order)).toEqual({ code: 'notInThisScenario' });
  });

  it('is read from the wire only as one to sixty-four pairs of rows that exist', () => {
    const rows = { vms: 3, hosts: 2 };
    const read = (placements: unknown) => decodeCommand(rows, 'placeVms', { placements });
    const pair = [0, 1];
    expect(read([pair, [2, 0]])).toEqual({ name: 'placeVms', args: { placements: [pair, [2, 0]] } });
    expect(read(Array(64).fill(pair))).toBeDefined();
    const wrong = [
      [],
      Array(65).fill(pair),
      [[3, 0]],
      [[0, 2]],
      [[0]],
      [[0, 1, 0]],
      [[0, 0.5]],
      [0, 1],
      'x',
      null,
      { 0: pair },
      [['0', 1]],
    ];
    for (const each of wrong) expect(read(each)).toBeUndefined();
  });
});

describe('taking VMs back that were placed', () => {
  it('leaves the hall as it was, while they boot', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: 'nowhere' });
    const placements = [
      [0, 0],
      [1, 1],
    ] as const;
    give(world, 'placeVms', { placements });
    run(world, 5);
    expect(stateOf(world, 0)).toBe('booting');
    expect(give(world, 'takeBackVms', { placements }, 3)).toBeUndefined();
    expect([...world.vms.host.slice(0, 2)]).toEqual([-1, -1]);
    for (const column of ['promisedMib', 'vms', 'vcpus'] as const)
      expect(world.hosts[column].every((amount) => amount === 0)).toBe(true);
    expect([stateOf(world, 0), stateOf(world, 1)]).toEqual(['off', 'off']);
    expect(world.events).toContainEqual({ type: 'vmTakenBack', vm: 0, host: 0, by: 3 });
    run(world, 30);
    expect(give(world, 'placeVms', { placements })).toBeUndefined();
  });

  it('is refused for who runs, and for who stands elsewhere', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: 'nowhere' });
    give(world, 'placeVms', { placements: [[0, 0]] });
    expect(give(world, 'takeBackVms', { placements: [[0, 1]] })).toEqual({ code: 'vmIsNotPlaced', vm: 0 });
    run(world, 20);
    expect(give(world, 'takeBackVms', { placements: [[0, 0]] })).toEqual({ code: 'vmIsNotBooting', vm: 0 });
    expect(stateOf(world, 0)).toBe('running');
  });
});
