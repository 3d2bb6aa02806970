import { beforeEach, describe, expect, it } from 'vitest';
import { drop, keep, keptKeys } from '#client/device/device-store.ts';
import { keepPastGame, type PastGame, pastGames } from '#client/net/past-games.ts';

const game = (code: string, role: PastGame['role'] = 'player'): PastGame => ({
  code,
  role,
  token: `t-${code}`,
  title: '',
});

describe('the sessions that a device looks back at', () => {
  beforeEach(() => {
    for (const key of keptKeys('')) drop(key);
  });

  it('are listed from the last one on, each once', () => {
    for (const code of ['AAAAAA', 'BBBBBB', 'AAAAAA']) keepPastGame(game(code));
    expect(pastGames().map(({ code }) => code)).toEqual(['AAAAAA', 'BBBBBB']);
  });

  it('tell who played from who taught', () => {
    keepPastGame(game('AAAAAA', 'player'));
    keepPastGame(game('AAAAAA', 'instructor'));
    expect(pastGames().map(({ role }) => role)).toEqual(['instructor', 'player']);
  });

  it('are at most twelve: the oldest goes', () => {
    for (let no = 0; no < 13; no++) keepPastGame(game(`GAME${no}`));
    expect(pastGames()).toHaveLength(12);
    expect(pastGames().map(({ code }) => code)).not.toContain('GAME0');
  });

  it('are none where the storage holds something else', () => {
    keep('overcommit.past', '[{"code":1},null,"x"]');
    expect(pastGames()).toEqual([]);
    keep('overcommit.past', 'no list');
    expect(pastGames()).toEqual([]);
  });
});
