import Papa from 'papaparse';

/** Rows as comma-separated values (RFC 4180). Text that begins like a formula stays text in a spreadsheet. */
export function csv(rows: readonly (readonly (number | string)[])[]): string {
  const cells = rows.map((row) => [...row]);
  return `${Papa.unparse(cells, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
