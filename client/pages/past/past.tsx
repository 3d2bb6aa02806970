import type { ComponentType, JSX } from 'preact';
import { WaysOn, type WaysOnProps } from '#client/debrief/page/ways-on.ts';
import { isLocalId } from '#client/local/local-id.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { withAloneWords } from '#client/words/words.ts';

/** A game alone in a hall of the menu or a level can be raced: its code and words come with the button. */
const LazyRace = fetched<{ readonly game: string }>(
  async () => (await withAloneWords(import('#client/ghost/race/race-past.tsx'))).RacePast,
  true,
);

function RaceThis({ code, debrief }: WaysOnProps): JSX.Element | null {
  const isAgain = debrief.level !== undefined || debrief.hall === undefined;
  return isLocalId(code) && debrief.over && isAgain ? <LazyRace game={code} /> : null;
}

/** A page of a session that is over, with what else one can do with it. */
export function withWaysOn<P extends object>(PastPage: ComponentType<P>): ComponentType<P> {
  return function Past(props: P) {
    return (
      <WaysOn.Provider value={RaceThis}>
        <PastPage {...props} />
      </WaysOn.Provider>
    );
  };
}
