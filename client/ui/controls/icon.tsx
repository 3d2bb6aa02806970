import check from 'lucide-static/icons/check.svg';
import copy from 'lucide-static/icons/copy.svg';
import dice from 'lucide-static/icons/dices.svg';
import eye from 'lucide-static/icons/eye.svg';
import hand from 'lucide-static/icons/hand.svg';
import key from 'lucide-static/icons/key-round.svg';
import lock from 'lucide-static/icons/lock.svg';
import unlock from 'lucide-static/icons/lock-open.svg';
import door from 'lucide-static/icons/log-out.svg';
import expand from 'lucide-static/icons/maximize-2.svg';
import moon from 'lucide-static/icons/moon.svg';
import pause from 'lucide-static/icons/pause.svg';
import pencil from 'lucide-static/icons/pencil.svg';
import play from 'lucide-static/icons/play.svg';
import crown from 'lucide-static/icons/presentation.svg';
import printer from 'lucide-static/icons/printer.svg';
import stop from 'lucide-static/icons/square.svg';
import sun from 'lucide-static/icons/sun.svg';
import users from 'lucide-static/icons/users.svg';
import volume from 'lucide-static/icons/volume-2.svg';
import type { JSX } from 'preact';
import './icon.css';

const ICONS = {
  check,
  copy,
  crown,
  dice,
  door,
  expand,
  eye,
  hand,
  key,
  lock,
  moon,
  pause,
  pencil,
  play,
  printer,
  stop,
  sun,
  unlock,
  users,
  volume,
} as const;

export type IconName = keyof typeof ICONS;

/** A picture beside a word; never alone without a label. Takes the colour of the text. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return <span class="icon" aria-hidden="true" style={{ maskImage: `url("${ICONS[name]}")` }} />;
}
