import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask as told } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import type { AskView } from '#shared/protocol/class.ts';
import {
  type AnswerShape,
  isAnswer,
  type MeasureId,
  OPTION_SIGNS_MAX,
  OPTIONS_MAX,
  QUESTION_SIGNS_MAX,
} from '#shared/protocol/questions.ts';
import { AnswersPlot } from './answers-plot.tsx';
import { answerText, optionsOf, questionText, typedQuestion } from './ask-words.ts';
import { MeasureChoice, MeasureSave } from './measure/measure-desk.tsx';

import '#client/ui/controls/field.css';

interface DeskProps {
  readonly session: RemoteSession;
}

/** Questions on the teacher's screen: asks one on the spot; closes, asks again and shows the one of the moment. */
export function AskDesk({ session }: DeskProps): JSX.Element {
  const ask = session.class.value?.ask;
  const [asking, setAsking] = useState(false);
  return (
    <section class="panel stack" aria-label={t('lesson.questions')}>
      <h2>{t('lesson.questions')}</h2>
      {ask && <Present key={ask.no} session={session} ask={ask} />}
      {asking ? (
        <NewQuestion session={session} onDone={() => setAsking(false)} />
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>{t('lesson.askSomething')}</Button>
        </div>
      )}
    </section>
  );
}

function Present({ session, ask }: DeskProps & { ask: AskView }): JSX.Element {
  const canAgain = !ask.open && ask.vote < 2 && ask.question.shape.kind !== 'measure';
  return (
    <div class="stack">
      <p>
        <strong>{questionText(ask)}</strong>
      </p>
      <p role="status">{t('lesson.answersIn', { count: ask.answered, vote: ask.vote })}</p>
      <AnswersPlot ask={ask} />
      <div class="row">
        {ask.open && (
          <Button kind="primary" onClick={() => void told(session.control({ type: 'askClose' }))}>
            {t('lesson.close')}
          </Button>
        )}
        {canAgain && (
          <Button onClick={() => void told(session.control({ type: 'askAgain' }))}>{t('lesson.askAgain')}</Button>
        )}
        {ask.question.shape.kind === 'measure' && <MeasureSave ask={ask} measure={ask.question.shape.measure} />}
        {!ask.truth && <Reveal session={session} ask={ask} />}
      </div>
    </div>
  );
}

/** Of a lesson's question the truth is known; of any other the teacher says it. */
function Reveal({ session, ask }: DeskProps & { ask: AskView }): JSX.Element {
  const [typed, setTyped] = useState('');
  const { shape } = ask.question;
  if (ask.lesson !== undefined || shape.kind === 'measure')
    return <Button onClick={() => void told(session.control({ type: 'reveal' }))}>{t('lesson.reveal')}</Button>;
  const value = typed === '' ? Number.NaN : Number(typed);
  const options = optionsOf(shape);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAnswer(shape, value)) void told(session.control({ type: 'reveal', value }));
      }}
    >
      {options.length > 0 ? (
        <select
          class="select"
          aria-label={t('lesson.rightAnswer')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        >
          <option value="">{t('lesson.rightAnswer')}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {answerText(ask, option)}
            </option>
          ))}
        </select>
      ) : (
        <Field label={t('lesson.rightAnswer')} type="number" value={typed} onInput={setTyped} />
      )}
      <Button type="submit" reason={isAnswer(shape, value) ? undefined : t('lesson.rightAnswer')}>
        {t('lesson.reveal')}
      </Button>
    </form>
  );
}

const KINDS = ['choice', 'number', 'point', 'host', 'measure'] as const;
type Kind = (typeof KINDS)[number];

interface Draft {
  readonly text: string;
  readonly kind: Kind;
  /** One option a line. */
  readonly options: string;
  readonly min: string;
  readonly max: string;
  readonly measure: MeasureId;
}

function NewQuestion({ session, onDone }: DeskProps & { onDone: () => void }): JSX.Element {
  const [draft, setDraft] = useState<Draft>({
    text: '',
    kind: 'choice',
    options: '',
    min: '0',
    max: '100',
    measure: 'overcommit',
  });
  const hosts = session.welcome.value?.scenario.hosts.length ?? 0;
  const shape = shapeOf(draft, hosts);
  const text = draft.kind === 'measure' ? '' : draft.text.trim();
  const complete = shape !== undefined && (text !== '' || draft.kind === 'measure');
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!shape || !complete) return;
    if (await told(session.control({ type: 'ask', question: typedQuestion(text, shape) }))) onDone();
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      {draft.kind !== 'measure' && (
        <Field
          label={t('lesson.newText')}
          value={draft.text}
          onInput={(typed) => change({ text: typed })}
          maxLength={QUESTION_SIGNS_MAX}
        />
      )}
      <div class="row">
        {KINDS.map((kind) => (
          <Button key={kind} size="small" pressed={draft.kind === kind} onClick={() => change({ kind })}>
            {t(`lesson.shape.${kind}`)}
          </Button>
        ))}
      </div>
      {draft.kind === 'choice' && (
        <label class="field">
          {t('lesson.newOptions', { max: OPTIONS_MAX })}
          <textarea
            rows={4}
            value={draft.options}
            onInput={(event) => change({ options: event.currentTarget.value })}
          />
        </label>
      )}
      {(draft.kind === 'number' || draft.kind === 'point') && (
        <div class="row">
          <Field label={t('lesson.least')} type="number" value={draft.min} onInput={(min) => change({ min })} />
          <Field label={t('lesson.most')} type="number" value={draft.max} onInput={(max) => change({ max })} />
        </div>
      )}
      {draft.kind === 'measure' && <MeasureChoice value={draft.measure} onChange={(measure) => change({ measure })} />}
      <div class="row">
        <Button kind="primary" type="submit" reason={complete ? undefined : t('lesson.incomplete')}>
          {t('lesson.askAll')}
        </Button>
        <Button onClick={onDone}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

function shapeOf({ kind, options, min, max, measure }: Draft, hosts: number): AnswerShape | undefined {
  if (kind === 'measure') return { kind, measure };
  if (kind === 'host') return { kind, hosts };
  if (kind === 'choice') {
    const texts = options
      .split('\n')
      .map((line) => line.trim().slice(0, OPTION_SIGNS_MAX))
      .filter((line) => line !== '');
    return texts.length < 2 || texts.length > OPTIONS_MAX ? undefined : { kind, options: texts.length, texts };
  }
  const [least, most] = [Number(min), Number(max)];
  if (!Number.isInteger(least) || !Number.isInteger(most) || least >= most) return undefined;
  return { kind, min: least, max: most, unit: 'count' };
}
