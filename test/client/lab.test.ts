import { describe, expect, it } from 'vitest';
import { isOnTheWay, playIn } from '#client/lab/play/snapshots.ts';
import { labAnswer } from '#client/lab/run/lab-desk.ts';
import type { LabAnswer, LabSaved } from '#client/lab/run/lab-messages.ts';
import { valueIn, withValue } from '#client/lab/setup/fields.ts';
import { OWN_HALL, withGuests } from '#client/lab/setup/own-hall.ts';
import { hallFile } from '#shared/lab/hall/hall-file.ts';
import type { PlayableFile } from '#shared/lab/hall/played-file.ts';
import { TOLD_CODES } from '#shared/lab/problems.ts';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import de from '../../assets/lang/alone/de.json' with { type: 'json' };
import en from '../../assets/lang/alone/en.json' with { type: 'json' };
import { aLocalGame } from '../support/a-local-session.ts';

const checked = (file: WorldFile) => labAnswer({ no: 1, type: 'check', file }) as LabAnswer;
const opened = (text: string) => labAnswer({ no: 1, type: 'open', text }) as LabAnswer;
const saved = (file: WorldFile, orders: readonly TimedOrder[], ticks: number) =>
  labAnswer({ no: 1, type: 'save', file, play: { orders, marks: [] }, ticks }) as LabSaved;

function playable(answer: LabAnswer): PlayableFile {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}

const failure = { name: 'injectFault', args: { fault: 'hostFailure', subject: 0, silent: false } } as const;

describe('the lab', () => {
  it('begins with a hall of its own that can be played', () => {
    expect(playable(checked(OWN_HALL)).scenario.hosts).toHaveLength(2);
  });

  it('opens every hall of the game but those whose load is a trace', () => {
    for (const { id, demand } of SCENARIOS) {
      const answer = labAnswer({ no: 1, type: 'hall', hall: id, seed: 'S1' }) as LabAnswer;
      expect([id, answer.ok]).toEqual([id, demand.kind !== 'trace']);
    }
  });

  it('gives back by link and by file what was saved, and says what is wrong with others', () => {
    const orders: TimedOrder[] = [{ tick: 3, by: -2, call: failure }];
    const { file, link } = saved(OWN_HALL, orders, 10);
    expect(link.length).toBeLessThan(1500);
    for (const text of [link, `https://example.org/lab#${link}`, file])
      expect(playable(opened(text)).orders).toEqual(orders);
    const codeOf = (text: string) => {
      const answer = opened(text);
      return answer.ok ? undefined : answer.code;
    };
    expect([codeOf('x'), codeOf(`${link.slice(0, 40)}A${link.slice(41)}`), codeOf('{')]).toEqual([
      'foreign',
      'damaged',
      'file',
    ]);
  });

  it('says what somebody meets who fills in the form or opens a file as codes, which every language has words for', () => {
    const told = (answer: LabAnswer) =>
      answer.ok ? [] : answer.problems.map(({ path, told: said }) => [path, said?.code, said?.values]);
    const [host] = OWN_HALL.hosts ?? [];
    expect(told(checked({ ...OWN_HALL, hosts: [{ ...host, cores: 0 }] } as WorldFile))).toEqual([
      ['hosts[0].cores', 'outside', { found: '0', least: 1, most: expect.any(Number) }],
    ]);
    const odd = { ...OWN_HALL, hots: [], tickSeconds: 'x' };
    expect(told(opened(JSON.stringify(odd))).map(([path, code]) => [path, code])).toEqual(
      expect.arrayContaining([
        ['hots', 'unknownFieldNear'],
        ['tickSeconds', 'outside'],
      ]),
    );
    expect(told(opened('{'))[0]?.[1]).toBe('notJson');
    for (const words of [en, de]) expect(Object.keys(words.lab.told).sort()).toEqual([...TOLD_CODES].sort());
  });

  it('goes on from a link to the state in which the hall was', async () => {
    const start = playable(checked(OWN_HALL));
    const first = aLocalGame({ kind: 'lab', scenario: start.scenario, orders: start.orders });
    await first.control({ type: 'start' });
    first.stepOnce(5);
    void first.control({ type: 'order', team: 0, name: failure.name, args: failure.args });
    await Promise.resolve();
    first.stepOnce(20);
    const { orders, marks } = playIn(await first.journal());
    expect(marks.map(([tick]) => tick)).toEqual([25]);
    expect(orders).toEqual([{ tick: 5, by: -2, call: failure }]);
    const again = playable(opened(saved(OWN_HALL, orders, 25).link));
    const second = aLocalGame({ kind: 'lab', scenario: again.scenario, orders: again.orders });
    await second.control({ type: 'start' });
    second.stepOnce(25);
    expect(playIn(await second.journal())).toEqual({ orders, marks });
    expect(second.world.value?.hosts.state).toEqual(first.world.value?.hosts.state);
    expect(second.world.value?.hall.energyWh).toEqual(first.world.value?.hall.energyWh);
    expect(second.world.value?.hosts.state[0]).not.toBe(start.scenario.hosts.length);
    await Promise.all([first.leave(), second.leave()]);
  });

  it('knows whether a snapshot lies on the way that the hall has come', () => {
    const [a, b] = [
      { tick: 1, by: 0, call: failure },
      { tick: 4, by: 0, call: failure },
    ];
    const snapshot = { no: 1, name: '', tick: 3, orders: [a] };
    expect(isOnTheWay(snapshot, { tick: 9, orders: [a, b] })).toBe(true);
    expect(isOnTheWay(snapshot, { tick: 2, orders: [a] })).toBe(false);
    expect(isOnTheWay(snapshot, { tick: 9, orders: [b] })).toBe(false);
  });

  it('changes a field of a file and no other, and takes it out again', () => {
    const changed = withValue({ a: 1, rungs: { swap: true } }, 'rungs.balloon', false);
    expect(changed).toEqual({ a: 1, rungs: { swap: true, balloon: false } });
    expect([valueIn(changed, 'rungs.balloon'), withValue(changed, 'a', undefined)]).toEqual([
      false,
      { rungs: { swap: true, balloon: false } },
    ]);
  });

  it('places guests by rule when there are more than the places that a hall lists', () => {
    const file = hallFile(SCENARIOS.find(({ id }) => id === 'sprint') ?? SCENARIOS[0]!) as WorldFile;
    const more = file.vms.map((group, i) => (i === 0 ? { ...group, count: group.count + 1 } : group));
    const changed = withGuests(file, more as unknown as Parameters<typeof withGuests>[1]);
    expect(changed.vms[0]?.placement).toBe('roundRobin');
    expect(checked(changed).ok).toBe(true);
  });
});
