import { describe, expect, it } from 'vitest';
import { type Bot, botMemory } from '#shared/bots/bot.ts';
import { idle } from '#shared/bots/idle.ts';
import { reckless } from '#shared/bots/reckless.ts';
import { reference } from '#shared/bots/reference.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { secondsAt, ticksOf } from '#shared/sim/kernel/time.ts';
import { step } from '#shared/sim/step.ts';

const WARNED = [STATUSES.indexOf('watch'), STATUSES.indexOf('hot')];
const WELL = [STATUSES.indexOf('ok'), STATUSES.indexOf('off')];

const LEAD_S = 6;
const STARTED = [VM_STATES.indexOf('booting'), VM_STATES.indexOf('running')];

/**
 * Seconds between the first warning about a VM and its breach, for every breach of a game. One that has just been started
 * cannot be warned about earlier than that.
 */
function warningsOf(id: string, bot: Bot): number[] {
  const scenario = scenarioById(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  const world = createWorld(scenario);
  const warnedAt = new Map<number, number>();
  const startedAt = new Map<number, number>();
  const seconds: number[] = [];
  let memory = botMemory();
  for (let t = ticksOf(scenario, scenario.lengthS); t > 0; t--) {
    const turn = bot.play(world, memory);
    memory = turn.memory;
    step(
      world,
      turn.calls.map((call) => ({ by: 0, call })),
    );
    world.vms.status.forEach((status, vm) => {
      if (WELL.includes(status)) warnedAt.delete(vm);
      else if (WARNED.includes(status) && !warnedAt.has(vm)) warnedAt.set(vm, world.tick);
    });
    world.vms.state.forEach((state, vm) => {
      if (!STARTED.includes(state)) startedAt.delete(vm);
      else if (!startedAt.has(vm)) startedAt.set(vm, world.tick);
    });
    for (const event of world.events) {
      if (event.type !== 'vmBreached') continue;
      if (secondsAt(scenario, world.tick - (startedAt.get(event.vm) ?? 0)) < LEAD_S) continue;
      seconds.push(secondsAt(scenario, world.tick - (warnedAt.get(event.vm) ?? world.tick)));
    }
  }
  return seconds;
}

describe('a warning', () => {
  it('comes six seconds or more before service is bad, in 95 % of all cases [TEN-6]', () => {
    const seconds = [reference, idle, reckless].flatMap((bot) => warningsOf('sprint', bot));
    const inTime = seconds.filter((lead) => lead >= LEAD_S).length;
    expect(seconds.length).toBeGreaterThan(50);
    expect(inTime / seconds.length).toBeGreaterThanOrEqual(0.95);
  });
});
