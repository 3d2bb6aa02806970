import { afterAll, describe, expect, it } from 'vitest';
import { aServer, aSession, closeAll, until } from './a-server.ts';

afterAll(closeAll);

describe('a client that floods', () => {
  it('is let go, while another in the room plays on', async () => {
    const session = await aSession(await aServer());
    const [loud, calm] = [await session.join(), await session.join()];
    await session.instructor.control({ type: 'start' });
    await until(() => (calm.mirror?.tick ?? -1) >= 1, 'a tick');
    const { socket } = loud;
    for (let sent = 0; sent < 2000; sent++) socket.emit('ack', sent);
    await until(() => socket.disconnected, 'let go');
    const seen = calm.mirror?.tick ?? 0;
    await until(() => (calm.mirror?.tick ?? 0) > seen + 2, 'ticks go on');
    expect(calm.connected).toBe(true);
  });
});
