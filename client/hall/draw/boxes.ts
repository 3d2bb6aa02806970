import { type HallLayout, hostX, hostY, rackX, rackY } from '../layout/hall-layout.ts';
import { type Box, toScreenX, toScreenY, type ViewPort } from '../layout/view-port.ts';

/** What places things on screen: a layout and the part of it that is shown. */
interface Place {
  readonly layout: HallLayout;
  readonly view: ViewPort;
}

/** Where a host's tile is on screen, in device pixels. */
export function tileBox({ layout, view }: Place, host: number): Box {
  return {
    x: toScreenX(view, hostX(layout, host)),
    y: toScreenY(view, hostY(layout, host)),
    width: layout.tileWidth * view.zoom,
    height: layout.tileHeight * view.zoom,
  };
}

/** Where a rack is on screen, in device pixels. */
export function rackBox({ layout, view }: Place, rack: number): Box {
  return {
    x: toScreenX(view, rackX(layout, rack)),
    y: toScreenY(view, rackY(layout, rack)),
    width: layout.rackWidth * view.zoom,
    height: layout.rackHeight * view.zoom,
  };
}

export function onScreen({ view }: Place, box: Box): boolean {
  return box.x < view.width && box.y < view.height && box.x + box.width > 0 && box.y + box.height > 0;
}
