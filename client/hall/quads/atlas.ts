import type Phaser from 'phaser';
import { ART } from '#client/ui/glyphs/art.ts';

/**
 * One texture with everything that the hall shows, drawn when it opens at the density of the screen: white signs, white
 * letters, and bar patterns. One texture means one draw call; colour comes from tint.
 */
export const ATLAS = 'atlas';
const SIZE = 1024;
/** Side of a sign, in CSS pixels. */
const SIGN_PX = 44;
/** Heights of the letters, in CSS pixels. */
export const LETTER_SIZES = [11, 13] as const;
export type LetterSize = (typeof LETTER_SIZES)[number];
const LETTERS =
  ' !"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz|×·–−…¤°ÄÖÜäöüß→↓↑';
const FONT = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';
/** Side of a pattern cell, in CSS pixels. */
export const PATTERN_PX = 8;
const PATTERNS = ['hatch', 'dots', 'bubbles', 'bars', 'arrows', 'stripes', 'faint'] as const;
export type Pattern = (typeof PATTERNS)[number];

export interface Atlas {
  readonly density: number;
  /** Letters by size, then by their UTF-16 code. */
  readonly letters: ReadonlyMap<LetterSize, ReadonlyMap<number, Letter>>;
  /** Where each thing lies in the texture. */
  readonly cuts: ReadonlyMap<string, Cut>;
  /** A place that is white all over. */
  readonly white: Cut;
}

export interface Letter {
  readonly cut: Cut;
  /** Device pixels to the next letter. */
  readonly advance: number;
}

/** A part of the texture: corners as the card counts them, 0..1, and its size in device pixels. */
export interface Cut {
  readonly u0: number;
  readonly v0: number;
  readonly u1: number;
  readonly v1: number;
  readonly width: number;
  readonly height: number;
}

/** What the atlas is drawn from: signs as images, by name. */
export type Signs = readonly { readonly name: string; readonly image: HTMLImageElement }[];

/** Fetches what takes time, the letters' font and the signs at the screen's density; drawing them then takes none. */
export async function loadSigns(density: number): Promise<Signs> {
  await document.fonts.load(`600 ${LETTER_SIZES[0]}px ${FONT}`);
  const side = SIGN_PX * density;
  return Promise.all([...ART].map(async ([name, svg]) => ({ name, image: await loadSvg(svg, side) })));
}

/** Draws the atlas into the game's textures. */
export function drawAtlas(textures: Phaser.Textures.TextureManager, density: number, signs: Signs): Atlas {
  const side = SIZE * density;
  const texture = textures.createCanvas(ATLAS, side, side);
  if (!texture) throw new Error(`no texture of ${side} × ${side}`);
  const pen: Pen = { texture, density, x: 0, y: 0, line: 0, side };
  place(pen, 'white', 8 * density, 8 * density, (context, x, y, w, h) => context.fillRect(x, y, w, h), 2);
  drawShapes(pen);
  for (const pattern of PATTERNS) drawPattern(pen, pattern);
  const advance = drawLetters(pen);
  drawSigns(pen, signs);
  texture.refresh();
  const cuts = cutsOf(texture);
  const letters = new Map(LETTER_SIZES.map((size) => [size, lettersOf(size, advance, cuts)]));
  return { density, letters, cuts, white: cutNamed(cuts, 'white') };
}

/** The space between a number and its unit: one line of the canvas never breaks, so it is a space like any other. */
const NO_BREAK = '\u00a0';

function lettersOf(
  size: LetterSize,
  advance: ReadonlyMap<string, number>,
  cuts: ReadonlyMap<string, Cut>,
): ReadonlyMap<number, Letter> {
  const found = [...LETTERS, NO_BREAK].map((letter): [number, Letter] => {
    const name = `${size}${letter === NO_BREAK ? ' ' : letter}`;
    return [letter.charCodeAt(0), { cut: cutNamed(cuts, name), advance: advance.get(name) ?? 0 }];
  });
  return new Map(found);
}

function cutNamed(cuts: ReadonlyMap<string, Cut>, name: string): Cut {
  const cut = cuts.get(name);
  if (!cut) throw new Error(`${name} is not in the atlas`);
  return cut;
}

function cutsOf(texture: Phaser.Textures.Texture): Map<string, Cut> {
  return new Map(
    texture.getFrameNames().map((name) => {
      const { u0, v0, u1, v1, width, height } = texture.get(name);
      return [name, { u0, v0, u1, v1, width, height }];
    }),
  );
}

interface Pen {
  readonly texture: Phaser.Textures.CanvasTexture;
  readonly density: number;
  readonly side: number;
  x: number;
  y: number;
  line: number;
}

type Draw = (context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number) => void;

/** Draws in the next free place and names it; `inset` leaves a rim out of the frame so that nothing bleeds in. */
function place(pen: Pen, name: string, width: number, height: number, draw: Draw, inset = 0): void {
  const gap = 2;
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  if (pen.x + w + gap > pen.side) {
    pen.x = 0;
    pen.y += pen.line + gap;
    pen.line = 0;
  }
  const { x, y } = pen;
  if (y + h > pen.side) throw new Error(`the atlas is full at ${name}`);
  const { context } = pen.texture;
  context.fillStyle = '#fff';
  context.strokeStyle = '#fff';
  draw(context, x, y, w, h);
  pen.texture.add(name, 0, x + inset, y + inset, w - 2 * inset, h - 2 * inset);
  pen.x += w + gap;
  pen.line = Math.max(pen.line, h);
}

/** A quarter of a rounded corner, and a disc. */
function drawShapes(pen: Pen): void {
  const side = 16 * pen.density;
  place(pen, 'disc', side, side, (context, x, y, w) => {
    context.beginPath();
    context.arc(x + w / 2, y + w / 2, w / 2, 0, Math.PI * 2);
    context.fill();
  });
}

function drawPattern(pen: Pen, pattern: Pattern): void {
  const side = PATTERN_PX * pen.density;
  place(pen, pattern, side, side, (context, left, top) => {
    context.save();
    context.beginPath();
    context.rect(left, top, side, side);
    context.clip();
    context.translate(left, top);
    context.scale(pen.density, pen.density);
    PATTERN_STROKES[pattern](context);
    context.restore();
  });
}

/** Each pattern on an 8 × 8 cell that repeats. */
const PATTERN_STROKES: Readonly<Record<Pattern, (context: CanvasRenderingContext2D) => void>> = {
  hatch: (context) => diagonals(context, 2),
  stripes: (context) => diagonals(context, 3),
  dots: (context) => {
    disc(context, 4, 4, 1.6);
  },
  bubbles: (context) => {
    context.lineWidth = 1;
    context.beginPath();
    context.arc(4, 4, 2.6, 0, Math.PI * 2);
    context.stroke();
  },
  bars: (context) => {
    context.fillRect(0, 2, 8, 1);
    context.fillRect(0, 5, 8, 1);
  },
  arrows: (context) => {
    context.fillRect(3.5, 1, 1, 4);
    context.beginPath();
    context.moveTo(1.5, 4);
    context.lineTo(6.5, 4);
    context.lineTo(4, 7);
    context.fill();
  },
  faint: (context) => {
    disc(context, 4, 4, 0.8);
  },
};

function diagonals(context: CanvasRenderingContext2D, width: number): void {
  context.lineWidth = width;
  for (const shift of [-8, 0, 8]) {
    context.beginPath();
    context.moveTo(shift - 2, 10);
    context.lineTo(shift + 10, -2);
    context.stroke();
  }
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

function drawLetters(pen: Pen): Map<string, number> {
  const advance = new Map<string, number>();
  const { context } = pen.texture;
  for (const size of LETTER_SIZES) {
    const font = `600 ${size * pen.density}px ${FONT}`;
    context.font = font;
    for (const letter of LETTERS) {
      const width = context.measureText(letter).width;
      advance.set(`${size}${letter}`, width);
      place(pen, `${size}${letter}`, width + 2, size * pen.density * 1.35, (_, x, y, __, height) => {
        context.font = font;
        context.textBaseline = 'alphabetic';
        context.fillText(letter, x + 1, y + height * 0.76);
      });
    }
  }
  return advance;
}

function drawSigns(pen: Pen, signs: Signs): void {
  const side = SIGN_PX * pen.density;
  for (const { name, image } of signs) {
    place(pen, name, side, side, (context, x, y, w, h) => context.drawImage(image, x, y, w, h));
  }
}

async function loadSvg(svg: string, side: number): Promise<HTMLImageElement> {
  const image = new Image(side, side);
  const sized = svg.replace('<svg ', `<svg width="${side}" height="${side}" `);
  image.src = `data:image/svg+xml,${encodeURIComponent(sized)}`;
  await image.decode();
  return image;
}
