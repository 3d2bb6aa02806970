import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { closeRoom, eraseRoom, journalOfRoom } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { download } from '#client/ui/files/download.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { showCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import type { RoomLine } from '#shared/protocol/office.ts';
import { AskFirst } from './ask-first.tsx';
import { momentText } from './moment-text.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { useDeed } from './use-deed.ts';

type Asked = { readonly what: 'close' | 'erase'; readonly room: RoomLine };

/** All sessions of the server: close, take along, erase. */
export function RoomsSection({ rooms, onChange }: { rooms: readonly RoomLine[]; onChange: () => void }): JSX.Element {
  const [asked, setAsked] = useState<Asked>();
  const deed = useDeed();
  const act = async ({ what, room: { room, code } }: Asked): Promise<void> => {
    if (!(await deed.run(() => (what === 'close' ? closeRoom(room) : eraseRoom(room))))) return;
    toast(t(what === 'close' ? 'admin.closed' : 'admin.erased', { code: showCode(code) }));
    onChange();
  };
  const take = async ({ room, code }: RoomLine): Promise<void> => {
    const taken = await deed.run(() => journalOfRoom(room));
    if (taken) download(`overcommit-${code.toLowerCase()}-journal.ndjson`, 'application/x-ndjson', taken.value);
  };
  return (
    <section class="panel stack" aria-label={t('admin.sessions')}>
      <h2>{t('admin.sessions')}</h2>
      <ProblemNotice problem={deed.problem} />
      {rooms.length === 0 && <p class="soft">{t('admin.noSessions')}</p>}
      <ul class="office-list">
        {rooms.map((room) => (
          <li key={room.room}>
            <RoomWords room={room} />
            <div class="row">
              <Button size="small" onClick={() => void take(room)}>
                {t('admin.journal')}
              </Button>
              <Button size="small" onClick={() => setAsked({ what: room.phase === 'over' ? 'erase' : 'close', room })}>
                {t(room.phase === 'over' ? 'admin.erase' : 'admin.close')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asked && (
        <AskFirst
          title={t(`admin.${asked.what}Title`, { code: showCode(asked.room.code) })}
          text={t(`admin.${asked.what}Text`)}
          deed={t(`admin.${asked.what}`)}
          onDo={() => void act(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

function RoomWords({ room }: { room: RoomLine }): JSX.Element {
  const { code, title, scenario, phase, solo, people, hosts, touchedMs } = room;
  const facts = [
    t(`admin.phase.${phase}`),
    ...(solo ? [t('admin.alone')] : []),
    ...(phase === 'over' ? [] : [t('admin.connected', { count: people })]),
    ...(solo ? [] : [hosts.length > 0 ? t('admin.hosts', { names: hosts.join(', ') }) : t('admin.byKey')]),
    t('admin.written', { time: momentText(touchedMs) }),
  ];
  return (
    <p>
      <strong class="mono">{showCode(code)}</strong> {title || hallTitle(scenario)}
      <br />
      <span class="soft small">{facts.join(' · ')}</span>
    </p>
  );
}
