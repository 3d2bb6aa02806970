import type { RosterRow } from './roster.ts';

/**
 * Grades as the learning platforms take them. Layouts as they document them; where each comes from is in `docs/exports.md`.
 * Canvas: name, three ids, section, assignment, and the points that can be had in the second row. Moodle: columns are matched by
 * whoever imports, and are headed as its own export heads them. Blackboard: the user name tells who it is, and a column without an
 * id becomes a new one. Google: Classroom takes no file, so it is a table for Sheets, headed as Classroom exports.
 */
export const GRADE_PRESETS = ['canvas', 'moodle', 'blackboard', 'google'] as const;
export type GradePreset = (typeof GRADE_PRESETS)[number];

type Cell = string | number;

/** One graded person. */
export interface Graded {
  readonly row: RosterRow;
  /** 0..100, one decimal; nothing if there is none. One for each column. */
  readonly grades: readonly (number | undefined)[];
}

/** What each column of grades is called. */
export type GradeTitles = readonly string[];

/** Points that can be had in each column. */
const POINTS_MOST = 100;

interface Layout {
  readonly people: readonly string[];
  readonly cells: (row: RosterRow) => readonly string[];
  readonly title: (title: string) => string;
  /** What stands above the points that can be had, for platforms that want a row of them. */
  readonly pointsRow?: string;
}

const LAYOUTS: { readonly [P in GradePreset]: Layout } = {
  canvas: {
    people: ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'],
    cells: ({ first, last, platformId, studentId, login, section }) => [
      last === '' ? first : `${last}, ${first}`,
      platformId,
      studentId,
      login,
      section,
    ],
    title: (title) => title,
    pointsRow: '    Points Possible',
  },
  moodle: {
    people: ['First name', 'Last name', 'ID number', 'Email address'],
    cells: ({ first, last, studentId, email }) => [first, last, studentId, email],
    title: (title) => title,
  },
  blackboard: {
    people: ['Last Name', 'First Name', 'Username', 'Student ID'],
    cells: ({ first, last, login, studentId }) => [last, first, login, studentId],
    // A bar would begin the id of a column that is there already.
    title: (title) => `${title.replaceAll('|', ' ')} [Total Pts: ${POINTS_MOST} Score]`,
  },
  google: {
    people: ['Last Name', 'First Name', 'Email Address'],
    cells: ({ first, last, email }) => [last, first, email],
    title: (title) => title,
  },
};

/** Fields of the roster by which a platform knows a person: one of them must be filled. */
export const KNOWN_BY: { readonly [P in GradePreset]: readonly (keyof RosterRow)[] } = {
  canvas: ['platformId', 'studentId', 'login'],
  moodle: ['email', 'studentId'],
  blackboard: ['login'],
  google: ['email'],
};

/** The rows of a file, its heads first. */
export function gradeRows(preset: GradePreset, titles: GradeTitles, people: readonly Graded[]): readonly Cell[][] {
  const { people: heads, cells, title, pointsRow } = LAYOUTS[preset];
  const points = pointsRow === undefined ? [] : [pointsCells(pointsRow, heads.length, titles)];
  const rows = people.map(({ row, grades }): Cell[] => [...cells(row), ...grades.map((grade) => grade ?? '')]);
  return [[...heads, ...titles.map(title)], ...points, ...rows];
}

function pointsCells(name: string, width: number, titles: GradeTitles): Cell[] {
  return [name, ...Array.from({ length: width - 1 }, () => ''), ...titles.map(() => POINTS_MOST)];
}
