/** A thing of the hall that can be looked at and acted on: a row of one of its tables. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly row: number;
}

const SUBJECT_KINDS = ['host', 'vm', 'tenant', 'datastore'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export function sameSubject(a: Subject | undefined, b: Subject | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.kind === b.kind && a.row === b.row);
}
