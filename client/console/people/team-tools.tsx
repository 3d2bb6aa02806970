import '#client/ui/controls/field.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isTaken } from '#client/net/is-taken.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { Control, RoomView } from '#shared/protocol/messages.ts';
import { lastUndoable, takeBack } from './log-deeds.ts';

interface ToolsProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** Two people change places; a team is split, or goes into another one. */
export function TeamTools({ session, view }: ToolsProps): JSX.Element | null {
  const people = view.seats.filter((seat) => isTaken(seat) && seat.team >= 0);
  if (people.length < 2) return null;
  const act = async (control: Control): Promise<void> => {
    const back = () => void takeBack(session, session.view.peek() && lastUndoable(session.view.peek() as RoomView));
    if (await ask(session.control(control))) toast(t(`console.deed.${control.type}`), back);
  };
  const seats = people.map(({ no, name }) => ({ no, name }));
  const teams = view.teams.map((team) => ({ no: team.no, name: teamName(team) }));
  return (
    <details class="team-tools">
      <summary>{t('console.teamTools')}</summary>
      <div class="stack">
        <Pair
          label={t('console.deed.swap')}
          between={t('console.swapWith')}
          choices={seats}
          onPick={(seat, other) => void act({ type: 'swap', seat, other })}
        />
        {teams.length > 1 && (
          <Pair
            label={t('console.deed.merge')}
            between={t('console.mergeInto')}
            choices={teams}
            onPick={(team, into) => void act({ type: 'merge', team, into })}
          />
        )}
        <Split view={view} onPick={(team) => void act({ type: 'split', team })} />
      </div>
    </details>
  );
}

interface Choice {
  readonly no: number;
  readonly name: string;
}

interface PairProps {
  readonly label: string;
  readonly between: string;
  readonly choices: readonly Choice[];
  readonly onPick: (first: number, second: number) => void;
}

function Pair({ label, between, choices, onPick }: PairProps): JSX.Element {
  const [first, setFirst] = useState(choices[0]?.no ?? 0);
  const [second, setSecond] = useState(choices[1]?.no ?? 0);
  return (
    <fieldset class="one-line">
      <legend class="unseen">{label}</legend>
      <Select label={label} choices={choices} value={first} onChoose={setFirst} />
      <span>{between}</span>
      <Select label={between} choices={choices} value={second} onChoose={setSecond} />
      <Button
        size="small"
        reason={first === second ? t('console.sameTwice') : undefined}
        onClick={() => onPick(first, second)}
      >
        {label}
      </Button>
    </fieldset>
  );
}

function Split({ view, onPick }: { view: RoomView; onPick: (team: number) => void }): JSX.Element {
  const sizeOf = (no: number) => view.seats.filter((seat) => isTaken(seat) && seat.team === no).length;
  const large = view.teams.filter(({ no }) => sizeOf(no) >= 2);
  const [team, setTeam] = useState(large[0]?.no ?? 0);
  const spare = view.desk?.spareHalls ?? 0;
  const reason = spare === 0 ? t('problem.noSpareHall') : large.length === 0 ? t('console.splitNone') : undefined;
  return (
    <fieldset class="one-line">
      <legend class="unseen">{t('console.deed.split')}</legend>
      <Select
        label={t('console.deed.split')}
        choices={large.map((each) => ({ no: each.no, name: teamName(each) }))}
        value={team}
        onChoose={setTeam}
      />
      <Button size="small" reason={reason} onClick={() => onPick(team)}>
        {t('console.deed.split')}
      </Button>
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: number;
  readonly onChoose: (no: number) => void;
}

function Select({ label, choices, value, onChoose }: SelectProps): JSX.Element {
  return (
    <select
      class="select"
      aria-label={label}
      value={String(value)}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {choices.map(({ no, name }) => (
        <option key={no} value={String(no)}>
          {name}
        </option>
      ))}
    </select>
  );
}
