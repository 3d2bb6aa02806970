import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { glanceOf } from '#client/model/commands/glance.ts';
import { verbTitle } from '#client/model/commands/verb-words.ts';
import { causeOf } from '#client/model/facts/causes.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { Pointed } from '#client/model/state/pointed.ts';
import { sameSubject } from '#client/model/state/subject.ts';
import { select } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import type { IconName } from '#client/ui/glyphs/icons.ts';
import { t } from '#client/words/words.ts';
import type { CoachStep } from '#shared/levels/coach.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';
import { answersIn } from '../assist/nudge.ts';
import { assists, setAssist } from '../assist/settings.ts';
import { useCalm } from '../assist/use-calm.ts';
import { useNudge } from '../assist/use-nudge.ts';
import { usePointed } from '../assist/use-pointed.ts';
import { useCoach } from '../coach/use-coach.ts';
import { AgainDialog } from './again-dialog.tsx';
import { useAttempt } from './attempt.ts';
import { BriefButton } from './brief-button.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { HintsDialog } from './hints-dialog.tsx';
import { useStandStill } from './use-stand-still.ts';
import './level-strip.css';

/** The line of a level: one sentence that helps now, and what one can do with the attempt. */
export function LevelStrip(props: PanelProps): JSX.Element {
  const attempt = useAttempt();
  const step = useCoach(attempt, props.world);
  const nudge = useNudge(attempt, props.world);
  const pointed = usePointed(attempt, step, props);
  const said = stripText(attempt.level.id, step, nudge, props);
  useCalm(attempt.session);
  return (
    <section class={`level-strip ${step ? 'coaching' : ''}`} aria-label={t('attempt.strip')}>
      <div class="strip-text" role="status">
        {said || <BriefButton />}
      </div>
      <div class="strip-buttons">
        {step && <CoachButtons {...props} pointed={pointed} />}
        <AttemptButtons />
      </div>
    </section>
  );
}

/** What helps now; nothing where nothing does: then there is room for what the level is about. */
function stripText(level: string, step: CoachStep | undefined, nudge: Cause | undefined, props: PanelProps): string {
  if (step) return t(`level.${level}.coach.${step.id}`, orderNames(props));
  if (nudge) return nudgeText(nudge, props);
  return assists().words ? whyText(props) : '';
}

/** The names of the orders that a coach may speak of. */
function orderNames({ world }: PanelProps): Record<string, string> {
  const commands = world.scenario.commands ?? [];
  return Object.fromEntries(commands.map((command) => [command, t(`verb.${command}.name`)]));
}

/** What is wrong for so long, and the orders that answer it. */
function nudgeText(cause: Cause, { world }: PanelProps): string {
  const orders = answersIn(world, cause).map((command) => verbTitle(command, {}));
  const names = [...new Set(orders)].join(', ');
  return t(names ? 'attempt.nudge' : 'attempt.nudgePlain', { cause: t(`cause.${cause}.plain`), orders: names });
}

/** Why it goes wrong where it goes worst. */
function whyText({ ui, world }: PanelProps): string {
  const first = glanceOf(ui, world)?.group[0];
  if (first?.subject.kind !== 'vm') return '';
  const cause = causeOf(world, first.subject.row);
  return cause === 'none' ? '' : t(`cause.${cause}.why`);
}

/** To what is pointed at, and away with the coach. */
function CoachButtons({ ui, pointed }: PanelProps & { pointed: Pointed | undefined }): JSX.Element {
  const subject = pointed?.subject;
  const chosen = sameSubject(subject, ui.selection.value);
  return (
    <>
      {subject && !chosen && (
        <Button size="small" kind="primary" label={t('attempt.showMe')} onClick={() => select(ui, subject, true)}>
          <VerbIcon name="scanSearch" />
          <span class="strip-word">{t('attempt.showMe')}</span>
        </Button>
      )}
      <Button size="small" kind="quiet" label={t('attempt.skipCoach')} onClick={() => setAssist('coach', false)}>
        <VerbIcon name="x" />
        <span class="strip-word">{t('attempt.skipCoach')}</span>
      </Button>
    </>
  );
}

type Open = 'hints' | 'help' | 'again';

function AttemptButtons(): JSX.Element {
  const { level, session } = useAttempt();
  const [open, setOpen] = useState<Open>();
  useStandStill(open !== undefined);
  const close = (): void => setOpen(undefined);
  const left = level.hints.length - (session.level.value?.hints.length ?? 0);
  return (
    <>
      {level.hints.length > 0 && (
        <StripButton icon="lightbulb" words={t('attempt.hints', { count: left })} onClick={() => setOpen('hints')} />
      )}
      <StripButton icon="refresh" words={t('attempt.again')} onClick={() => setOpen('again')} />
      <Button size="small" label={t('attempt.help')} onClick={() => setOpen('help')}>
        <VerbIcon name="lifeBuoy" />
        <span class="strip-word">{t('attempt.help')}</span>
      </Button>
      {open === 'hints' && <HintsDialog onClose={close} />}
      {open === 'help' && (
        <HelpDialog onHints={() => setOpen('hints')} onAgain={() => setOpen('again')} onClose={close} />
      )}
      {open === 'again' && <AgainDialog onClose={close} />}
    </>
  );
}

interface StripButtonProps {
  readonly icon: IconName;
  readonly words: string;
  readonly onClick: () => void;
}

/** Where there is no room for it, the help has the same. */
function StripButton({ icon, words, onClick }: StripButtonProps): JSX.Element {
  return (
    <Button class="strip-wide" size="small" label={words} onClick={onClick}>
      <VerbIcon name={icon} />
      <span class="strip-word">{words}</span>
    </Button>
  );
}
