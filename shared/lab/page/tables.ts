import { markdownTable } from 'markdown-table';

/** A table in Markdown: a line a row, no blanks for looks, so that a changed cell changes one line. */
export function tableText(heads: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = [heads, ...rows].map((row) => row.map(cellText));
  return markdownTable(cells, { alignDelimiters: false });
}

/** What would end a cell or a line is spelt otherwise. */
function cellText(value: unknown): string {
  return String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');
}
