import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { Pars } from '#server/threads/pars.ts';
import { SideThread } from '#server/threads/side-thread.ts';
import type { ParAsk } from '#server/threads/wire.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import { aRoom, clearStores, settled } from '../a-room.ts';

afterAll(clearStores);

const par = (everyS: number): ParFigures => {
  const none = { promises: [], density: [], energy: [], profit: [] };
  return { everyS, floor: none, target: none };
};

/** Bots that run when they are told to. */
function heldBots() {
  const asked: string[] = [];
  const hurried: string[] = [];
  const answers: { resolve: (figures: ParFigures) => void; reject: (problem: Error) => void }[] = [];
  const ask = ({ seed, hurries }: ParAsk) => {
    asked.push(seed);
    if (hurries) hurried.push(seed);
    return new Promise<ParFigures>((resolve, reject) => answers.push({ resolve, reject }));
  };
  return { asked, hurried, answers, pars: new Pars({ ask, tell: () => void hurried.push(asked.at(-1)!) }) };
}

const hall = (seed: string) => ({ scenario: 'sprint', seed });

describe('what the bots of halls come to', () => {
  it('is found once for a hall and seed, however many ask', async () => {
    const { asked, answers, pars } = heldBots();
    const all = Promise.all([pars.of(hall('A'), 'class'), pars.of(hall('A'), 'alone')]);
    answers[0].resolve(par(10));
    expect(await all).toEqual([par(10), par(10)]);
    expect(await pars.of(hall('A'), 'class')).toEqual(par(10));
    expect([asked, pars.known(hall('A')), pars.known(hall('B'))]).toEqual([['A'], par(10), undefined]);
  });

  it('is found for classes before those who play alone, one hall after another', async () => {
    const { asked, answers, pars } = heldBots();
    for (const [seed, urgency] of [
      ['alone 1', 'alone'],
      ['alone 2', 'alone'],
      ['class', 'class'],
      ['alone 3', 'alone'],
    ] as const)
      void pars.of(hall(seed), urgency);
    // A class plays the same seed as somebody who has asked before.
    void pars.of(hall('alone 3'), 'class');
    for (let run = 0; run < 4; run++) {
      answers[run].resolve(par(10));
      await settled();
    }
    expect(asked).toEqual(['alone 1', 'class', 'alone 3', 'alone 2']);
  });

  it('is found with rests, until somebody looks at a score that lacks it', async () => {
    const { asked, hurried, answers, pars } = heldBots();
    for (const seed of ['A', 'B', 'C']) void pars.of(hall(seed), 'class');
    void pars.of(hall('C'), 'now');
    expect(hurried).toEqual([]);
    void pars.of(hall('A'), 'now');
    expect(hurried).toEqual(['A']);
    answers[0].resolve(par(10));
    await settled();
    expect([asked, hurried]).toEqual([
      ['A', 'C'],
      ['A', 'C'],
    ]);
  });

  it('can be asked for again when something broke, and does not queue without end', async () => {
    const { asked, answers, pars } = heldBots();
    const first = pars.of(hall('A'), 'class');
    answers[0].reject(new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    const again = pars.of(hall('A'), 'class');
    answers[1].resolve(par(10));
    expect(await again).toEqual(par(10));
    expect(asked).toEqual(['A', 'A']);
    const many = Array.from({ length: 102 }, (_, i) => pars.of(hall(`${i}`), 'alone').catch(() => 'refused'));
    expect(await many[101]).toBe('refused');
  });
});

describe('a thread that no game waits for', () => {
  /** Answers with what it was asked; dies of "die", breaks on "break". */
  const CODE = `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ ticket, say }) => {
      if (say === 'die') process.exit(7);
      parentPort.postMessage(say === 'break' ? { ticket, failed: 'broken' } : { ticket, reply: say });
    });`;

  it('is started when it is asked, and again after it has died: only what it worked on is lost', async () => {
    const deaths: string[] = [];
    let starts = 0;
    const thread = new SideThread<{ say: string }, string>(
      () => {
        starts++;
        return new Worker(CODE, { eval: true });
      },
      (problem) => deaths.push(problem.message),
    );
    expect(starts).toBe(0);
    expect(await thread.ask({ say: 'one' })).toBe('one');
    await expect(thread.ask({ say: 'break' })).rejects.toThrow('broken');
    await expect(thread.ask({ say: 'die' })).rejects.toThrow('thread ended with 7');
    expect(await thread.ask({ say: 'two' })).toBe('two');
    await thread.stop();
    await expect(thread.ask({ say: 'three' })).rejects.toThrow('the server stops');
    expect([starts, deaths]).toEqual([2, ['thread ended with 7']]);
  });
});

describe('a room that nobody plays in yet', () => {
  it('asks in the lobby already, so that the bots have run when the class plays; nothing is asked of a hall without points', async () => {
    const rooms = [await aRoom({ scenario: 'period' }), await aRoom({ scenario: 'open-hall' })];
    for (const { room } of rooms) for (let second = 0; second < 3; second++) room.overview();
    expect(rooms.map(({ ear, room }) => [ear.parsWanted, room.game.worlds.length])).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });
});
