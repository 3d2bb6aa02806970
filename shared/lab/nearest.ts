/** The known name that a misspelt one was most likely meant to be, or nothing when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let [best, distance] = [undefined as string | undefined, Math.max(2, Math.ceil(name.length / 3)) + 1];
  for (const candidate of known) {
    const d = distanceTo(name.toLowerCase().slice(0, 60), candidate.toLowerCase());
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
}

/** Nothing is nearer than a word of which the beginning was written. */
function distanceTo(name: string, candidate: string): number {
  return name !== candidate && name.length > 1 && candidate.startsWith(name)
    ? BEGINNING
    : editDistance(name, candidate);
}

const BEGINNING = 0.5;

/** Insertions, deletions and replacements from one word to another (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
