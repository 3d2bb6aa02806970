import { describe, expect, it, vi } from 'vitest';

/** The settings as a page finds them that is opened on a device with these kept. */
async function openedWith(kept?: string) {
  vi.resetModules();
  const { keep } = await import('#client/device/device-store.ts');
  if (kept !== undefined) keep('overcommit.sound', kept);
  return (await import('#client/sound/settings.ts')).soundSettings.value;
}

describe('sound on a device', () => {
  it('is off, without captions, until somebody asks', async () => {
    expect(await openedWith()).toMatchObject({ on: false, captions: false });
  });

  it('is off where what was kept is no settings at all, and takes no volume that is none', async () => {
    expect(await openedWith('not JSON')).toMatchObject({ on: false });
    const odd = JSON.stringify({ on: 'yes', captions: true, volumes: { hall: 900, alarms: 20 } });
    expect(await openedWith(odd)).toEqual({
      on: false,
      captions: true,
      volumes: { hall: 50, alarms: 20, interface: 40 },
    });
  });
});
