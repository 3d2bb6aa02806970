import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { isInGame, verbOf } from '../../model/commands/verbs.ts';
import type { PanelProps } from '../../model/state/panel.ts';
import type { Subject } from '../../model/state/subject.ts';
import { VerbButton } from '../commands/verb-button.tsx';

const MOST = 3;

/** The two or three verbs that can address the cause, each with the reason if it cannot be done now. */
export function Moves(props: PanelProps & { subject: Subject; commands: readonly CommandName[] }): JSX.Element | null {
  const { desk, world, subject, commands } = props;
  const verbs = commands
    .filter((command) => isInGame(world, command))
    .map(verbOf)
    .filter((verb) => verb.on !== subject.kind || (verb.fits?.(world, subject.row) ?? true))
    .slice(0, MOST);
  if (desk.readOnly || verbs.length === 0) return null;
  return (
    <div class="moves">
      <h3>{t('play.moves')}</h3>
      {verbs.map((verb) => (
        <VerbButton
          key={verb.command}
          desk={desk}
          world={world}
          verb={verb}
          row={verb.on === subject.kind ? subject.row : undefined}
        />
      ))}
    </div>
  );
}
