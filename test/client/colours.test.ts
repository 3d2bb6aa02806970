import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from '#client/hall/palette.ts';

/**
 * Colours that carry meaning must stay apart for everybody: smallest CIE76 difference over all pairs, with normal vision
 * and with the simulations of Machado, Oliveira and Fernandes 2009 (IEEE TVCG 15(6)) at full severity.
 */
const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

type Triple = readonly [number, number, number];

const css = readFileSync('client/ui/page/tokens.css', 'utf8');
const [dark, light] = css.split(':root[data-theme="light"]').map(tokensOf);

function tokensOf(part: string): Map<string, string> {
  return new Map([...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
}

function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seen([r, g, b]: Triple, m: readonly number[]): Triple {
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    clamp(m[0] * r + m[1] * g + m[2] * b),
    clamp(m[3] * r + m[4] * g + m[5] * b),
    clamp(m[6] * r + m[7] * g + m[8] * b),
  ];
}

/** CIE 1976 L*a*b* with the white of sRGB (D65). */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function smallestDifference(hexes: readonly string[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const vision of Object.values(VISIONS)) {
    const colours = hexes.map((hex) => lab(seen(linear(hex), vision)));
    colours.forEach((a, i) => {
      for (const b of colours.slice(i + 1))
        smallest = Math.min(smallest, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
    });
  }
  return smallest;
}

/** With normal vision. */
function difference(a: string, b: string): number {
  const [first, second] = [lab(linear(a)), lab(linear(b))];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

function hexOf(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function contrast(a: string, b: string): number {
  const luminance = ([r, g, bl]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  const [high, low] = [luminance(linear(a)), luminance(linear(b))].sort((p, q) => q - p);
  return (high + 0.05) / (low + 0.05);
}

function named(tokens: Map<string, string>, prefix: string): string[] {
  return [...tokens].filter(([name]) => name.startsWith(prefix)).map(([, hex]) => hex);
}

describe('colours that carry meaning', () => {
  it.each([
    ['status', 'status-', dark, 6, 30],
    ['memory on blueprint', 'memory-', dark, 7, 30],
    ['memory on paper', 'memory-', light, 7, 30],
    ['teams, which also have emblems', 'team-', dark, 8, 23],
  ] as const)('%s stay apart in every vision', (_, prefix, tokens, count, least) => {
    const hexes = named(tokens, prefix);
    expect(hexes).toHaveLength(count);
    expect(smallestDifference(hexes)).toBeGreaterThan(least);
  });

  const tenants = DARK.tenants.map(hexOf);

  it('customers stay apart in every vision, from each other and from every health', () => {
    expect(tenants).toHaveLength(8);
    expect(LIGHT.tenants).toBe(DARK.tenants);
    expect(smallestDifference(tenants)).toBeGreaterThan(19);
    for (const name of ['ok', 'watch', 'hot', 'breach'] as const)
      for (const tenant of tenants) expect(difference(tenant, hexOf(DARK.status[name]))).toBeGreaterThan(27);
  });

  it('customers stand out from the servers in both themes', () => {
    for (const { tile } of [DARK, LIGHT])
      for (const tenant of tenants) expect(contrast(tenant, hexOf(tile))).toBeGreaterThan(2.95);
  });

  it('emblems can be seen on the colour of their customer in both themes', () => {
    for (const { emblem } of [DARK, LIGHT])
      for (const tenant of tenants) expect(contrast(hexOf(emblem), tenant)).toBeGreaterThan(2.95);
  });

  it.each(['status-ok', 'status-watch', 'status-hot', 'status-breach', 'status-info', 'status-off'])(
    '%s is readable on its chip',
    (name) => {
      expect(contrast(dark.get(name) ?? '', dark.get('chip') ?? '')).toBeGreaterThan(4.5);
    },
  );

  it.each([
    ['blueprint', dark],
    ['paper', light],
  ] as const)('words are readable on every surface of %s', (_, tokens) => {
    for (const ink of ['ink', 'ink-soft', 'danger', 'accent'])
      for (const surface of ['bg', 'panel'])
        expect(contrast(tokens.get(ink) ?? '', tokens.get(surface) ?? ''), `${ink} on ${surface}`).toBeGreaterThan(4.5);
    expect(contrast(tokens.get('on-accent') ?? '', tokens.get('accent-fill') ?? '')).toBeGreaterThan(4.5);
    expect(contrast(tokens.get('line-strong') ?? '', tokens.get('panel') ?? '')).toBeGreaterThan(3);
  });

  it('no rule writes in a status colour without the chip that it is readable on', () => {
    const sheets = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
    const bare = sheets.flatMap((file) => {
      const rules = readFileSync(`client/${file}`, 'utf8').match(/[^{}]+\{[^{}]*\}/g) ?? [];
      return rules.filter(
        (rule) => /[\s;{]color: var\(--status-/.test(rule) && !rule.includes('background: var(--chip)'),
      );
    });
    // The signs inside a status chip, which has that ground itself.
    expect(bare.filter((rule) => !rule.includes('.status-chip'))).toEqual([]);
  });
});
