import { describe, expect, it } from 'vitest';
import { botMemory } from '#shared/bots/bot.ts';
import type { HostId, VmId } from '#shared/ids.ts';
import { type CoachStep, coachStep, type StepsDone, stepsDone } from '#shared/levels/coach.ts';
import type { HallLevel, HallRun } from '#shared/levels/hall-level.ts';
import { isOver, ordersOfTick, startRun, takeTick } from '#shared/levels/hall-run.ts';
import { LEVELS } from '#shared/levels/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import de from '../../assets/lang/levels/de.json' with { type: 'json' };
import en from '../../assets/lang/levels/en.json' with { type: 'json' };

const coached = LEVELS.filter((level): level is HallLevel & { coach: readonly CoachStep[] } => 'coach' in level);
const [first] = coached;
if (!first) throw new Error('no level has a coach');

/** A level with its coach, played by hand. */
class Lesson {
  readonly run: HallRun = startRun(first as HallLevel, 'S01');
  #done: StepsDone = new Set();

  /** Plays so many seconds, with these orders at their beginning, and answers the step that is shown then. */
  play(seconds: number, ...calls: CommandCall[]): string | undefined {
    const until = this.run.world.tick + ticksOf(this.run.world.scenario, seconds);
    let given = calls;
    while (this.run.world.tick < until) {
      takeTick(
        this.run,
        ordersOfTick(
          this.run,
          given.map((call) => ({ by: 0, call })),
        ),
      );
      given = [];
      this.#done = stepsDone(first.coach, this.run, this.#done);
    }
    return this.shown?.id;
  }

  get shown(): CoachStep | undefined {
    return coachStep(first.coach, this.run, this.#done);
  }

  get done(): readonly string[] {
    return [...this.#done];
  }
}

const move = (vm: number, host: number): CommandCall => ({
  name: 'migrateLive',
  args: { vm: vm as VmId, host: host as HostId },
});
const sleep = (host: number): CommandCall => ({ name: 'sleepHost', args: { host: host as HostId } });

describe('the coach of the first level', () => {
  it('begins with one guest that stands alone, and points at the order that moves it', () => {
    const lesson = new Lesson();
    expect(lesson.shown?.id).toBe('move');
    expect(lesson.shown?.points?.(lesson.run)).toEqual({ subject: { kind: 'vm', row: 0 }, order: 'migrateLive' });
  });

  it('has its first server dark, and less power drawn, within twenty seconds of two orders', () => {
    const lesson = new Lesson();
    const powerW = () => lesson.run.world.hall.facilityW[0] ?? 0;
    expect(lesson.play(5, move(0, 1))).toBe('sleep');
    expect(lesson.shown?.points?.(lesson.run)).toEqual({ subject: { kind: 'host', row: 0 }, order: 'sleepHost' });
    const before = powerW();
    expect(lesson.play(5, sleep(0))).toBe('darker');
    expect(powerW()).toBeLessThan(before - 100);
  });

  it('takes any guest and any server as a solution', () => {
    const lesson = new Lesson();
    expect(lesson.play(5, move(3, 4))).toBe('sleep');
    expect(lesson.play(5, sleep(3))).toBe('darker');
  });

  it('skips a step that was done before its turn', () => {
    const lesson = new Lesson();
    lesson.play(5, sleep(4));
    expect(lesson.done).toEqual(['sleep']);
    expect(lesson.play(5, move(0, 1))).toBe('darker');
  });

  it('leaves a beginner alone until the first customer comes, 40 s after the start', () => {
    const lesson = new Lesson();
    expect(lesson.play(39)).toBe('move');
    expect(lesson.run.events.some(({ event }) => event.type === 'contractAccepted')).toBe(false);
  });

  it('is done by one who plays well, and says nothing about a failure that has not happened', () => {
    const run = startRun(first, 'S01');
    let memory = botMemory();
    let done: StepsDone = new Set();
    while (!isOver(run)) {
      const turn = first.players.bot.bot.play(run.world, memory);
      memory = turn.memory;
      takeTick(
        run,
        ordersOfTick(
          run,
          turn.calls.map((call) => ({ by: memory.place, call })),
        ),
      );
      const before = done;
      done = stepsDone(first.coach, run, done);
      expect([...done]).toEqual(expect.arrayContaining([...before]));
      const failed = run.events.some(({ event }) => event.type === 'hostFailed');
      if (!failed) expect(coachStep(first.coach, run, done)?.id).not.toBe('rescue');
    }
    expect([...done].sort()).toEqual(first.coach.map(({ id }) => id).sort());
  });
});

describe.each(coached.map((level) => ({ level, id: level.id })))('the coach of level $id', ({ level, id }) => {
  it.each([
    ['en', en],
    ['de', de],
  ])('has one line for every step in %s', (_, words) => {
    const lines = (words.level as unknown as Record<string, { coach?: Record<string, string> }>)[id]?.coach ?? {};
    expect(Object.keys(lines)).toEqual(level.coach.map((step) => step.id));
    for (const line of Object.values(lines)) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('points only at orders that the level has, and at things that exist', () => {
    const run = startRun(level, 'S01');
    const orders = [...(level.hall.scenario.commands ?? []), 'placeVms'];
    for (const { points } of level.coach) {
      const target = points?.(run);
      if (target?.order) expect(orders).toContain(target.order);
      const rows = target?.subject?.kind === 'host' ? run.world.hosts.rows : run.world.vms.rows;
      if (target?.subject) expect(target.subject.row).toBeLessThan(rows);
    }
  });
});
