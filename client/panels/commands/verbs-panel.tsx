import type { JSX } from 'preact';
import type { Verb } from '#client/model/commands/verb.ts';
import { verbKey } from '#client/model/commands/verb-keys.ts';
import { verbsFor } from '#client/model/commands/verbs.ts';
import { subjectName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { t } from '#client/words/words.ts';
import { HALL_COMMANDS } from '#shared/scenarios/command-sets.ts';
import { PlaceAllButton } from './place-all.tsx';
import { VerbButton } from './verb-button.tsx';

/** So many verbs of a kind lie open; what is rarer waits behind one more press. */
const SHOWN_AT_ONCE = 9;

/** What one can do: to what is selected, and to the hall. */
export function VerbsPanel({ ui, world }: PanelProps): JSX.Element | null {
  if (ui.readOnly) return null;
  const subject = ui.selection.value;
  const own = subject ? verbsFor(world, subject) : [];
  const hall = verbsFor(world, undefined);
  return (
    <section class="verbs" aria-label={t('play.verbs')}>
      <PlaceAllButton ui={ui} world={world} />
      {subject && own.length > 0 && (
        <VerbGroup
          key={subject.kind}
          title={subjectName(world, subject)}
          verbs={own}
          row={subject.row}
          firstKey={0}
          {...{ ui, world }}
        />
      )}
      {hall.length > 0 && (
        <VerbGroup title={t('play.hall')} verbs={hall} row={undefined} firstKey={own.length} {...{ ui, world }} />
      )}
    </section>
  );
}

interface VerbGroupProps extends Pick<PanelProps, 'ui' | 'world'> {
  readonly title: string;
  readonly verbs: readonly Verb[];
  readonly row: number | undefined;
  /** Place of the first of them among all verbs that show: it decides about their keys. */
  readonly firstKey: number;
}

function VerbGroup({ title, verbs, firstKey, ...where }: VerbGroupProps): JSX.Element {
  const ordered = [...verbs.filter(isUsual), ...verbs.filter((verb) => !isUsual(verb))];
  const shown = ordered.length > SHOWN_AT_ONCE + 1 ? SHOWN_AT_ONCE : ordered.length;
  const [usual, rare] = [ordered.slice(0, shown), ordered.slice(shown)];
  return (
    <div class="verb-group">
      <h2>{title}</h2>
      <VerbButtons verbs={usual} firstKey={firstKey} {...where} />
      {rare.length > 0 && (
        <details class="more-verbs">
          <summary>{t('play.moreVerbs', { count: rare.length })}</summary>
          <VerbButtons verbs={rare} firstKey={firstKey + shown} {...where} />
        </details>
      )}
    </div>
  );
}

/** What every hall offers comes before what only some do. */
function isUsual({ command }: Verb): boolean {
  return HALL_COMMANDS.includes(command);
}

function VerbButtons({ verbs, row, firstKey, ui, world }: Omit<VerbGroupProps, 'title'>): JSX.Element {
  return (
    <>
      {verbs.map((verb, i) => (
        <VerbButton key={verb.command} ui={ui} world={world} verb={verb} row={row} shortcut={verbKey(firstKey + i)} />
      ))}
    </>
  );
}
