import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csv } from '#client/ui/files/csv-file.ts';
import { GRADE_PRESETS, type GradePreset, gradeRows } from '#shared/exports/grade-files.ts';
import { matchRoster, readRoster } from '#shared/exports/roster.ts';

/** As each platform hands its list of people out. */
const LISTS: { readonly [P in GradePreset]: string } = {
  canvas:
    'Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (77)\r\n    Points Possible,,,,,10\r\n"Lovelace, Ada",41,U41,ada41,"Cloud, Monday",9\r\n"Müller, Jürgen",42,U42,jm42,"Cloud, Monday",\r\n"Student, Test",99,,,,\r\n',
  moodle:
    'First name,Last name,ID number,Institution,Department,Email address,Quiz 1 (Real)\nAda,Lovelace,U41,,,ada@example.org,9\nJürgen,Müller,U42,,,jm@example.org,-\n',
  blackboard:
    '"Last Name","First Name","Username","Student ID","Last Access","Availability","Quiz 1 [Total Pts: 10 Score] |77"\n"Lovelace","Ada","ada41","U41","","Yes","9"\n"Müller","Jürgen","jm42","U42","","Yes",""\n',
  google: 'Last Name,First Name,Email Address,Quiz 1\nLovelace,Ada,ada@example.org,9\nMüller,Jürgen,jm@example.org,\n',
};

/** Layouts as the platforms document them: see `docs/exports.md`. */
const EXPECTED: { readonly [P in GradePreset]: readonly (readonly string[])[] } = {
  canvas: [
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Sprint, "A"', 'Answers'],
    ['    Points Possible', '', '', '', '', '100', '100'],
    ['Lovelace, Ada', '41', 'U41', 'ada41', 'Cloud, Monday', '71.3', '50'],
    ['Müller, Jürgen', '42', 'U42', 'jm42', 'Cloud, Monday', '0', ''],
  ],
  moodle: [
    ['First name', 'Last name', 'ID number', 'Email address', 'Sprint, "A"', 'Answers'],
    ['Ada', 'Lovelace', 'U41', 'ada@example.org', '71.3', '50'],
    ['Jürgen', 'Müller', 'U42', 'jm@example.org', '0', ''],
  ],
  blackboard: [
    [
      'Last Name',
      'First Name',
      'Username',
      'Student ID',
      'Sprint, "A" [Total Pts: 100 Score]',
      'Answers [Total Pts: 100 Score]',
    ],
    ['Lovelace', 'Ada', 'ada41', 'U41', '71.3', '50'],
    ['Müller', 'Jürgen', 'jm42', 'U42', '0', ''],
  ],
  google: [
    ['Last Name', 'First Name', 'Email Address', 'Sprint, "A"', 'Answers'],
    ['Lovelace', 'Ada', 'ada@example.org', '71.3', '50'],
    ['Müller', 'Jürgen', 'jm@example.org', '0', ''],
  ],
};

const cellsOf = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
const PEOPLE = [
  { grant: 1, name: 'Jurgen Muller' },
  { grant: 2, name: 'ada' },
  { grant: 3, name: 'Calm Otter' },
];

describe('grades', () => {
  it.each(GRADE_PRESETS)(
    'for %s open again in its layout, joined to the names of the list that it has handed out',
    (preset) => {
      const roster = readRoster(cellsOf(LISTS[preset]));
      expect(roster.map(({ first, last }) => `${first} ${last}`)).toEqual(['Ada Lovelace', 'Jürgen Müller']);
      const matched = matchRoster(PEOPLE, roster);
      expect([...matched]).toEqual([
        [1, 1],
        [2, 0],
      ]);
      const gradesOf: readonly (readonly (number | undefined)[])[] = [
        [71.3, 50],
        [0, undefined],
      ];
      const graded = roster.map((row, no) => ({ row, grades: gradesOf[no] ?? [] }));
      const file = csv(gradeRows(preset, ['Sprint, "A"', 'Answers'], graded));
      expect(cellsOf(file)).toEqual(EXPECTED[preset]);
    },
  );

  it('hold no formula: a name that begins like one stays text', () => {
    const [row] = readRoster([
      ['First name', 'Last name'],
      ['=HYPERLINK("http://evil")', '@x'],
    ]);
    if (!row) throw new Error('no row');
    const [, cells = []] = cellsOf(csv(gradeRows('moodle', ['A'], [{ row, grades: [1] }])));
    expect(cells.slice(0, 2).every((cell) => cell.startsWith("'"))).toBe(true);
  });
});

describe('a list of people', () => {
  it('may be names alone, one a line', () => {
    const roster = readRoster([['Ada Lovelace'], [''], ['Hopper, Grace'], ['Plato']]);
    expect(roster.map(({ first, last }) => [first, last])).toEqual([
      ['Ada', 'Lovelace'],
      ['Grace', 'Hopper'],
      ['Plato', ''],
    ]);
  });

  it('leaves who could be two people to the teacher', () => {
    const roster = readRoster([['Ada Lovelace'], ['Ada Byron'], ['Grace Hopper']]);
    expect([
      ...matchRoster(
        [
          { grant: 1, name: 'Ada' },
          { grant: 2, name: 'grace' },
        ],
        roster,
      ),
    ]).toEqual([[2, 2]]);
  });
});
