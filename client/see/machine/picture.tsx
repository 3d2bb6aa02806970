import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { Program } from '#shared/machine/assembler/assemble.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import type { MachineSetting, MachineViewId } from '#shared/see/machine/entry.ts';
import { listingRows } from '#shared/see/machine/listing-rows.ts';
import { programOf } from '#shared/see/machine/setting.ts';
import { runAt, type Tape } from '#shared/see/machine/tape.ts';
import { Controls, pressKey } from './controls.tsx';
import type { Guesses } from './faults/fault-item.tsx';
import { hex } from './hex.ts';
import { isNarrow } from './narrow.ts';
import type { MachinePlayer } from './run/use-machine-player.ts';
import { saysOf } from './says.ts';
import { isFaultOpen } from './views/faults.tsx';
import type { MachineViewProps } from './views/machine-view-props.ts';
import { VIEWS } from './views.tsx';

interface PictureProps {
  readonly views: readonly MachineViewId[];
  readonly setting: MachineSetting;
  readonly tape: Tape;
  readonly player: MachinePlayer;
  readonly breakpoints: readonly number[];
  readonly onBreakpoint: (pc: number) => void;
  /** Why it does not go on, in words. */
  readonly held: string | undefined;
  readonly stopWords?: string | undefined;
  readonly isOver: boolean;
  readonly onChange: (change: Partial<MachineSetting>) => void;
}

/** The machine, what it has just done in words, and what moves it. Keys work while the focus is in it; each has a button too. */
export function Picture({ views, player, tape, held, stopWords, ...shown }: PictureProps): JSX.Element {
  const { setting } = shown;
  const program = useMemo(() => programOf(setting), [setting.guest, setting.technique]);
  const { moment, pace } = player;
  const [guesses, setGuesses] = useState<Guesses>(new Map());
  const asked = views.includes('faults') && isFaultOpen(tape, moment, guesses);
  const run = runAt(tape, moment);
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressKey(event.key, player, tape)) event.preventDefault();
  };
  return (
    <section class="see-picture machine-picture" aria-label={t('machine.picture')} onKeyDown={onKey}>
      <p class="machine-setting small">
        {t('machine.setting', {
          guest: t(`machine.guest.${setting.guest}`),
          technique: t(`machine.technique.${setting.technique}`),
          flavour: t(`machine.flavour.${setting.flavour}`),
        })}
      </p>
      <Controls player={player} tape={tape} held={held} stopWords={stopWords} />
      <p class="machine-says" aria-live={pace === 'run' ? 'off' : 'polite'}>
        {moment === 0 ? t('machine.notYet') : saysOf(run.events, asked) || t('machine.says.waited')}{' '}
        {run.guest.stopped === undefined && <span class="machine-next">{nextWords(run, program)}</span>}
      </p>
      <div class="machine-views">
        {views.map((id, i) => (
          <Folded key={id} id={id} isOpen={i < OPEN_ON_PHONE}>
            {drawView(id, { ...shown, program, tape, run, moment, guesses, onGuesses: setGuesses })}
          </Folded>
        ))}
      </div>
    </section>
  );
}

/** On a phone all pictures below each other are a long way: so many lie open. Design value. */
const OPEN_ON_PHONE = 2;

function drawView(id: MachineViewId, props: MachineViewProps): JSX.Element {
  const View = VIEWS[id];
  return <View {...props} />;
}

interface FoldedProps {
  readonly id: MachineViewId;
  readonly isOpen: boolean;
  readonly children: JSX.Element;
}

/** A picture that on a phone waits behind its title, if it is not among the first. */
function Folded({ id, isOpen, children }: FoldedProps): JSX.Element {
  const [folds] = useState(!isOpen && isNarrow());
  if (!folds) return children;
  return (
    <details class="machine-more">
      <summary>{t(`machine.view.${id}`)}</summary>
      {children}
    </details>
  );
}

/** A label before an instruction. */
const LABEL = /^\w+:\s*/;

/** The instruction that comes next, as it stands in the listing. */
function nextWords(run: Run, program: Program): string {
  const { pc, waiting } = run.guest.cpu;
  if (waiting) return t('machine.waits');
  const row = listingRows(program, run).find(({ address }) => address === pc);
  return row ? t('machine.next', { code: row.text.replace(LABEL, ''), address: hex(pc) }) : '';
}
