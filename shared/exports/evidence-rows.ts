import { type Evidence, rightShare } from './evidence.ts';

type Cell = string | number;

/** What each person did as a table, columns as the engine and the journal name them; who was erased is not in it. */
export function evidenceRows(
  people: readonly Evidence[],
  tickSeconds: number,
  milliPointsOf: (team: number) => number | undefined,
): readonly (readonly Cell[])[] {
  const told = people.filter(({ name }) => name !== '');
  const names = [...new Set(told.flatMap(({ orders }) => Object.keys(orders)))].sort();
  const head = [
    'name',
    'seat',
    'team',
    'teamPoints',
    'seconds',
    'orders',
    'cover',
    'pings',
    'notes',
    'answers',
    'right',
  ];
  const rows = told.map((person): Cell[] => {
    const { name, seat, team, fromTick, toTick, orders, orderCount, coverCount, pingCount, noteCount, answers } =
      person;
    const points = milliPointsOf(team);
    const right = rightShare(person);
    return [
      name,
      seat,
      team,
      points === undefined ? '' : points / 1000,
      Math.round((toTick - fromTick) * tickSeconds),
      orderCount,
      coverCount,
      pingCount,
      noteCount,
      answers.length,
      right === undefined ? '' : Math.round(right * 1000) / 1000,
      ...names.map((order) => orders[order] ?? 0),
    ];
  });
  return [[...head, ...names], ...rows];
}
