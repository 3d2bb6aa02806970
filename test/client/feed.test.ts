import i18next from 'i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { choicesFor } from '#client/model/commands/choices.ts';
import { eventText } from '#client/model/events/event-text.ts';
import { eventTone } from '#client/model/events/event-tone.ts';
import { followEvents } from '#client/model/events/feed.ts';
import { callOf, createUiState, type UiState } from '#client/model/state/ui-state.ts';
import { DRY_GUEST, DRY_SCENARIO } from '#client/play/dry-hall/dry-scenario.ts';
import { language } from '#client/words/words.ts';
import type { HostId, VmId } from '#shared/ids.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import way from '../../assets/lang/en.json' with { type: 'json' };
import hall from '../../assets/lang/hall/en.json' with { type: 'json' };
import { aLocalSession, type HandLocal } from '../support/a-local-session.ts';

const ME = 0;
const MATE = 1;
const open: HandLocal[] = [];

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: { ...way, ...hall } } },
    interpolation: { escapeValue: false },
  });
  language.value = 'en';
});
afterEach(() => {
  for (const session of open.splice(0)) void session.leave();
});

function aDesk(): { session: HandLocal; ui: UiState } {
  const session = aLocalSession(DRY_SCENARIO);
  open.push(session);
  return { session, ui: createUiState(session, false) };
}

/** A ui whose events the test makes up. */
function aDeskThatIsTold() {
  const { session } = aDesk();
  const ears: ((events: readonly SimEvent[], tick: number) => void)[] = [];
  const onEvents = { value: (ear: (typeof ears)[number]) => void ears.push(ear) };
  const ui = createUiState(Object.create(session, { onEvents }) as HandLocal, false);
  return { session, ui, tell: (events: readonly SimEvent[]) => ears.forEach((ear) => void ear(events, 1)) };
}

function told(event: SimEvent): string {
  const { session } = aDesk();
  return eventText(session.world.value!, session.view.value, event);
}

describe('the feed', () => {
  it('keeps on the ui what happened, whichever view shows it', async () => {
    const { session, ui } = aDesk();
    const stop = followEvents(ui);
    const moved = session.send(callOf('migrateLive', { vm: 0, host: 1 }));
    for (let tick = 0; tick < 200; tick++) session.stepOnce();
    expect((await moved).ok).toBe(true);
    stop();
    expect(ui.feed.value.map(({ text }) => text).join()).toMatch(/arrived on Host 2/);
  });

  it('tells the acts of team-mates and not one’s own', () => {
    const placed = (by: number): SimEvent => ({ type: 'vmPlaced', vm: DRY_GUEST as VmId, host: 0 as HostId, by });
    expect(eventTone(placed(MATE), ME)).toBe('plain');
    expect(eventTone(placed(ME), ME)).toBeUndefined();
    expect(eventTone(placed(-1), ME)).toBeUndefined();
    expect(eventTone({ type: 'hostBought', host: 0 as HostId, priceCents: 1, by: MATE }, ME)).toBe('plain');
  });

  it('tells the same broken promise of several VMs on a host once, with all of them to read', () => {
    const { session, ui, tell } = aDeskThatIsTold();
    followEvents(ui);
    const breach = (vm: number): SimEvent => ({ type: 'vmBreached', vm: vm as VmId, cause: 'steal' }) as SimEvent;
    tell([breach(0), breach(1)]);
    tell([breach(2)]);
    const hosts = session.world.value!.vms.host;
    const same = [0, 1, 2].filter((vm) => hosts[vm] === hosts[0]).length;
    const lines = ui.feed.value.filter(({ group }) => group !== undefined);
    expect(lines).toHaveLength(new Set([0, 1, 2].map((vm) => hosts[vm])).size);
    expect(lines.find(({ subject }) => hosts[subject!.row] === hosts[0])?.parts?.length ?? 1).toBe(same);
    expect(lines.map(({ text }) => text).join(' ')).toMatch(new RegExp(`${same} VMs on Host 1 break their promise`));
  });

  it('counts a VM that breaks its promise again once, and says of one VM that it is one', () => {
    const { ui, tell } = aDeskThatIsTold();
    followEvents(ui);
    const breach = (vm: number): SimEvent => ({ type: 'vmBreached', vm: vm as VmId, cause: 'steal' }) as SimEvent;
    for (let again = 0; again < 4; again++) tell([breach(0)]);
    const [line] = ui.feed.value.filter(({ group }) => group !== undefined);
    expect(line.parts).toHaveLength(4);
    expect(line.text).toBe(line.parts?.[0]);
  });

  it('is there again when the tab is opened again', async () => {
    const { session, ui } = aDesk();
    session.view.value = { ...session.view.value!, code: 'K7QF3M' };
    const stop = followEvents(ui);
    void session.send(callOf('migrateLive', { vm: 0, host: 1 }));
    for (let tick = 0; tick < 200; tick++) session.stepOnce();
    stop();
    expect(ui.feed.value.length).toBeGreaterThan(0);
    const again = createUiState(session, false);
    followEvents(again)();
    expect(again.feed.value).toEqual(ui.feed.value);
  });

  it('names a policy with its value and unit', () => {
    const set = (policy: string, value: number) => told({ type: 'policyChanged', policy, value, by: ME } as SimEvent);
    expect(set('overcommit', 110)).toBe('Ana set overcommit to 110\u00a0%.');
    expect(set('haReserve', 1)).toBe('Ana set the failure reserve to 1 host.');
    expect(set('sharing', 2)).toBe('Ana set page sharing to all VMs.');
  });

  it('says who else acted when it was no player', () => {
    const bought = (by: number) => told({ type: 'hostBought', host: 2 as HostId, priceCents: 90_000, by });
    expect(bought(-2)).toBe('Your teacher bought Host 3 for ¤\u00a0900.');
    expect(told({ type: 'faultInjected', fault: 'hostFailure', subject: 0 })).toBe('Your teacher: Host dies.');
  });
});

describe('the form for shares and limits', () => {
  it('offers the limit that holds now, also when it is no round part', () => {
    const world = aDesk().session.world.value!;
    world.vms.limitMhz[0] = 1234;
    const field = COMMANDS.setAllocation.payload.limitMhz;
    const values = choicesFor(world, 'setAllocation', 'limitMhz', field, { vm: 0 }).map(({ value }) => value);
    expect(values).toContain(1234);
    expect(values).toEqual([...values].sort((a, b) => Number(a) - Number(b)));
  });
});
