import type { JSX } from 'preact';
import { ownVerbsFirst } from '#client/model/commands/own-first.ts';
import type { Verb } from '#client/model/commands/verb.ts';
import { isUsual, verbKey } from '#client/model/commands/verb-keys.ts';
import { verbsFor } from '#client/model/commands/verbs.ts';
import { subjectName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { t } from '#client/words/words.ts';
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
          {...{ ui, world }}
        />
      )}
      {hall.length > 0 && <VerbGroup title={t('play.hall')} verbs={hall} row={undefined} {...{ ui, world }} />}
      <p class="small soft keys-told">{t(own.length + hall.length > 0 ? 'play.keysTold' : 'play.selectFirst')}</p>
    </section>
  );
}

interface VerbGroupProps extends Pick<PanelProps, 'ui' | 'world'> {
  readonly title: string;
  readonly verbs: readonly Verb[];
  readonly row: number | undefined;
}

function VerbGroup({ title, verbs, ...where }: VerbGroupProps): JSX.Element {
  const ordered = ownVerbsFirst(where.ui, [...verbs.filter(isUsual), ...verbs.filter((verb) => !isUsual(verb))]);
  const shown = ordered.length > SHOWN_AT_ONCE + 1 ? SHOWN_AT_ONCE : ordered.length;
  const [usual, rare] = [ordered.slice(0, shown), ordered.slice(shown)];
  return (
    <div class="verb-group">
      <h2>{title}</h2>
      <VerbButtons verbs={usual} {...where} />
      {rare.length > 0 && (
        <details class="more-verbs">
          <summary>{t('play.moreVerbs', { count: rare.length })}</summary>
          <VerbButtons verbs={rare} {...where} />
        </details>
      )}
    </div>
  );
}

function VerbButtons({ verbs, row, ui, world }: Omit<VerbGroupProps, 'title'>): JSX.Element {
  return (
    <>
      {verbs.map((verb) => (
        <VerbButton
          key={verb.command}
          ui={ui}
          world={world}
          verb={verb}
          row={row}
          shortcut={verbKey(world.scenario, verb.command)}
        />
      ))}
    </>
  );
}
