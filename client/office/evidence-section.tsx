import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { erasePerson, takePerson } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { download } from '#client/ui/files/download.ts';
import { duration, number } from '#client/words/formats.ts';
import { teamName } from '#client/words/team-name.ts';
import { hasWords, language, t } from '#client/words/words.ts';
import { type Answer, type Evidence, rightShare } from '#shared/exports/evidence.ts';
import { EMBLEMS } from '#shared/protocol/emblems.ts';
import { AskFirst } from './ask-first.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { useDeed } from './use-deed.ts';
import { type PeopleData, pointsIn } from './use-people.ts';

const COLUMNS = ['team', 'points', 'time', 'orders', 'cover', 'answers', 'right'] as const;

/** A line for each person: what they did, their data as a file, and erasing them. */
export function EvidenceSection({ data, onChange }: { data: PeopleData; onChange: () => void }): JSX.Element {
  const { code, token, people } = data;
  const [asked, setAsked] = useState<Evidence>();
  const deed = useDeed();
  const take = async ({ grant }: Evidence): Promise<void> => {
    const taken = await deed.run(() => takePerson(code, token, grant));
    if (taken) download(`overcommit-${code.toLowerCase()}-${grant}.json`, 'application/json', taken.value);
  };
  const erase = async ({ grant, name }: Evidence): Promise<void> => {
    if (!(await deed.run(() => erasePerson(code, token, grant)))) return;
    toast(t('people.erasedOne', { name }));
    onChange();
  };
  return (
    <section class="panel stack" aria-label={t('people.evidence')}>
      <h2>{t('people.evidence')}</h2>
      <ProblemNotice problem={deed.problem} />
      <table class="office-table">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class={column === 'team' ? '' : 'number'}>
                {t(`people.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row
              key={person.grant}
              data={data}
              person={person}
              onTake={() => void take(person)}
              onErase={() => setAsked(person)}
            />
          ))}
        </tbody>
      </table>
      {people.map((person) => person.name !== '' && <Details key={person.grant} person={person} />)}
      {asked && (
        <AskFirst
          title={t('people.eraseOneTitle', { name: asked.name })}
          text={t('people.eraseOneText')}
          deed={t('people.eraseOne')}
          onDo={() => void erase(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly data: PeopleData;
  readonly person: Evidence;
  readonly onTake: () => void;
  readonly onErase: () => void;
}

function Row({ data, person, onTake, onErase }: RowProps): JSX.Element {
  const { name } = person;
  const cells = cellsOf(data, person);
  return (
    <tr>
      <th scope="row">{name || <span class="soft">{t('people.erasedPerson')}</span>}</th>
      {COLUMNS.map((column) => (
        <td key={column} data-head={t(`people.${column}`)} class={column === 'team' ? '' : 'number mono'}>
          {cells[column]}
        </td>
      ))}
      <td>
        {name !== '' && (
          <div class="row">
            <Button size="small" onClick={onTake}>
              {t('people.take')}
            </Button>
            <Button size="small" onClick={onErase}>
              {t('people.eraseOne')}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}

function cellsOf(
  { debrief, scenario }: PeopleData,
  person: Evidence,
): { readonly [C in (typeof COLUMNS)[number]]: string } {
  const { team, fromTick, toTick, orderCount, coverCount, answers } = person;
  const [points, right] = [pointsIn(debrief)(team), rightShare(person)];
  const percent = new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 0 });
  return {
    team: team < 0 ? t('people.none') : teamName({ no: team, emblem: team % EMBLEMS }),
    points: points === undefined ? t('people.none') : number(points / 1000, 1),
    time: duration((toTick - fromTick) * scenario.tickSeconds),
    orders: number(orderCount),
    cover: number(coverCount),
    answers: number(answers.length),
    right: right === undefined ? t('people.none') : percent.format(right),
  };
}

/** Which orders, and which answers. */
function Details({ person }: { person: Evidence }): JSX.Element {
  const { name, orders, answers } = person;
  const given = Object.entries(orders).sort(([, a], [, b]) => b - a);
  return (
    <details>
      <summary>{t('people.details', { name })}</summary>
      <div class="stack">
        <p>
          <strong>{t('people.ordersGiven')}: </strong>
          {given.length === 0
            ? t('people.nothing')
            : given.map(([order, count]) => `${verbName(order)} ${number(count)}`).join(', ')}
        </p>
        <p>
          <strong>{t('people.answered')}: </strong>
          {answers.length === 0 ? t('people.nothing') : answers.map(answerWords).join(', ')}
        </p>
      </div>
    </details>
  );
}

function verbName(order: string): string {
  return hasWords(`verb.${order}.name`) ? t(`verb.${order}.name`) : order;
}

/** The question as it was typed, or its number; what was answered each time, an option by its number from 1 on. */
function answerWords({ ask, question, values, isRight }: Answer): string {
  const shift = question.shape.kind === 'choice' ? 1 : 0;
  const told = values.map((value) => (value === undefined ? t('people.none') : number(value + shift))).join(' → ');
  const mark = isRight === undefined ? '' : isRight ? ' ✓' : ' ✗';
  return `${question.text ?? t('people.question', { no: ask + 1 })}: ${told}${mark}`;
}
