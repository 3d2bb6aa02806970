import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Choice } from '#client/ui/controls/choice.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { download } from '#client/ui/files/download.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { type Evidence, rightShare } from '#shared/exports/evidence.ts';
import { GRADE_PRESETS, type Graded, type GradePreset, gradeRows, KNOWN_BY } from '#shared/exports/grade-files.ts';
import { matchRoster, type RosterRow, readRoster } from '#shared/exports/roster.ts';
import { type PeopleData, pointsIn } from './use-people.ts';
import { WhoIsWho } from './who-is-who.tsx';
import '#client/ui/controls/field.css';

/** Grades with real names, which are typed here and stay here: joined, and written as a learning platform takes them. */
export function GradesSection({ data }: { data: PeopleData }): JSX.Element {
  const { debrief, code } = data;
  const [preset, setPreset] = useState<GradePreset>('canvas');
  const [title, setTitle] = useState(debrief.title || hallTitle(debrief.scenario));
  const [counts, setCounts] = useState(false);
  const [roster, setRoster] = useState<readonly RosterRow[]>([]);
  const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(new Map());
  const people = data.people.filter(({ name }) => name !== '');
  const found = useMemo(() => matchRoster(people, roster), [data, roster]);
  const rowOf = (grant: number): number => chosen.get(grant) ?? found.get(grant) ?? -1;
  const graded = gradesOf(data, people, roster, rowOf, counts);
  const save = async (): Promise<void> => {
    const { csv } = await import('#client/ui/files/csv-file.ts');
    const titles = counts ? [title, `${title} ${t('people.answers')}`] : [title];
    download(`overcommit-${code.toLowerCase()}-${preset}.csv`, 'text/csv', csv(gradeRows(preset, titles, graded)));
  };
  return (
    <section class="panel stack" aria-label={t('people.grades')}>
      <h2>{t('people.grades')}</h2>
      <p class="soft">{t('people.gradesText')}</p>
      <RosterField onRead={setRoster} count={roster.length} />
      <Choice
        legend={t('people.platform')}
        value={preset}
        onChange={setPreset}
        options={GRADE_PRESETS.map((value) => ({ value, title: t(`people.preset.${value}`) }))}
      />
      <Field label={t('people.columnTitle')} value={title} onInput={setTitle} maxLength={80} />
      <label class="office-tick">
        <input type="checkbox" checked={counts} onChange={(event) => setCounts(event.currentTarget.checked)} />
        <span>
          {t('people.gradeRight')} <span class="soft small">{t('people.gradeRightText')}</span>
        </span>
      </label>
      {roster.length > 0 && (
        <WhoIsWho
          people={people}
          roster={roster}
          rowOf={rowOf}
          onChoose={(grant, row) => setChosen(new Map([...chosen, [grant, row]]))}
        />
      )}
      {roster.length > 0 && <Unknown preset={preset} graded={graded} />}
      <div>
        <Button
          kind="primary"
          reason={graded.length === 0 ? t('people.nothingYet') : undefined}
          onClick={() => void save()}
        >
          {t('people.download')}
        </Button>
      </div>
    </section>
  );
}

/** Who of the list was there, with what they came to. */
function gradesOf(
  { debrief }: PeopleData,
  people: readonly Evidence[],
  roster: readonly RosterRow[],
  rowOf: (grant: number) => number,
  counts: boolean,
): readonly Graded[] {
  return people.flatMap((person): Graded[] => {
    const row = roster[rowOf(person.grant)];
    if (!row) return [];
    const [points, right] = [pointsIn(debrief)(person.team), rightShare(person)];
    const grades = [points === undefined ? undefined : Math.round(points / 100) / 10];
    if (counts) grades.push(right === undefined ? undefined : Math.round(right * 100));
    return [{ row, grades }];
  });
}

function RosterField({
  count,
  onRead,
}: {
  count: number;
  onRead: (roster: readonly RosterRow[]) => void;
}): JSX.Element {
  const id = useId();
  const read = async (text: string): Promise<void> => {
    const { default: Papa } = await import('papaparse');
    onRead(readRoster(Papa.parse<string[]>(text.trim(), { skipEmptyLines: true }).data));
  };
  return (
    <div class="field">
      <label for={id}>{t('people.roster')}</label>
      <textarea
        id={id}
        class="office-text"
        rows={5}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={`${id}-hint`}
        onInput={(event) => void read(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="field-hint" aria-live="polite">
        {count > 0 ? t('people.found', { count }) : t('people.rosterHint')}
      </p>
    </div>
  );
}

/** Says when the platform would not know somebody. */
function Unknown({ preset, graded }: { preset: GradePreset; graded: readonly Graded[] }): JSX.Element | null {
  if (graded.length === 0) return <p class="soft">{t('people.nothingYet')}</p>;
  const count = graded.filter(({ row }) => KNOWN_BY[preset].every((field) => row[field] === '')).length;
  if (count === 0) return null;
  const fields = KNOWN_BY[preset].map((field) => t(`people.field.${field}`)).join(', ');
  return <p class="notice">{t('people.unknownBy', { count, fields, platform: t(`people.preset.${preset}`) })}</p>;
}
