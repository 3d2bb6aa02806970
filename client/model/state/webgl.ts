/** What this device can draw the hall with. */
export type Graphics = 'none' | 'software' | 'hardware';

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** Asks a throw-away canvas once. */
export function graphicsOfDevice(): Graphics {
  const gl = document.createElement('canvas').getContext('webgl');
  if (!gl) return 'none';
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE.test(renderer) ? 'software' : 'hardware';
}
