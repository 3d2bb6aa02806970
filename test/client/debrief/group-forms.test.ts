import { beforeAll, describe, expect, it } from 'vitest';
import { groupForms } from '#client/debrief/whatif/group-form.tsx';
import { aWorld } from '../../support/a-world.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

describe('the forms of an order for a group', () => {
  it('are as it was given, each where most room was, and all on one host', () => {
    const world = aWorld({ hosts: 2, vms: 4, placedOn: 'nowhere' });
    const given = [0, 1, 2, 3].map((vm) => ({ vm, host: vm === 3 ? 1 : 0 }));
    const plans = groupForms(world, given, 0).map(({ plan }) => plan.map(({ host }) => host));
    expect(plans).toEqual([
      [0, 0, 0, 1],
      [0, 1, 0, 1],
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ]);
  });

  it('name each only once', () => {
    const world = aWorld({ hosts: 1, vms: 2, placedOn: 'nowhere' });
    const given = [0, 1].map((vm) => ({ vm, host: 0 }));
    expect(groupForms(world, given, 0)).toHaveLength(1);
  });
});
