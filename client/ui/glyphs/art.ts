/**
 * The hand-drawn signs, as SVG text by name: `glyphs` mean a state or a mechanism, `emblems` a kind of tenant. White
 * strokes on a 32-grid; whoever draws them gives the colour.
 */
const FILES = import.meta.glob<string>('../../../assets/art/**/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const ART: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES).map(([path, svg]) => [path.slice(path.lastIndexOf('art/') + 4, -'.svg'.length), svg]),
);

/** The emblem of a kind of tenant; a person's outline for one that has none of its own. */
export function emblemOf(archetype: string | undefined): string {
  const name = `emblems/${archetype ?? ''}`;
  return ART.has(name) ? name : 'emblems/tenant';
}
