import anchor from 'lucide-static/icons/anchor.svg?raw';
import arrows from 'lucide-static/icons/arrow-right-left.svg?raw';
import ban from 'lucide-static/icons/ban.svg?raw';
import banknote from 'lucide-static/icons/banknote.svg?raw';
import bug from 'lucide-static/icons/bug.svg?raw';
import cable from 'lucide-static/icons/cable.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import chartColumn from 'lucide-static/icons/chart-column.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronUp from 'lucide-static/icons/chevron-up.svg?raw';
import circleX from 'lucide-static/icons/circle-x.svg?raw';
import clipboardCheck from 'lucide-static/icons/clipboard-check.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import cpu from 'lucide-static/icons/cpu.svg?raw';
import database from 'lucide-static/icons/database.svg?raw';
import diff from 'lucide-static/icons/diff.svg?raw';
import fence from 'lucide-static/icons/fence.svg?raw';
import fileSearch from 'lucide-static/icons/file-search.svg?raw';
import gauge from 'lucide-static/icons/gauge.svg?raw';
import gift from 'lucide-static/icons/gift.svg?raw';
import handshake from 'lucide-static/icons/handshake.svg?raw';
import hardDrive from 'lucide-static/icons/hard-drive.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import idCard from 'lucide-static/icons/id-card.svg?raw';
import landmark from 'lucide-static/icons/landmark.svg?raw';
import layers from 'lucide-static/icons/layers.svg?raw';
import layoutGrid from 'lucide-static/icons/layout-grid.svg?raw';
import lifeBuoy from 'lucide-static/icons/life-buoy.svg?raw';
import lightbulb from 'lucide-static/icons/lightbulb.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import maximize from 'lucide-static/icons/maximize.svg?raw';
import megaphone from 'lucide-static/icons/megaphone.svg?raw';
import memoryStick from 'lucide-static/icons/memory-stick.svg?raw';
import merge from 'lucide-static/icons/merge.svg?raw';
import messages from 'lucide-static/icons/messages-square.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import network from 'lucide-static/icons/network.svg?raw';
import packageOpen from 'lucide-static/icons/package-open.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import percent from 'lucide-static/icons/percent.svg?raw';
import piggyBank from 'lucide-static/icons/piggy-bank.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plug from 'lucide-static/icons/plug.svg?raw';
import plugZap from 'lucide-static/icons/plug-zap.svg?raw';
import power from 'lucide-static/icons/power.svg?raw';
import refresh from 'lucide-static/icons/refresh-cw.svg?raw';
import scale from 'lucide-static/icons/scale.svg?raw';
import scanSearch from 'lucide-static/icons/scan-search.svg?raw';
import share from 'lucide-static/icons/share-2.svg?raw';
import shield from 'lucide-static/icons/shield.svg?raw';
import cart from 'lucide-static/icons/shopping-cart.svg?raw';
import shrink from 'lucide-static/icons/shrink.svg?raw';
import snail from 'lucide-static/icons/snail.svg?raw';
import snowflake from 'lucide-static/icons/snowflake.svg?raw';
import stamp from 'lucide-static/icons/stamp.svg?raw';
import star from 'lucide-static/icons/star.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import table from 'lucide-static/icons/table.svg?raw';
import tag from 'lucide-static/icons/tag.svg?raw';
import thermometer from 'lucide-static/icons/thermometer.svg?raw';
import thumbsDown from 'lucide-static/icons/thumbs-down.svg?raw';
import timer from 'lucide-static/icons/timer.svg?raw';
import unlink from 'lucide-static/icons/unlink.svg?raw';
import unplug from 'lucide-static/icons/unplug.svg?raw';
import volume from 'lucide-static/icons/volume-2.svg?raw';
import volumeOff from 'lucide-static/icons/volume-x.svg?raw';
import wrench from 'lucide-static/icons/wrench.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import zap from 'lucide-static/icons/zap.svg?raw';

/** Interface icons (Lucide, ISC licence), as SVG text that takes the colour of its surroundings. */
export const ICONS = {
  anchor,
  lifeBuoy,
  lightbulb,
  link,
  network,
  unlink,
  arrows,
  banknote,
  cart,
  check,
  chevronDown,
  chevronUp,
  circleX,
  cpu,
  diff,
  gauge,
  ban,
  bug,
  clipboardCheck,
  fence,
  unplug,
  handshake,
  layoutGrid,
  maximize,
  memoryStick,
  moon,
  packageOpen,
  pause,
  percent,
  play,
  plug,
  power,
  scale,
  share,
  shield,
  shrink,
  snail,
  snowflake,
  sun,
  table,
  thermometer,
  thumbsDown,
  timer,
  volume,
  volumeOff,
  wrench,
  x,
  zap,
  chartColumn,
  tag,
  gift,
  landmark,
  piggyBank,
  messages,
  megaphone,
  camera,
  copy,
  database,
  fileSearch,
  hardDrive,
  history,
  idCard,
  layers,
  merge,
  plugZap,
  scanSearch,
  stamp,
  star,
  cable,
  refresh,
} as const;
export type IconName = keyof typeof ICONS;
