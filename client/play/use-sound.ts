import { useEffect } from 'preact/hooks';
import type { UiState } from '#client/model/state/ui-state.ts';
import { soundSettings } from '#client/sound/settings.ts';

/** Sounds and captions of a hall, for as long as its page is open; their code is fetched only for those who want them. */
export function useSound(ui: UiState): void {
  const { on, captions } = soundSettings.value;
  const wanted = on || captions;
  useEffect(() => {
    if (!wanted) return;
    let closed = false;
    let stop = () => {};
    void import('#client/sound/follow-cues.ts').then(({ followCues }) => {
      if (!closed) stop = followCues(ui);
    });
    return () => {
      closed = true;
      stop();
    };
  }, [ui, wanted]);
}
