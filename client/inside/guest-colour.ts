/** Colours that are told apart in a picture, the calm ones first. */
const COLOURS = [
  '--accent-fill',
  '--team-1',
  '--team-6',
  '--team-4',
  '--team-2',
  '--team-5',
  '--team-3',
  '--team-0',
] as const;

/** The colour of a row in a picture, as a value of CSS: of a VM, or of the customer whose VMs look alike. */
export function colourOf(row: number): string {
  return `var(${COLOURS[row % COLOURS.length] ?? '--accent-fill'})`;
}
