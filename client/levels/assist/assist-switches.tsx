import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { ASSISTS, assists, setAssist } from './settings.ts';
import './assist-switches.css';

interface AssistSwitchesProps {
  readonly level: Level;
  /** Whether the attempt goes on already: its length is decided then. */
  readonly running?: boolean;
}

/** Help and pace: each a switch that says what it does. */
export function AssistSwitches({ level, running = false }: AssistSwitchesProps): JSX.Element {
  const shown = ASSISTS.filter((which) => which !== 'coach' || (level.kind === 'hall' && level.coach));
  return (
    <fieldset class="assist-switches">
      <legend class="unseen">{t('attempt.help')}</legend>
      <p class="small soft">{t('assist.about')}</p>
      {shown.map((which) => (
        <label key={which}>
          <input
            type="checkbox"
            checked={assists()[which]}
            onChange={(event) => setAssist(which, event.currentTarget.checked)}
          />
          <span>
            <strong>{t(`assist.${which}.name`)}</strong>
            <br />
            <span class="small soft">
              {t(`assist.${which}.text`)} {which === 'untimed' && untimedNote(level, running)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What an attempt without a clock means for this level. */
function untimedNote(level: Level, running: boolean): string {
  if (running) return t('assist.fromNext');
  return level.stars.flat().some(({ figure }) => figure.unit === 's') ? t('assist.secondsCount') : '';
}
