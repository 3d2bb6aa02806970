import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Picture } from '#client/see/machine/picture.tsx';
import { useMachinePlayer } from '#client/see/machine/run/use-machine-player.ts';
import { t } from '#client/words/words.ts';
import type { Tried } from '#shared/levels/machine/tried.ts';
import type { MachineViewId } from '#shared/see/machine/entry.ts';
import { wholeTape } from '#shared/see/machine/tape.ts';
import { troubleAt, troubleIn } from './trouble.ts';
import '#client/see/see.css';
import '#client/see/machine/machine.css';

/** A machine that has run, to be looked at step by step; it stands where things went wrong, if they did. */
export function WatchMachine({ tried, views }: { tried: Tried; views: readonly MachineViewId[] }): JSX.Element {
  const { setting } = tried;
  const tape = useMemo(() => {
    const { steps } = wholeTape(setting);
    return wholeTape(setting, troubleAt(tried, { steps }));
  }, []);
  const [breakpoints, setBreakpoints] = useState<readonly number[]>([]);
  const player = useMachinePlayer(tape, tape.end, breakpoints);
  const toggle = (pc: number): void =>
    setBreakpoints(breakpoints.includes(pc) ? breakpoints.filter((each) => each !== pc) : [...breakpoints, pc]);
  return (
    <section class="watch-machine">
      <h3>{t('machinePlay.watching', { guest: t(`machine.guest.${setting.guest}`) })}</h3>
      <p class="small soft">{t(troubleIn(tried) ? 'machinePlay.atTrouble' : 'machinePlay.noTrouble')}</p>
      <Picture
        views={views}
        setting={setting}
        tape={tape}
        player={player}
        breakpoints={breakpoints}
        onBreakpoint={toggle}
        held={undefined}
        stopWords={t(troubleIn(tried) ? 'machinePlay.toTrouble' : 'machinePlay.toStart')}
        isOver={false}
        onChange={unchanged}
      />
    </section>
  );
}

/** What it is set up as is decided beside it. */
function unchanged(): void {}
