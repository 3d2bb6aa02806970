/** The value of a column's row; 0 beyond its end, where a mirror that is just being built has nothing yet. */
export function at(column: ArrayLike<number>, row: number): number {
  return column[row] ?? 0;
}

/** The name that a code stands for in its closed list; the list's first name for a code that this client does not know. */
export function nameOf<const L extends readonly string[]>(list: L, code: number): L[number] {
  return list[code] ?? list[0] ?? '';
}
