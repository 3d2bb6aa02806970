import { describe, expect, it } from 'vitest';
import { botMemory } from '#shared/bots/bot.ts';
import type { HallLevel, HallRun, LevelPlayer } from '#shared/levels/hall-level.ts';
import { isOver, ordersOfTick, startRun, takeTick } from '#shared/levels/hall-run.ts';
import { LEVELS } from '#shared/levels/index.ts';
import { judge } from '#shared/levels/judge.ts';
import { type Standing, standings } from '#shared/levels/standing.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';

const HALL_LEVELS = LEVELS.filter((level): level is HallLevel => level.kind === 'hall');
/** Plays a level and answers how its conditions stood every few seconds, with what they came to. */
function played(level: HallLevel, player: LevelPlayer): { stood: (readonly Standing[])[]; met: boolean[] } {
  const run = startRun(level, 'S01');
  const stood: (readonly Standing[])[] = [];
  let memory = botMemory();
  while (!isOver(run)) {
    if (run.world.tick % 20 === 0) stood.push(standings(level, run).flat());
    const turn = player.bot.play(run.world, memory);
    memory = turn.memory;
    takeTick(
      run,
      ordersOfTick(
        run,
        turn.calls.map((call) => ({ by: memory.place, call })),
      ),
    );
  }
  Object.assign(run.answers, player.answers?.(run));
  return {
    stood,
    met: judge(level, run)
      .conditions.flat()
      .map(({ met }) => met),
  };
}

function levelOf(id: string): HallLevel {
  const level = HALL_LEVELS.find((each) => each.id === id);
  if (!level) throw new Error(`no level ${id} in a hall`);
  return level;
}

/** A level under nobody, at a second. */
function idleAt(id: string, second: number): HallRun {
  const run = startRun(levelOf(id), 'S01');
  while (secondsAt(run.world.scenario, run.world.tick) < second) takeTick(run, ordersOfTick(run, []));
  return run;
}

describe('how the conditions of a level stand before its end', () => {
  it.each(HALL_LEVELS.map((level) => ({ level, id: level.id })))('$id: what is lost stays lost', ({ level }) => {
    const { stood, met } = played(level, level.players.twin);
    met.forEach((isMet, i) => {
      const lost = stood.findIndex((standing) => standing[i]?.state === 'lost');
      if (lost < 0) return;
      expect(stood.slice(lost).every((standing) => standing[i]?.state === 'lost')).toBe(true);
      expect(isMet).toBe(false);
    });
  });

  it.each(HALL_LEVELS.map((level) => ({ level, id: level.id })))('$id: nothing is lost at its start', ({ level }) => {
    const states = standings(level, startRun(level, 'S01')).flat();
    expect(states.filter(({ state }) => state === 'lost')).toEqual([]);
  });

  it('tells what is counted at a second with what there is now, and how long it is until then', () => {
    const [, [counted]] = standings(levelOf('1-1'), idleAt('1-1', 40)) as [unknown, [Standing]];
    expect(counted).toEqual({ state: 'open', value: 5, judgedInS: 100 });
  });

  it('calls it lost once it was counted and is too much', () => {
    const [, [counted]] = standings(levelOf('1-1'), idleAt('1-1', 141)) as [unknown, [Standing]];
    expect(counted).toEqual({ state: 'lost', value: 5 });
  });

  it('has no value of what has not happened yet', () => {
    const [, , [blast]] = standings(levelOf('1-1'), idleAt('1-1', 10)) as [unknown, unknown, [Standing]];
    expect(blast).toEqual({ state: 'later' });
  });

  it('leaves a move open that nobody has made yet, though its figure is as bad as can be', () => {
    const [, [pause]] = standings(levelOf('6-2'), idleAt('6-2', 10)) as [unknown, [Standing]];
    expect(pause).toEqual({ state: 'later' });
  });

  it('keeps what is asked at the end for the end', () => {
    expect(standings(levelOf('0-1'), idleAt('0-1', 10))[2]?.[1]).toEqual({ state: 'later', isAsked: true });
  });
});
