import fc from 'fast-check';
import type { Field, RowCounts } from '#shared/payload.ts';
import { COMMANDS, type CommandCall, type CommandName } from '#shared/sim/commands/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR, type Order } from '#shared/sim/step.ts';

const ALL = Object.keys(COMMANDS) as CommandName[];

/** Any command of these with any arguments that its payload allows in a world with these table sizes. */
export function anyCommand(rows: RowCounts, names: readonly CommandName[] = ALL): fc.Arbitrary<CommandCall> {
  return fc.oneof(
    ...names.map((name) => {
      const fields = Object.entries(COMMANDS[name].payload).map(([key, field]) => [key, anyValue(field, rows)]);
      return fc.record(Object.fromEntries(fields)).map((args) => ({ name, args }) as unknown as CommandCall);
    }),
  );
}

/** Small numbers are what most games are about, so they come often. */
function anyValue(field: Field, rows: RowCounts): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'row':
      return anyRow(field.table, rows);
    case 'int':
      return fc.oneof(
        fc.integer({ min: field.min, max: Math.min(field.max, field.min + 8) }),
        fc.integer({ min: field.min, max: field.max }),
      );
    case 'flag':
      return fc.boolean();
    case 'oneOf':
      return fc.constantFrom(...field.values);
    case 'pairs':
      return fc.array(fc.tuple(anyRow(field.first, rows), anyRow(field.second, rows)), { minLength: 1, maxLength: 8 });
  }
}

function anyRow(table: string, rows: RowCounts): fc.Arbitrary<number> {
  return fc.nat({ max: Math.max(0, (rows[table] ?? 1) - 1) });
}

/** Orders of one tick. */
export type Orders = readonly Order[];

/** Orders for so many ticks: most ticks have none, few have many; some come from the instructor. */
export function anyGame({ layout }: World, ticks: number): fc.Arbitrary<readonly Orders[]> {
  const order = fc.record({
    by: fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 4 }) }, { weight: 1, arbitrary: fc.constant(INSTRUCTOR) }),
    call: anyCommand(layout.rows),
  });
  const quiet = fc.constant<Orders>([]);
  const busy = fc.array(order, { minLength: 1, maxLength: 8 });
  return fc.array(fc.oneof({ weight: 2, arbitrary: quiet }, { weight: 1, arbitrary: busy }), {
    minLength: ticks,
    maxLength: ticks,
  });
}
