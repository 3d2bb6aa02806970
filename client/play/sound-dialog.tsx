import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { UiState } from '#client/model/state/ui-state.ts';
import { CUE_NAMES, CUES, type CueName, SOUND_GROUPS, type SoundGroup } from '#client/sound/cues.ts';
import { tryCue } from '#client/sound/follow-cues.ts';
import { setSound, soundSettings } from '#client/sound/settings.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import './sound-dialog.css';

/** Sounds on or off, captions by themselves, a volume for each group; while somebody asks for it. */
export function SoundDialog({ ui }: { ui: UiState }): JSX.Element | null {
  if (!ui.soundShown.value) return null;
  const close = (): void => {
    ui.soundShown.value = false;
  };
  const { on, captions } = soundSettings.value;
  return (
    <Dialog title={t('sound.title')} onClose={close} actions={<Button onClick={close}>{t('app.close')}</Button>}>
      <p class="small soft">{t('sound.about')}</p>
      <Switch label={t('sound.on')} value={on} onChange={(value) => setSound({ on: value })} />
      <Switch label={t('sound.captions')} value={captions} onChange={(value) => setSound({ captions: value })} />
      {SOUND_GROUPS.map((group) => (
        <Volume key={group} group={group} on={on} />
      ))}
      <details class="sound-cues">
        <summary>{t('sound.all')}</summary>
        <ul>
          {CUE_NAMES.map((cue) => (
            <li key={cue}>
              <TryButton cue={cue} on={on} />
              <span>{t(`sound.cue.${cue}`)}</span>
            </li>
          ))}
        </ul>
      </details>
    </Dialog>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

function Switch({ label, value, onChange }: SwitchProps): JSX.Element {
  return (
    <label class="sound-switch">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Let go of, a volume is heard at once. */
function Volume({ group, on }: { group: SoundGroup; on: boolean }): JSX.Element {
  const id = useId();
  const { volumes } = soundSettings.value;
  const [example] = CUE_NAMES.filter((cue) => CUES[cue].group === group);
  const set = (value: number): void => setSound({ volumes: { ...volumes, [group]: value } });
  return (
    <div class="sound-volume">
      <label for={id}>{t(`sound.group.${group}`)}</label>
      <output class="mono" for={id}>
        {t('app.percent', { value: volumes[group] })}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={10}
        value={volumes[group]}
        disabled={!on}
        onInput={(event) => set(Number(event.currentTarget.value))}
        onChange={() => example && tryCue(example)}
      />
    </div>
  );
}

function TryButton({ cue, on }: { cue: CueName; on: boolean }): JSX.Element {
  const label = t('sound.play', { cue: t(`sound.cue.${cue}`) });
  return (
    <Button size="small" label={label} reason={on ? undefined : t('sound.isOff')} onClick={() => tryCue(cue)}>
      <VerbIcon name="play" />
    </Button>
  );
}
