import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';

describe('the settings', () => {
  it('have a value for everything when nothing is set', () => {
    expect(readConfig({})).toEqual({
      auditDays: 365,
      operatorName: '',
      operatorContact: '',
      port: 3000,
      host: '0.0.0.0',
      dataDir: path.resolve('data'),
      logLevel: 'info',
      hostKey: '',
      publicUrl: '',
      trustProxy: 0,
      simThreads: 1,
      tracesDir: '',
      retentionDays: 30,
      takeOver: false,
      maxRooms: 100,
      soloRooms: 50,
      metricsToken: '',
      maxSeats: 300,
      clientDir: path.resolve('dist/client'),
    });
  });

  it.each([
    ['PORT', 'http', 'The setting PORT is "http", but it must be a whole number from 0 to 65535.'],
    ['PORT', '70000', 'The setting PORT is "70000", but it must be a whole number from 0 to 65535.'],
    ['PORT', '3.5', 'The setting PORT is "3.5", but it must be a whole number from 0 to 65535.'],
    ['SIM_THREADS', '0', 'The setting SIM_THREADS is "0", but it must be a whole number from 1 to 64.'],
    ['RETENTION_DAYS', '-1', 'The setting RETENTION_DAYS is "-1", but it must be a whole number from 0 to 365.'],
    [
      'LOG_LEVEL',
      'loud',
      'The setting LOG_LEVEL is "loud", but it must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      'PUBLIC_URL',
      'play',
      'The setting PUBLIC_URL is "play", but it must be an address such as https://play.example.org.',
    ],
    [
      'PUBLIC_URL',
      'https://x/a?b',
      'The setting PUBLIC_URL is "https://x/a?b", but it must be an address without ? and #, its path of letters, digits and ._~-.',
    ],
    [
      'PUBLIC_URL',
      'ftp://x',
      'The setting PUBLIC_URL is "ftp://x", but it must be an address such as https://play.example.org.',
    ],
  ])('stop the start when %s is %j, and say so', (name, value, sentence) => {
    expect(() => readConfig({ [name]: value })).toThrow(sentence);
  });

  it('take blanks and an empty value for nothing', () => {
    expect(readConfig({ PORT: ' ', HOST: '  127.0.0.1 ', PUBLIC_URL: 'https://play.example.org/' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'https://play.example.org',
    });
  });
});
