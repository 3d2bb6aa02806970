import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Explained } from '#client/cards/explained.tsx';
import { isOrderedInPause } from '#client/model/commands/ordered.ts';
import { give } from '#client/model/commands/orders.ts';
import { refusalText } from '#client/model/commands/refusal-text.ts';
import type { Verb } from '#client/model/commands/verb.ts';
import { verbEffect, verbTitle } from '#client/model/commands/verb-words.ts';
import { isComplete, startingArgs } from '#client/model/commands/verbs.ts';
import { coverOf } from '#client/model/crew/crew.ts';
import { JOB_ICONS } from '#client/model/crew/job-glyphs.ts';
import { subjectName } from '#client/model/facts/names.ts';
import { directPreviewOf } from '#client/model/previews/direct-preview.ts';
import { HOLD_MS } from '#client/model/state/covering.ts';
import type { Subject } from '#client/model/state/subject.ts';
import { callOf, closeForm, obstacle, openForm, openingObstacle, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import type { Hold } from '#client/ui/controls/hold.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import type { JobName } from '#shared/protocol/crew.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

export interface VerbButtonProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly verb: Verb;
  /** The row that it is done to; absent for verbs of the hall. */
  readonly row: number | undefined;
  /** Key that presses it. */
  readonly shortcut?: string | undefined;
  /** Told when it comes to be pointed at or focused, and when no longer. */
  readonly onPoint?: (on: boolean) => void;
  /** Where it says why it is greyed; `tip` where what is around it says so. */
  readonly reasonAt?: 'tip' | 'below';
}

/** One verb: pressed, it is given at once, or asks for what is missing, or whether it is meant. Greyed, it says why. */
export function VerbButton({
  ui,
  world,
  verb,
  row,
  shortcut,
  onPoint,
  reasonAt = 'below',
}: VerbButtonProps): JSX.Element {
  const refusal = refusalAgainst(ui, world, verb, row);
  const ordered = isOrderedInPause(ui, verb, row);
  const reason = whyGreyed(ui, world, verb, row);
  const cover = coverOf(ui, verb.command);
  const asked = ui.asking.value?.command === verb.command;
  const pointed = isPointedAt(ui, verb, row);
  const [doubting, setDoubting] = useState(false);
  const press = () => (verb.final ? setDoubting(true) : ask(ui, world, verb, row));
  return (
    <span class="verb-line">
      <Button
        class={`verb ${verb.final ? 'final' : ''} ${pointed ? 'pointed' : ''}`}
        size="small"
        pressed={asked}
        reason={reason}
        reasonAt={reasonAt}
        shortcut={shortcut}
        hold={holdOf(ui, world, verb, row)}
        onClick={press}
        onPoint={onPoint}
      >
        <VerbIcon name={verb.icon} />
        <span class="verb-text">
          <span class="verb-name">{verbName(world, verb, row)}</span>
          {cover && <JobOf job={cover} />}
          {!reason && (
            <span class="verb-effect">{ordered ? t('play.orderedInPause') : effectText(world, verb, row)}</span>
          )}
        </span>
        {shortcut && <kbd class="verb-key">{shortcut.toUpperCase()}</kbd>}
      </Button>
      <Explained
        card={refusal && !ordered ? `refusal.${refusal.code}` : `verb.${verb.command}`}
        of={{ world, ...(subjectOfVerb(verb, row) ?? { kind: 'hall', row: 0 }) }}
        refusal={refusal}
        label={reason ? t('play.whyNot', { reason }) : t('play.whatIs', { name: verbName(world, verb, row) })}
      />
      {doubting && <AreYouSure ui={ui} world={world} verb={verb} row={row} onClose={() => setDoubting(false)} />}
    </span>
  );
}

/** Why the button of a verb cannot be pressed now, in words: its order was given in this pause, or would be refused. */
export function whyGreyed(ui: UiState, world: OpenWorld, verb: Verb, row: number | undefined): string | undefined {
  if (isOrderedInPause(ui, verb, row)) return orderedReason(world, verb, row);
  const refusal = refusalAgainst(ui, world, verb, row);
  return refusal && refusalText(world, refusal);
}

/** An order that needs nothing more is given once in a pause; another one may be given with other values. */
function orderedReason(world: OpenWorld, verb: Verb, row: number | undefined): string | undefined {
  return isComplete(verb, startingArgs(world, verb, row)) ? t('play.orderedInPause') : undefined;
}

/** Whose order it is: its sign and name, and for those who listen that it is another's. */
function JobOf({ job }: { job: JobName }): JSX.Element {
  const name = t(`job.${job}.name`);
  return (
    <span class="verb-job" title={t('cover.holdHint', { job: name })}>
      <VerbIcon name={JOB_ICONS[job]} />
      <span class="unseen">{t('cover.holdHint', { job: name })}</span>
      <span aria-hidden="true">{name}</span>
    </span>
  );
}

/** What holding the button does: an order of another job that needs nothing more is given for them. */
function holdOf(ui: UiState, world: OpenWorld, verb: Verb, row: number | undefined): Hold | undefined {
  const args = startingArgs(world, verb, row);
  const asks = !isComplete(verb, args) || (verb.plan?.(world, args) ?? []).length > 0 || verb.final === true;
  if (asks || coverOf(ui, verb.command) === undefined) return undefined;
  return { ms: HOLD_MS, onHeld: () => void give(ui, callOf(verb.command, args), { held: true }) };
}

/** Whether this is the order that helps now, for what is selected. */
function isPointedAt(ui: UiState, verb: Verb, row: number | undefined): boolean {
  const pointed = ui.pointed.value;
  return pointed?.order === verb.command && pointed.subject?.kind === verb.on && pointed.subject.row === row;
}

/** Asks once more before what cannot be taken back. */
function AreYouSure({ ui, world, verb, row, onClose }: VerbButtonProps & { onClose: () => void }): JSX.Element | null {
  const subject = subjectOfVerb(verb, row);
  if (!subject) return null;
  const doIt = (): void => {
    onClose();
    ask(ui, world, verb, row);
  };
  return (
    <Dialog
      title={t(`verb.${verb.command}.confirm`, { name: subjectName(world, subject) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="danger" onClick={doIt}>
            {t(`verb.${verb.command}.name`)}
          </Button>
        </>
      }
    >
      <p>
        {t(`verb.${verb.command}.effect`)} {t('play.final')}
      </p>
    </Dialog>
  );
}

function subjectOfVerb({ on }: Verb, row: number | undefined): Subject | undefined {
  return row === undefined || on === 'hall' || on === 'incident' ? undefined : { kind: on, row };
}

/** What the verb would do now, with its numbers where they can be known; else what it does in general. */
function effectText(world: OpenWorld, verb: Verb, row: number | undefined): string {
  const args = startingArgs(world, verb, row);
  const preview = isComplete(verb, args) ? directPreviewOf(world, verb.command, args) : undefined;
  if (!preview) return verbEffect(verb.command, args);
  const lines = preview.lines.map(({ text }) => text).join(' ');
  return preview.besides ? `${verbEffect(verb.command, args)} ${lines}` : lines;
}

/** A verb that undoes something says so. */
function verbName(world: OpenWorld, verb: Verb, row: number | undefined): string {
  return verbTitle(verb.command, startingArgs(world, verb, row));
}

/** Only a verb that needs no further argument can be judged whole before its form is open; the others by whether the room lets them. */
function refusalAgainst(ui: UiState, world: OpenWorld, verb: Verb, row: number | undefined) {
  const args = startingArgs(world, verb, row);
  const call = callOf(verb.command, args);
  return isComplete(verb, args) ? obstacle(ui, world, call) : openingObstacle(ui, world, verb.command);
}

function ask(ui: UiState, world: OpenWorld, verb: Verb, row: number | undefined): void {
  if (ui.asking.value?.command === verb.command) {
    closeForm(ui);
    return;
  }
  const args = startingArgs(world, verb, row);
  const planned = verb.plan?.(world, args) ?? [];
  if (isComplete(verb, args) && planned.length === 0) void give(ui, callOf(verb.command, args));
  else openForm(ui, { command: verb.command, args }, verb.overlay);
}
