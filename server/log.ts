import { type Logger, pino } from 'pino';

/** A structured log on standard output: one JSON object per line, the event's name as `msg`, numbers and codes only. */
export function openLog(level: string): Logger {
  return pino({ level, base: null });
}
