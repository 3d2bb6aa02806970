/** The far end of a line: a worker, or what stands in for one. */
export interface Port {
  post(message: unknown): void;
  /** Calls `hear` with what comes, `fail` when the far end breaks. Asked for once. */
  listen(hear: (message: unknown) => void, fail: (why: string) => void): void;
  /** Ends the far end. */
  close(): void;
}

/** A worker as the far end. */
export function workerPort(worker: Worker): Port {
  return {
    post: (message) => worker.postMessage(message),
    listen(hear, fail) {
      worker.addEventListener('message', ({ data }) => hear(data));
      worker.addEventListener('error', ({ message }) => fail(message));
    },
    close: () => worker.terminate(),
  };
}

/** A worker that is begun with the first message to it: whoever never asks has none. */
export function lateWorkerPort(begin: () => Worker): Port {
  let port: Port | undefined;
  let ears: Parameters<Port['listen']> | undefined;
  return {
    post(message) {
      if (!port) {
        port = workerPort(begin());
        if (ears) port.listen(...ears);
      }
      port.post(message);
    },
    listen(...both) {
      ears = both;
    },
    close: () => port?.close(),
  };
}
