import type { JSX } from 'preact';
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

/** Which team is looked at: its emblem and its name on a button. */
export function TeamChoice({ label, teams, value, none, onChoose }: TeamChoiceProps): JSX.Element {
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

/** What a team of a debrief is called; teams that are shown without names are numbered. */
export function nameOfTeam({ team, emblem }: Pick<TeamDebrief, 'team' | 'emblem'>): string {
  return emblem < 0 ? t('debrief.teamNo', { no: team + 1 }) : teamName({ no: team, emblem });
}
