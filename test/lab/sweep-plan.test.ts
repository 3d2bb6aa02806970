import { describe, expect, it } from 'vitest';
import { parseAxis } from '#shared/lab/axes.ts';
import { parseOverride, withOverrides } from '#shared/lab/overrides.ts';
import { combinations } from '../../tools/lab/sweep-plan.ts';

describe('an axis of a sweep', () => {
  it.each([
    ['seed=a,b', ['a', 'b']],
    ['vms[0].count=1..4', [1, 2, 3, 4]],
    ['x=0..1:0.25', [0, 0.25, 0.5, 0.75, 1]],
    ['x=-2..0', [-2, -1, 0]],
    ['swap=true,false', [true, false]],
    ['p=["thr, a","b"]', ['thr, a', 'b']],
  ])('%s takes the values %j', (text, values) => {
    expect(parseAxis(text).values).toEqual(values);
  });

  it.each(['x', 'x=5..1', 'x=1..2:0'])('is refused when it is none: %s', (text) => {
    expect(() => parseAxis(text)).toThrow('--over');
  });

  it('multiplies with others, the last fastest', () => {
    const rows = combinations([parseAxis('a=1,2'), parseAxis('b=x,y')]);
    expect(rows.map((row) => row.map(({ value }) => value))).toEqual([
      [1, 'x'],
      [1, 'y'],
      [2, 'x'],
      [2, 'y'],
    ]);
  });
});

describe('changing a field from outside', () => {
  it('reaches into lists and makes objects on its way', () => {
    const value = { vms: [{ count: 1 }] };
    const changed = withOverrides(
      value,
      ['vms[0].count=7', 'policies.rungs.swap=false', 'title=a day'].map(parseOverride),
    );
    expect(changed).toEqual({ vms: [{ count: 7 }], policies: { rungs: { swap: false } }, title: 'a day' });
    expect(value).toEqual({ vms: [{ count: 1 }] });
  });

  it('reaches every entry of a list with a star', () => {
    const value = { hosts: [{ count: 1 }, { count: 2 }] };
    expect(withOverrides(value, [parseOverride('hosts[*].memMib=8192')])).toEqual({
      hosts: [
        { count: 1, memMib: 8192 },
        { count: 2, memMib: 8192 },
      ],
    });
  });

  it('refuses what is not there', () => {
    expect(() => withOverrides({ vms: [] }, [parseOverride('vms[3].count=7')])).toThrow('vms[3]: there are 0 entries');
    expect(() => withOverrides({ hosts: [{}] }, [parseOverride('hosts[3].cores=7')])).toThrow(
      '--set hosts[3]: there is 1 entry',
    );
    expect(() => withOverrides({}, [parseOverride('__proto__.count=7')])).toThrow('"__proto__" names no field');
    expect(() => parseOverride('seed')).toThrow('expected path.to.field=value');
  });
});
