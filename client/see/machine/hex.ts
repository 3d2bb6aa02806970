/** A word as people who write assembler read it: in hexadecimal, four digits at least. */
export function hex(word: number): string {
  return (word >>> 0).toString(16).toUpperCase().padStart(4, '0');
}
