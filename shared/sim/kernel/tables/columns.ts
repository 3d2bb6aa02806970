/**
 * Named columns over one `ArrayBuffer`, in two groups. **Hidden** columns are `Float64Array`: exact state, undisclosed
 * future, random state. **Open** columns are `Int32Array` in declared quanta: what a mirror may hold and a command's
 * `check` may read. All hidden cells come first, then all open cells, so that either group is one typed array and sync,
 * save, hash and diff need no code per column.
 *
 * A column is declared once, as `name: 'unit: phrase'`.
 */
export interface TableSpec {
  readonly hidden: { readonly [column: string]: string };
  readonly open: { readonly [column: string]: string };
}

export type Schema = { readonly [table: string]: TableSpec };
export type Rows<S extends Schema> = { readonly [T in keyof S]: number };

export type OpenTable<T extends TableSpec> = { readonly rows: number } & {
  readonly [C in keyof T['open']]: Int32Array;
};
export type Table<T extends TableSpec> = OpenTable<T> & { readonly [C in keyof T['hidden']]: Float64Array };

/** Where a column lies inside its group: `offset` and `rows` in cells. */
export interface ColumnPlace {
  readonly table: string;
  readonly column: string;
  readonly offset: number;
  readonly rows: number;
}

export interface Layout<S extends Schema> {
  readonly schema: S;
  readonly rows: Rows<S>;
  readonly hidden: readonly ColumnPlace[];
  readonly open: readonly ColumnPlace[];
  readonly hiddenCells: number;
  readonly openCells: number;
}

/** Places every column of `schema`, in the order of declaration. */
export function layoutOf<S extends Schema>(schema: S, rows: Rows<S>): Layout<S> {
  const hidden = place(schema, rows, 'hidden');
  const open = place(schema, rows, 'open');
  return { schema, rows, hidden, open, hiddenCells: cellsOf(hidden), openCells: cellsOf(open) };
}

function place(schema: Schema, rows: Rows<Schema>, group: 'hidden' | 'open'): ColumnPlace[] {
  const places: ColumnPlace[] = [];
  let offset = 0;
  for (const table of Object.keys(schema)) {
    for (const column of Object.keys(schema[table][group])) {
      places.push({ table, column, offset, rows: rows[table] });
      offset += rows[table];
    }
  }
  return places;
}

function cellsOf(places: readonly ColumnPlace[]): number {
  return places.reduce((sum, p) => sum + p.rows, 0);
}

/** Views of all tables over `buffer` (hidden and open). */
export function viewTables<S extends Schema>(layout: Layout<S>, hidden: Float64Array, open: Int32Array) {
  const tables = viewOpenTables(layout, open) as unknown as Record<string, Record<string, unknown>>;
  for (const p of layout.hidden) tables[p.table][p.column] = hidden.subarray(p.offset, p.offset + p.rows);
  for (const table of Object.keys(tables)) tables[table] = withFixedShape(tables[table]);
  return tables as unknown as { readonly [T in keyof S]: Table<S[T]> };
}

/**
 * The same table as an object whose shape engines know: one that was filled column by column is a dictionary to them, and
 * every access to a column a search.
 */
function withFixedShape<T extends object>(table: T): T {
  return { ...table };
}

/** Views of the open columns alone: what a mirror has. */
export function viewOpenTables<S extends Schema>(layout: Layout<S>, open: Int32Array) {
  const tables: Record<string, Record<string, unknown>> = {};
  for (const table of Object.keys(layout.schema)) tables[table] = { rows: layout.rows[table] };
  for (const p of layout.open) tables[p.table][p.column] = open.subarray(p.offset, p.offset + p.rows);
  for (const table of Object.keys(tables)) tables[table] = withFixedShape(tables[table]);
  return tables as unknown as { readonly [T in keyof S]: OpenTable<S[T]> };
}
