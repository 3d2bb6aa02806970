/**
 * On which level each mark of a time line stands, so that none hides another: the lowest on which it is at least `apart` from the
 * mark before it. Marks come in the order of time, in parts of the line.
 */
export function markLevels(parts: readonly number[], apart: number): readonly number[] {
  const last: number[] = [];
  return parts.map((part) => {
    const free = last.findIndex((before) => part - before >= apart);
    const level = free < 0 ? last.length : free;
    last[level] = part;
    return level;
  });
}
