import type { JSX } from 'preact';
import { markMoment } from '#client/model/commands/mark-moment.ts';
import { clockText } from '#client/model/facts/facts.ts';
import { type FeedLine, select, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Everything that was told, newest first, with the hour; while somebody asks for it. */
export function History({ ui, world }: { ui: UiState; world: OpenWorld }): JSX.Element | null {
  if (!ui.historyShown.value) return null;
  const close = (): void => {
    ui.historyShown.value = false;
  };
  const go = (line: FeedLine): void => {
    close();
    select(ui, line.subject, true);
  };
  return (
    <Dialog
      title={t('play.history')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('app.close')}</Button>
          {!ui.readOnly && <Button onClick={() => void markMoment(ui)}>{t('play.mark')}</Button>}
        </>
      }
    >
      {ui.feed.value.length === 0 && <p class="soft">{t('play.historyEmpty')}</p>}
      <ol class="history">
        {ui.feed.value.map((line) => (
          <HistoryLine key={line.no} line={line} when={clockText(world, line.tick)} onGo={() => go(line)} />
        ))}
      </ol>
    </Dialog>
  );
}

function HistoryLine({ line, when, onGo }: { line: FeedLine; when: string; onGo: () => void }): JSX.Element {
  return (
    <li class={`event ${line.tone}`}>
      <span class="mono small soft">{when}</span>{' '}
      {line.subject ? (
        <button type="button" class="link" onClick={onGo}>
          {line.text}
        </button>
      ) : (
        line.text
      )}
      {line.parts && (
        <details>
          <summary class="small">{t('play.historyParts', { count: line.parts.length })}</summary>
          <ul class="small">
            {line.parts.map((part, i) => (
              <li key={i}>{part}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
