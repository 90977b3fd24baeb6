/** What listeners still do, so that a stop can wait for it: much of it comes after the ack. */
export class UnderWay {
  readonly #tasks = new Set<Promise<unknown>>();

  async track<T>(task: Promise<T>): Promise<T> {
    this.#tasks.add(task);
    try {
      return await task;
    } finally {
      this.#tasks.delete(task);
    }
  }

  /** Waits until nothing is under way, whether it succeeded or failed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#tasks);
  }
}
