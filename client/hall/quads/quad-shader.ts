/**
 * One rectangle for each record: rounded, softened, outlined or textured. What moves by itself moves here, from the time, and what
 * glides glides here: `left` is the part of its way that is still before it.
 * Distance to a rounded rectangle: I. Quilez, "2D distance functions" (iquilezles.org/articles/distfunctions2d).
 */
export const VERTEX_SHADER = `
precision highp float;
attribute vec2 corner;
attribute vec4 box;
attribute vec4 uv;
attribute vec4 top;
attribute vec4 bottom;
attribute vec4 shape;
attribute vec4 beat;
attribute vec4 glide;
uniform vec2 size;
uniform float left;
varying vec2 fromMiddle;
varying vec2 halfSize;
varying vec2 place;
varying vec4 colour;
varying vec4 form;
varying vec4 pulse;
varying vec4 cut;
void main() {
  float soft = shape.y;
  vec4 here = box + glide * left;
  vec2 middle = here.xy + here.zw * 0.5;
  vec2 offset = (corner - 0.5) * (here.zw + 2.0 * soft);
  vec2 at = middle + offset;
  if (shape.z < 0.5 && beat.x != 0.0) {
    vec2 arm = at - beat.yz;
    float c = cos(beat.x);
    float s = sin(beat.x);
    at = beat.yz + vec2(arm.x * c - arm.y * s, arm.x * s + arm.y * c);
  }
  fromMiddle = offset;
  halfSize = here.zw * 0.5;
  cut = uv;
  place = mix(uv.xy, uv.zw, corner);
  colour = mix(top, bottom, corner.y);
  form = shape;
  pulse = beat;
  gl_Position = vec4(at.x / size.x * 2.0 - 1.0, 1.0 - at.y / size.y * 2.0, 0.0, 1.0);
}`;

export const FRAGMENT_SHADER = `
precision highp float;
uniform sampler2D atlas;
uniform float seconds;
varying vec2 fromMiddle;
varying vec2 halfSize;
varying vec2 place;
varying vec4 colour;
varying vec4 form;
varying vec4 pulse;
varying vec4 cut;
float rounded(vec2 p, vec2 h, float r) {
  vec2 q = abs(p) - h + r;
  return min(max(q.x, q.y), 0.0) + length(max(q, 0.0)) - r;
}
float dots() {
  bool wide = halfSize.x > halfSize.y;
  float along = wide ? fromMiddle.x + halfSize.x : fromMiddle.y + halfSize.y;
  float across = wide ? fromMiddle.y : fromMiddle.x;
  float thick = min(halfSize.x, halfSize.y);
  float steps = (along + pulse.y - seconds * pulse.z) / pulse.x;
  float second = mod(floor(steps), 2.0);
  float from = (fract(steps) - 0.5) * pulse.x;
  float d = rounded(vec2(from, across), vec2(form.w * 0.5, thick), thick);
  return clamp(0.5 - d, 0.0, 1.0) * mix(1.0, pulse.w, second);
}
vec2 tiled() {
  return mix(cut.xy, cut.zw, fract((fromMiddle + halfSize) / pulse.xy));
}
void main() {
  float cover;
  bool tiles = form.z > 3.5;
  if (form.z > 0.5 && form.z < 1.5) cover = dots();
  else {
    float d = rounded(fromMiddle, halfSize, min(form.x, min(halfSize.x, halfSize.y)));
    if (form.w > 0.0) d = abs(d + form.w * 0.5) - form.w * 0.5;
    cover = form.y > 0.0 ? 1.0 - smoothstep(-form.y, form.y, d) : clamp(0.5 - d, 0.0, 1.0);
    if (form.z > 2.5 && !tiles) cover *= step(fract(seconds * pulse.x + pulse.y), pulse.z);
    else if (form.z > 1.5 && !tiles) cover *= 1.0 - pulse.x * (0.5 + 0.5 * cos(6.2831853 * (seconds * pulse.y + pulse.z)));
  }
  float a = colour.a * cover * texture2D(atlas, tiles ? tiled() : place).a;
  gl_FragColor = vec4(colour.rgb * a, a);
}`;
