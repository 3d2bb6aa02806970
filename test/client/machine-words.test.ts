import { beforeAll, describe, expect, it } from 'vitest';
import { reasonWords } from '#client/see/machine/reason-words.ts';
import { saysOf } from '#client/see/machine/says.ts';
import { hasWords } from '#client/words/words.ts';
import { GUESTS, guestProgram } from '#shared/machine/guests/index.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { LINE_UP, LINE_UP_IDS } from '#shared/machine/trial/line-up.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import type { MachineEvent } from '#shared/machine/vmm/events.ts';
import { GENERATIONS, PAGING_MODES, type Setup, setupOf, TECHNIQUES } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { happeningOf } from '#shared/see/machine/happening.ts';
import { speakEnglish } from './english.ts';

/** Words are asked for by what happened: nothing may happen that there are none for. */

beforeAll(speakEnglish);

const STEPS = 700;
const SETUPS: readonly Setup[] = [
  ...LINE_UP_IDS.map((id) => LINE_UP[id]),
  setupOf({ technique: 'binaryTranslation', cacheInstructions: 8 }),
  setupOf({ technique: 'hardwareAssist', intercepts: [] }),
  setupOf({ technique: 'hardwareAssist', takes: [{ step: 3, frame: 16 }] }),
];

describe.each(GUESTS.map((guest) => ({ guest, name: guest.id })))('the guest $name', ({ guest }) => {
  it('does nothing, under any set-up, that could not be said', () => {
    for (const setup of SETUPS) {
      const port = setup.technique === 'paravirtual' ? 'ported' : 'native';
      if (port === 'ported' && !guest.open) continue;
      const run = startRun(guestProgram(guest, port), setup);
      while (run.guest.stopped === undefined && run.counts.steps < STEPS) {
        step(run);
        expect(saidIn(run.events)).not.toMatch(/machine\.\w/);
      }
      for (const reason of Object.keys(run.counts.exits)) expect(reasonWords(reason)).not.toMatch(/machine\.\w/);
    }
  });

  it('has a name', () => {
    expect(hasWords(`machine.guest.${guest.id}`)).toBe(true);
  });
});

/** What of a step's sentences says whose fault a page fault was. */
const TELLS = /guest|never learns|host had taken|watched page table|dispatcher/;

it('a step with a page fault does not say whose fault it was while somebody is asked', () => {
  const kinds = new Set<string>();
  for (const setup of SETUPS) {
    const run = startRun(guestProgram(GUESTS.find(({ id }) => id === 'forker')!, 'native'), setup);
    while (run.guest.stopped === undefined && run.counts.steps < STEPS) {
      step(run);
      const fault = run.events.find((event) => event.type === 'fault');
      if (!fault) continue;
      kinds.add(fault.kind);
      expect(saysOf(run.events)).toMatch(TELLS);
      expect(saysOf(run.events, true)).not.toMatch(TELLS);
      expect(saysOf(run.events, true)).toContain('Whose fault was it?');
    }
  }
  expect(kinds.size).toBeGreaterThanOrEqual(2);
});

function saidIn(events: readonly MachineEvent[]): string {
  const happening = happeningOf(events);
  const known = ['stamp', 'happening', 'choice'].every((place) => hasWords(`machine.${place}.${happening}`));
  return known ? saysOf(events) : `machine.stamp.${happening}`;
}

describe('what can be chosen', () => {
  it('has words', () => {
    const keys = [
      ...TECHNIQUES.map((id) => `technique.${id}`),
      ...PAGING_MODES.map((id) => `paging.${id}`),
      ...GENERATIONS.map((id) => `generation.${id}`),
      ...Object.keys(FLAVOURS).map((id) => `flavour.${id}`),
      ...LINE_UP_IDS.map((id) => `way.${id}`),
    ];
    expect(keys.filter((key) => !hasWords(`machine.${key}`))).toEqual([]);
  });
});
