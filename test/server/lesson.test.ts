import { afterAll, describe, expect, it } from 'vitest';
import { lessonA } from '#shared/lessons/a.ts';
import { lessonB } from '#shared/lessons/b.ts';
import { LESSONS } from '#shared/lessons/index.ts';
import { bearingOf } from '#shared/lessons/plan.ts';
import type { LessonDeed } from '#shared/protocol/class.ts';
import {
  aRoom,
  aStore,
  clearStores,
  commandId,
  type HandTimer,
  heirOf,
  INSTRUCTOR_WHO,
  roomJournal,
  type TestRoom,
} from './a-room.ts';

afterAll(clearStores);

/** Numbers of steps of lesson A. */
const STEP = Object.fromEntries(lessonA.steps.map(({ id }, no) => [id, no]));
/** A step of each kind that lasts and ends before the debrief, of the first lesson that has one. */
const ONE_OF_EACH = [
  ...new Map(
    LESSONS.toReversed().flatMap(({ id: lesson, steps }) =>
      steps
        .toReversed()
        .flatMap((step, i) =>
          bearingOf(step) === 'instant' || bearingOf(step) === 'ends'
            ? []
            : [[step.kind, { kind: step.kind, lesson, no: steps.length - 1 - i }] as const],
        ),
    ),
  ).values(),
];

async function lessonRoom(wish: Parameters<typeof aRoom>[0] = {}) {
  const room = await aRoom({ scenario: 'first-hall', seed: lessonA.seed, lesson: 'a', capacity: 3, teams: 2, ...wish });
  await room.connect(INSTRUCTOR_WHO);
  const ann = await room.join();
  const ben = await room.join();
  await room.control({ type: 'start' });
  return { room, ann, ben };
}

const deed = (room: TestRoom, what: LessonDeed, seconds?: number) =>
  room.control({ type: 'lesson', deed: what, ...(seconds === undefined ? {} : { seconds }) });
const stepNow = ({ room }: TestRoom) => room.game.state.lesson?.step;

/** Skips until a step goes on. */
async function skipTo(room: TestRoom, step: number) {
  for (let tries = 0; stepNow(room) !== step && tries < 30; tries++) await deed(room, 'skip');
  expect(stepNow(room)).toBe(step);
}

describe('a room with a lesson', () => {
  it('begins with the first step and goes from one to the next as long as each lasts', async () => {
    const { room } = await lessonRoom();
    expect(room.view).toMatchObject({ phase: 'paused', pause: 'handsOff' });
    await room.timer.pass(59_900);
    expect(stepNow(room)).toBe(STEP.brief);
    await room.timer.pass(100);
    expect(stepNow(room)).toBe(STEP.watts);
    await room.timer.pass(45_000);
    expect(stepNow(room)).toBe(STEP.morning);
    expect(room.view.phase).toBe('running');
  });

  it('takes no time of a step for writing down what it has left', async () => {
    const store = await aStore();
    const whole = roomJournal(store);
    let timer: HandTimer | undefined;
    const append: typeof whole.append = async (lines) => {
      await new Promise<void>((resolve) => (timer ? timer.after(300, resolve) : resolve()));
      return whole.append(lines);
    };
    const { room } = await lessonRoom({ store, deps: { journal: { ...whole, append } } });
    timer = room.timer;
    await room.timer.pass(59_900);
    expect(stepNow(room)).toBe(STEP.brief);
    await room.timer.pass(500);
    expect(stepNow(room)).toBe(STEP.watts);
  });

  it('ends play at its tick, and stands still from there', async () => {
    const { room } = await lessonRoom();
    await skipTo(room, STEP.morning);
    await room.ticks(550);
    expect(room.room.game.tick).toBe(550);
    expect(stepNow(room)).toBe(STEP.wattsShown);
    await room.ticks(50);
    expect(room.room.game.tick).toBe(550);
  });

  it('is whole in a quarter of an hour at ×1, and ends the session', async () => {
    const { room } = await lessonRoom();
    await room.timer.pass(699_000);
    expect(room.view.phase).not.toBe('over');
    await room.timer.pass(1_500);
    expect(room.view.phase).toBe('over');
    expect(room.room.game.tick).toBe(5 * (110 + 50 + 80));
  });

  it('gives every hall the orders of a step with the tick that follows, in its journal', async () => {
    const { room } = await lessonRoom();
    await skipTo(room, STEP.trouble);
    await room.ticks(1);
    const heir = await heirOf(room.store);
    expect(heir.room.game.state.lesson?.owed).toEqual([]);
    const failing = heir.room.game.worlds.map(({ hosts }) => hosts.failAtTick.some((at) => at > 0));
    expect(new Set(failing).size).toBe(1);
    const { lines } = (await room.store.read('room-1', 0))!;
    const orders = lines.map(({ entry }) => JSON.parse(entry)).filter(({ type }) => type === 'order');
    expect(orders.map(({ team, by, call }) => [team, by, call.name, call.args.silent])).toEqual([
      [0, -2, 'injectFault', true],
      [1, -2, 'injectFault', true],
    ]);
  });
});

describe('the teacher', () => {
  it.each(ONE_OF_EACH)(
    'holds, lengthens, repeats, skips, leaves a step of kind $kind and comes back',
    async ({ lesson: id, no }) => {
      const { room } = await lessonRoom({ scenario: 'period', lesson: id });
      await skipTo(room, no);
      const { lesson } = room.room.game.state;
      const plannedMs = lesson!.leftMs + 200 * Math.max(0, lesson!.untilTick - room.room.game.tick);
      expect(await deed(room, 'hold')).toEqual({ ok: true });
      await room.timer.pass(plannedMs + 60_000);
      expect(stepNow(room)).toBe(no);
      expect(await deed(room, 'go')).toEqual({ ok: true });
      expect(await deed(room, 'longer', 15)).toEqual({ ok: true });
      await room.timer.pass(plannedMs + 14_800);
      expect(stepNow(room)).toBe(no);
      expect(await deed(room, 'repeat')).toEqual({ ok: true });
      await room.timer.pass(plannedMs - 1_000);
      expect(stepNow(room)).toBe(no);
      expect(await deed(room, 'leave')).toEqual({ ok: true });
      await room.timer.pass(20_000);
      expect(stepNow(room)).toBe(no);
      expect(await deed(room, 'back')).toEqual({ ok: true });
      await room.timer.pass(800);
      expect(stepNow(room)).toBe(no);
      await room.timer.pass(1_200);
      expect(stepNow(room)).toBeGreaterThan(no);
    },
  );

  it('cannot let the hall run in a step that stands still, but can after leaving the lesson', async () => {
    const { room } = await lessonRoom();
    expect(await room.control({ type: 'resume' })).toEqual({ ok: false, problem: 'lessonLeads' });
    await deed(room, 'leave');
    expect(await room.control({ type: 'resume' })).toEqual({ ok: true });
    await room.ticks(3);
    expect(room.room.game.tick).toBe(3);
  });

  it('alone does all this', async () => {
    const { room, ann } = await lessonRoom();
    expect(await room.control({ type: 'lesson', deed: 'skip' }, ann)).toEqual({ ok: false, problem: 'badRequest' });
    expect(stepNow(room)).toBe(STEP.brief);
  });
});

describe('a server that is killed in a lesson', () => {
  it('goes on in a freeze with the time that was left, and never gives more than two seconds again', async () => {
    const { room, ann } = await lessonRoom();
    await skipTo(room, STEP.stop);
    await room.timer.pass(41_500);
    const heir = await heirOf(room.store);
    expect(heir.view).toMatchObject({ phase: 'paused', pause: 'handsOff' });
    await heir.timer.pass(300_000);
    expect(stepNow(heir)).toBe(STEP.stop);
    await heir.connect(ann);
    const { leftMs } = heir.room.game.state.lesson!;
    expect([18_500 <= leftMs, leftMs <= 20_500]).toEqual([true, true]);
    await heir.timer.pass(leftMs - 100);
    expect(stepNow(heir)).toBe(STEP.stop);
    await heir.timer.pass(200);
    expect(stepNow(heir)).toBe(STEP.price);
  });

  it('keeps every answer of a prediction, and takes more', async () => {
    const { room, ann, ben } = await lessonRoom();
    await skipTo(room, STEP.watts);
    const answer = (to: TestRoom, who: typeof ann, value: number) =>
      to.room.ask({ type: 'answer', who, ask: 0, value });
    expect(await answer(room, ann, 300)).toEqual({ ok: true });
    const heir = await heirOf(room.store);
    await heir.connect(ann);
    expect(await answer(heir, ben, 320)).toEqual({ ok: true });
    expect(heir.room.game.state.asks?.[0]?.votes).toEqual([{ [ann.grant]: 300, [ben.grant]: 320 }]);
  });

  it('ends play at its tick, however far ticks were promised', async () => {
    for (const played of [541, 547, 549]) {
      const store = await aStore();
      const { room, ann } = await lessonRoom({ store });
      await skipTo(room, STEP.morning);
      await room.ticks(played);
      const heir = await heirOf(store);
      expect(heir.room.game.tick).toBeLessThanOrEqual(550);
      await heir.connect(ann);
      await heir.ticks(30);
      expect(heir.room.game.tick).toBe(550);
      expect(stepNow(heir)).toBe(STEP.wattsShown);
    }
  });
});

describe('a room without a lesson', () => {
  it('refuses what is done with lessons, and tells of none', async () => {
    const room = await aRoom();
    await room.join();
    await room.control({ type: 'start' });
    expect(await deed(room, 'skip')).toEqual({ ok: false, problem: 'notRunning' });
    await room.ticks(2);
    expect(room.ear.classes.every(({ lesson }) => lesson === undefined)).toBe(true);
  });
});

describe('an order that the lesson has not come to', () => {
  it('is refused to players until its step, or until the lesson is left', async () => {
    for (const until of ['step', 'leave']) {
      const { room, ann } = await lessonRoom({ scenario: 'old-and-new', lesson: 'b' });
      const call = { name: 'setTechnique', args: { vm: 0, technique: 'native' } } as never;
      const stop = lessonB.steps.findIndex(({ id }) => id === 'around');
      await skipTo(room, stop);
      expect(await room.command(ann, call, commandId(1))).toEqual({ ok: false, refusal: { code: 'lessonLocked' } });
      if (until === 'leave') await deed(room, 'leave');
      else
        await skipTo(
          room,
          lessonB.steps.findIndex(({ id }) => id === 'first'),
        );
      await room.control({ type: 'resume' });
      const reply = room.command(ann, call, commandId(2));
      await room.ticks(2);
      expect(JSON.stringify(await reply)).not.toContain('lessonLocked');
    }
  });
});
