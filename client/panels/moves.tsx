import type { JSX } from 'preact';
import { t } from '#client/ui/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { INSTRUCTOR } from '#shared/sim/step.ts';
import { giverOf } from './desk.ts';
import type { PanelProps } from './panel.ts';
import type { Subject } from './subject.ts';
import { VerbButton } from './verb-button.tsx';
import { isOpenTo, verbOf } from './verbs.ts';

const MOST = 3;

/** The two or three verbs that can address the cause, each with the reason if it cannot be done now. */
export function Moves(props: PanelProps & { subject: Subject; commands: readonly CommandName[] }): JSX.Element | null {
  const { desk, world, subject, commands } = props;
  const instructor = giverOf(desk) === INSTRUCTOR;
  const verbs = commands
    .filter((command) => isOpenTo(world, command, instructor))
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
