import Phaser from 'phaser';
import { glideLeft } from './glide.ts';
import { AT, type QuadBatch, RECORD } from './quad-batch.ts';
import { FRAGMENT_SHADER, VERTEX_SHADER } from './quad-shader.ts';
import type { Batches } from './record.ts';

type WebGl = WebGLRenderingContext;

interface Program {
  readonly gl: WebGl;
  readonly instances: ANGLE_instanced_arrays;
  readonly arrays: OES_vertex_array_object;
  readonly program: WebGLProgram;
  readonly corners: WebGLBuffer;
  readonly slots: Readonly<Record<Attribute, number>>;
  readonly size: WebGLUniformLocation | null;
  readonly seconds: WebGLUniformLocation | null;
  readonly left: WebGLUniformLocation | null;
  /** What the card holds of each batch. */
  readonly held: Map<QuadBatch, Held>;
}

interface Held {
  readonly records: WebGLBuffer;
  /** How its records are read: told to the card once. */
  readonly array: WebGLVertexArrayObjectOES;
  /** The telling that it is from, and how many of its records have been sent. */
  version: number;
  sent: number;
  room: number;
}

const BYTES = 4;
const ATTRIBUTES = ['corner', 'box', 'uv', 'top', 'bottom', 'shape', 'beat', 'glide'] as const;
type Attribute = (typeof ATTRIBUTES)[number];
const OF_RECORD = ['box', 'uv', 'top', 'bottom', 'shape', 'beat', 'glide'] as const;
const COLOURS: readonly Attribute[] = ['top', 'bottom'];

/** The whole hall in one draw call a batch, back to front: every record of a batch is one instance of one rectangle. */
export class QuadLayer extends Phaser.GameObjects.Extern {
  /** Clock of what moves by itself, in seconds. */
  seconds = 0;
  /** Clock of what glides, in ms. */
  glideMs = 0;
  readonly #batches: Batches;
  readonly #texture: Phaser.Textures.Texture;
  #program: Program | undefined;

  constructor(scene: Phaser.Scene, batches: Batches, texture: Phaser.Textures.Texture) {
    super(scene);
    this.#batches = batches;
    this.#texture = texture;
    // What was on the card is gone with its context; it is made anew with the next frame that has one.
    scene.game.canvas.addEventListener('webglcontextlost', () => {
      this.#program = undefined;
    });
    scene.add.existing(this);
  }

  /** Called by the engine in each of its frames. */
  override render(renderer: Phaser.Renderer.WebGL.WebGLRenderer): void {
    const gl = renderer.gl;
    const texture = this.#texture.source[0]?.glTexture?.webGLTexture;
    if (!texture || gl.isContextLost()) return;
    this.#program ??= compiled(gl);
    const program = this.#program;
    gl.useProgram(program.program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.uniform2f(program.size, renderer.width, renderer.height);
    gl.uniform1f(program.seconds, this.seconds);
    const { hall, next, lively, over } = this.#batches;
    for (const batch of [hall, lively, over]) if (batch.count > 0) this.#drawBatch(program, batch);
    // What is told in parts is sent in parts, too.
    send(gl, heldOf(program, next), next);
    // The engine's own drawing reads no instances.
    program.arrays.bindVertexArrayOES(null);
  }

  #drawBatch(program: Program, batch: QuadBatch): void {
    const { gl, instances, arrays } = program;
    gl.uniform1f(program.left, glideLeft(this.glideMs - batch.toldMs));
    const held = heldOf(program, batch);
    send(gl, held, batch);
    arrays.bindVertexArrayOES(held.array);
    instances.drawArraysInstancedANGLE(gl.TRIANGLE_STRIP, 0, 4, batch.count);
  }
}

function compiled(gl: WebGl): Program {
  const instances = gl.getExtension('ANGLE_instanced_arrays');
  const arrays = gl.getExtension('OES_vertex_array_object');
  const program = gl.createProgram();
  if (!instances || !arrays) throw new Error('the graphics card draws no instances');
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, FRAGMENT_SHADER],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('no shader');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`the hall's shader: ${gl.getProgramInfoLog(program)}`);
  const corners = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
  const slotOf = (name: Attribute) => gl.getAttribLocation(program, name);
  return {
    gl,
    instances,
    arrays,
    program,
    corners,
    slots: Object.fromEntries(ATTRIBUTES.map((name) => [name, slotOf(name)])) as Record<Attribute, number>,
    size: gl.getUniformLocation(program, 'size'),
    seconds: gl.getUniformLocation(program, 'seconds'),
    left: gl.getUniformLocation(program, 'left'),
    held: new Map(),
  };
}

function heldOf(program: Program, batch: QuadBatch): Held {
  const known = program.held.get(batch);
  if (known) return known;
  const fresh = {
    records: program.gl.createBuffer(),
    array: program.arrays.createVertexArrayOES(),
    version: -1,
    sent: 0,
    room: 0,
  };
  program.held.set(batch, fresh);
  program.arrays.bindVertexArrayOES(fresh.array);
  point(program, fresh.records);
  program.arrays.bindVertexArrayOES(null);
  return fresh;
}

/** Sends the records that the card does not have yet. */
function send(gl: WebGl, held: Held, batch: QuadBatch): void {
  if (held.version !== batch.version) held.sent = 0;
  held.version = batch.version;
  if (held.sent === batch.count) return;
  gl.bindBuffer(gl.ARRAY_BUFFER, held.records);
  if (held.room !== batch.floats.length) {
    held.room = batch.floats.length;
    held.sent = 0;
    gl.bufferData(gl.ARRAY_BUFFER, batch.floats.byteLength, gl.DYNAMIC_DRAW);
  }
  const fresh = batch.floats.subarray(held.sent * RECORD, batch.count * RECORD);
  gl.bufferSubData(gl.ARRAY_BUFFER, held.sent * RECORD * BYTES, fresh);
  held.sent = batch.count;
}

function point({ gl, instances, slots, corners }: Program, records: WebGLBuffer): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.enableVertexAttribArray(slots.corner);
  gl.vertexAttribPointer(slots.corner, 2, gl.FLOAT, false, 0, 0);
  instances.vertexAttribDivisorANGLE(slots.corner, 0);
  gl.bindBuffer(gl.ARRAY_BUFFER, records);
  for (const name of OF_RECORD) {
    const isColour = COLOURS.includes(name);
    gl.enableVertexAttribArray(slots[name]);
    const type = isColour ? gl.UNSIGNED_BYTE : gl.FLOAT;
    gl.vertexAttribPointer(slots[name], 4, type, isColour, RECORD * BYTES, AT[name] * BYTES);
    instances.vertexAttribDivisorANGLE(slots[name], 1);
  }
}
