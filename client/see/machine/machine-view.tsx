import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { language, t } from '#client/words/words.ts';
import type { MachineEntry, MachineSetting } from '#shared/see/machine/entry.ts';
import { machineWith, refusalOf } from '#shared/see/machine/setting.ts';
import { Levers } from '../ask/levers.tsx';
import { Prediction, type Said } from '../ask/prediction.tsx';
import { Sources } from '../ask/sources.tsx';
import { entryWords } from '../figure-words.ts';
import { askedOfMachine, machineOutcomeWords } from './machine-question.ts';
import { Picture } from './picture.tsx';
import { useMachinePlayer } from './run/use-machine-player.ts';
import { keyOf, useTape } from './run/use-tape.ts';
import { SetupPanel } from './setup-panel.tsx';
import { TaskList } from './tasks/task-list.tsx';
import { WaysChart } from './ways-chart.tsx';
import '../see.css';
import './machine.css';

interface MachineViewProps {
  readonly entry: MachineEntry;
  readonly embedded: boolean;
}

/** One concept: a small machine that stands still at the moment that matters, until somebody has said what will happen. */
export function MachineView({ entry, embedded }: MachineViewProps): JSX.Element {
  const [said, setSaid] = useState<Said>();
  const [isOver, setOver] = useState(false);
  const machine = useMachineSetting(entry);
  const { setting } = machine;
  const plain = useTape(entry, entry.machine);
  const tape = useTape(entry, setting);
  const [breakpoints, setBreakpoints] = useState<readonly number[]>([]);
  const player = useMachinePlayer(tape, said ? tape.end : tape.stop, breakpoints);
  if (said && player.moment >= tape.end && !isOver) setOver(true);
  useEffect(() => player.seek(tape.stop), [keyOf(setting)]);
  const asked = useMemo(() => askedOfMachine(entry, plain), [entry, plain, language.value]);
  const isChanged = keyOf(setting) !== keyOf(entry.machine);
  const outcomes = isChanged ? { now: machineOutcomeWords(entry, setting, tape), before: asked.outcome } : undefined;
  const toggle = (pc: number): void =>
    setBreakpoints(breakpoints.includes(pc) ? breakpoints.filter((each) => each !== pc) : [...breakpoints, pc]);
  return (
    <div class="see-view of-machine">
      <div class="see-words">
        <p>{entryWords(entry, 'before')}</p>
        <Prediction entry={entry} asked={asked} said={said} over={isOver} onSay={setSaid} />
        {said && <p>{entryWords(entry, 'happens')}</p>}
      </div>
      <Picture
        views={entry.views}
        setting={setting}
        tape={tape}
        player={player}
        breakpoints={breakpoints}
        onBreakpoint={toggle}
        held={said ? undefined : t('see.sayFirst')}
        isOver={isOver}
        onChange={machine.change}
      />
      <div class="see-words after">
        {isOver && <p>{entryWords(entry, 'why')}</p>}
        {isOver && <WaysChart entry={entry} setting={setting} />}
        {isOver && <Levers entry={entry} pulled={machine.pulled} onPull={machine.pull} outcomes={outcomes} />}
        {isOver && <SetupPanel setting={setting} refused={machine.refused} onChange={machine.change} />}
        {(isOver || !embedded) && <Sources entry={entry} embedded={embedded} />}
      </div>
      <TaskList entry={entry} />
    </div>
  );
}

interface ChangedMachine {
  readonly setting: MachineSetting;
  readonly pulled: readonly string[];
  readonly pull: (pulled: readonly string[]) => void;
  readonly change: (change: Partial<MachineSetting>) => void;
  /** Why what was asked for last cannot be. */
  readonly refused: ReturnType<typeof refusalOf>;
}

/** The entry's machine with its levers, and with what somebody has changed beside them. */
function useMachineSetting(entry: MachineEntry): ChangedMachine {
  const [pulled, setPulled] = useState<readonly string[]>([]);
  const [changed, setChanged] = useState<Partial<MachineSetting>>({});
  const [refused, setRefused] = useState<ReturnType<typeof refusalOf>>();
  const setting = { ...machineWith(entry, pulled), ...changed };
  return {
    setting,
    pulled,
    refused,
    // A lever starts from the entry's machine again.
    pull: (wanted) => {
      setChanged({});
      setRefused(undefined);
      setPulled(wanted);
    },
    change: (change) => {
      const refusal = refusalOf({ ...setting, ...change });
      setRefused(refusal);
      if (refusal === undefined) setChanged({ ...changed, ...change });
    },
  };
}
