import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { MachineEntry, MachineSetting } from '#shared/see/machine/entry.ts';
import { machineWith, programOf } from '#shared/see/machine/setting.ts';
import { runAt, type Tape } from '#shared/see/machine/tape.ts';
import { Levers } from '../ask/levers.tsx';
import { Prediction, type Said } from '../ask/prediction.tsx';
import { Sources } from '../ask/sources.tsx';
import { entryWords } from '../figure-words.ts';
import { Controls, pressKey } from './controls.tsx';
import { askedOfMachine, machineOutcomeWords } from './machine-question.ts';
import { type MachinePlayer, useMachinePlayer } from './run/use-machine-player.ts';
import { useTape } from './run/use-tape.ts';
import { saysOf } from './says.ts';
import { TaskList } from './tasks/task-list.tsx';
import { VIEWS } from './views.tsx';
import '../see.css';
import './machine.css';

interface MachineViewProps {
  readonly entry: MachineEntry;
  readonly embedded: boolean;
}

/** One concept: a small machine that stands still at the moment that matters, until somebody has said what will happen. */
export function MachineView({ entry, embedded }: MachineViewProps): JSX.Element {
  const [pulled, setPulled] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<Said>();
  const [over, setOver] = useState(false);
  const [breakpoints, setBreakpoints] = useState<readonly number[]>([]);
  const setting = machineWith(entry, pulled);
  const plain = useTape(entry, entry.machine);
  const tape = useTape(entry, setting);
  const player = useMachinePlayer(tape, said ? tape.end : tape.stop, breakpoints);
  if (said && player.moment >= tape.end && !over) setOver(true);
  const asked = useMemo(() => askedOfMachine(entry, plain), [entry, plain, t('app.name')]);
  const outcomes =
    pulled.length === 0 ? undefined : { now: machineOutcomeWords(entry, setting, tape), before: asked.outcome };
  const toggle = (pc: number): void =>
    setBreakpoints(breakpoints.includes(pc) ? breakpoints.filter((each) => each !== pc) : [...breakpoints, pc]);
  return (
    <div class="see-view of-machine">
      <div class="see-words">
        <p>{entryWords(entry, 'before')}</p>
        <Prediction entry={entry} asked={asked} said={said} over={over} onSay={setSaid} />
      </div>
      <Picture
        entry={entry}
        setting={setting}
        tape={tape}
        player={player}
        breakpoints={breakpoints}
        onBreakpoint={toggle}
        held={said ? undefined : t('see.sayFirst')}
      />
      <div class="see-words after">
        {said && <p>{entryWords(entry, 'happens')}</p>}
        {over && <p>{entryWords(entry, 'why')}</p>}
        {over && <Levers entry={entry} pulled={pulled} onPull={setPulled} outcomes={outcomes} />}
        {(over || !embedded) && <Sources entry={entry} embedded={embedded} />}
      </div>
      <TaskList entry={entry} />
    </div>
  );
}

interface PictureProps {
  readonly entry: MachineEntry;
  readonly setting: MachineSetting;
  readonly tape: Tape;
  readonly player: MachinePlayer;
  readonly breakpoints: readonly number[];
  readonly onBreakpoint: (pc: number) => void;
  readonly held: string | undefined;
}

/** The machine, what it has just done in words, and what moves it. Keys work while the focus is in it. */
function Picture({ entry, setting, tape, player, breakpoints, onBreakpoint, held }: PictureProps): JSX.Element {
  const program = useMemo(() => programOf(setting), [setting.guest, setting.technique]);
  const { moment, pace } = player;
  const run = runAt(tape, moment);
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressKey(event.key, player, tape)) event.preventDefault();
  };
  return (
    // Keys are an extra: each has a button.
    <section class="see-picture machine-picture" aria-label={t('machine.picture')} onKeyDown={onKey}>
      <Controls player={player} tape={tape} held={held} />
      <p class="machine-says" aria-live={pace === 'run' ? 'off' : 'polite'}>
        {saysOf(run.events)}
      </p>
      <div class="machine-views">
        {entry.views.map((id) => {
          const View = VIEWS[id];
          return <View key={id} {...{ setting, program, tape, run, moment, breakpoints, onBreakpoint }} />;
        })}
      </div>
    </section>
  );
}
