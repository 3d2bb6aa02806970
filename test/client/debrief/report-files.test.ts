import { describe, expect, it } from 'vitest';
import { csv } from '#client/ui/files/csv-file.ts';

describe('a table as a file', () => {
  it('is comma-separated, a line a row (RFC 4180, section 2)', () => {
    expect(
      csv([
        ['team', 'second'],
        [0, 1.5],
      ]),
    ).toBe('team,second\r\n0,1.5\r\n');
  });

  it('quotes what would break a row', () => {
    expect(csv([['a,b', 'say "no"', 'two\nlines']])).toBe('"a,b","say ""no""","two\nlines"\r\n');
  });

  it('never hands a formula to a spreadsheet', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])
      expect(
        csv([[text]])
          .replace(/^"/, '')
          .startsWith("'"),
      ).toBe(true);
    expect(csv([[-1]])).toBe('-1\r\n');
  });
});
