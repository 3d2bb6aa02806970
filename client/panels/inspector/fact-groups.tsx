import type { JSX } from 'preact';
import type { CardSubject } from '#client/cards/card-call.ts';
import type { RecordedTable } from '#client/model/series/recorder.ts';
import { t } from '#client/words/words.ts';
import { type Fact, FactList, type FactsOf } from './fact-list.tsx';
import { Group } from './group.tsx';

interface FactGroupsProps<T extends RecordedTable> {
  /** What they are the details of. */
  readonly about: CardSubject;
  /** Facts by the name of their group, in order; a group without facts is not shown. */
  readonly groups: Readonly<Record<string, readonly Fact<T>[]>>;
  readonly of?: FactsOf<T>;
}

/** The details of a thing in groups, each closed until somebody opens it. */
export function FactGroups<T extends RecordedTable>({ about, groups, of }: FactGroupsProps<T>): JSX.Element {
  return (
    <>
      {Object.entries(groups).map(
        ([name, facts]) =>
          facts.length > 0 && (
            <Group key={name} id={`${about.kind}.${name}`} title={t(`group.${name}`)}>
              <FactList facts={facts} about={about} {...(of ? { of } : {})} />
            </Group>
          ),
      )}
    </>
  );
}
