import type { Problem } from '#shared/protocol/messages.ts';
import { findWork } from '../../../tools/load/work.ts';

export interface Reply<T> {
  readonly status: number;
  readonly body: T & Partial<Problem>;
  readonly cookies: readonly string[];
}

/** A browser that keeps its cookies, as somebody from elsewhere: a proxy stands between, so it is not the server's own machine. */
export class Browser {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly cookies = new Map<string, string>();

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url;
    this.#headers = { 'x-forwarded-for': '10.0.0.1', ...headers };
  }

  get<T = object>(path: string, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = object>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  async send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(`${this.#url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...this.#headers, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const cookies = reply.headers.getSetCookie();
    for (const one of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.includes('application/json') && text !== '';
    return { status: reply.status, body: (isJson ? JSON.parse(text) : { text }) as T & Partial<Problem>, cookies };
  }

  /** Signs in, with the work that is asked for where many guess. */
  async signIn(login: string, password: string): Promise<Reply<object>> {
    const reply = await this.post('/api/account/sign-in', { login, password });
    if (reply.body.code !== 'workNeeded') return reply;
    const { ticket = '', bits = 0 } = reply.body;
    const work = await findWork(ticket, `${login}/${password}`, bits);
    return this.post('/api/account/sign-in', { login, password, ticket, work });
  }
}
