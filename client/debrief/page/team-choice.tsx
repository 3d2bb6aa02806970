import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { TeamDebrief } from '#shared/protocol/debrief.ts';

interface TeamChoiceProps {
  readonly label: string;
  readonly teams: readonly TeamDebrief[];
  readonly value: number | undefined;
  /** What the choice without a team is called; absent = a team must be chosen. */
  readonly none?: string;
  readonly onChoose: (team: number | undefined) => void;
}

/** So many teams are buttons; more are a list. */
const BUTTONS_MOST = 8;

/** Which team is looked at: its emblem and its name on a button, or a list where there are many. */
export function TeamChoice(props: TeamChoiceProps): JSX.Element {
  const { label, teams, value, none, onChoose } = props;
  if (teams.length > BUTTONS_MOST) return <TeamSelect {...props} />;
  return (
    <fieldset class="team-choice">
      <legend class="unseen">{label}</legend>
      {none !== undefined && (
        <button type="button" aria-pressed={value === undefined} onClick={() => onChoose(undefined)}>
          {none}
        </button>
      )}
      {teams.map(({ team, emblem }) => (
        <button key={team} type="button" aria-pressed={value === team} onClick={() => onChoose(team)}>
          <Emblem no={emblem} size={20} />
          {nameOfTeam({ team, emblem })}
        </button>
      ))}
    </fieldset>
  );
}

/** Which team is looked at, as a list: where there is little room, or many teams. */
export function TeamSelect({ label, teams, value, none, onChoose }: TeamChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div class="team-select">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value === undefined ? '' : String(value)}
        onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {teams.map((team) => (
          <option key={team.team} value={String(team.team)}>
            {nameOfTeam(team)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What a team of a debrief is called; teams that are shown without names are numbered. */
export function nameOfTeam({ team, emblem }: Pick<TeamDebrief, 'team' | 'emblem'>): string {
  return emblem < 0 ? t('debrief.teamNo', { no: team + 1 }) : teamName({ no: team, emblem });
}
