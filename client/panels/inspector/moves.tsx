import type { JSX } from 'preact';
import { isInGame, verbOf } from '#client/model/commands/verbs.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { Subject } from '#client/model/state/subject.ts';
import { VerbButton } from '#client/panels/commands/verb-button.tsx';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';

const MOST = 3;

/** The two or three verbs that can address the cause, each with the reason if it cannot be done now. */
export function Moves(props: PanelProps & { subject: Subject; commands: readonly CommandName[] }): JSX.Element | null {
  const { ui, world, subject, commands } = props;
  const verbs = commands
    .filter((command) => isInGame(world, command))
    .map(verbOf)
    .filter((verb) => verb.on !== subject.kind || (verb.fits?.(world, subject.row) ?? true))
    .slice(0, MOST);
  if (ui.readOnly || verbs.length === 0) return null;
  return (
    <div class="moves">
      <h3>{t('play.moves')}</h3>
      {verbs.map((verb) => (
        <VerbButton
          key={verb.command}
          ui={ui}
          world={world}
          verb={verb}
          row={verb.on === subject.kind ? subject.row : undefined}
        />
      ))}
    </div>
  );
}
