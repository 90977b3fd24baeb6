export type Comment = { readonly sheet: string; readonly text: string; readonly writtenAt: number };

export type SaveComment = (text: string) => Promise<void>;

type Pending = { text: string; writtenAt: number; save: SaveComment; timer: NodeJS.Timeout };

const SETTLED_LIMIT = 2_000;

/**
 * Slack sends a comment at each character. Keeps the newest text of each open sheet and saves it once the juror pauses,
 * so that the audit is not filled with half words; and remembers which sheets were submitted, so that a character
 * that arrives late doesn't open a new draft. A sheet is a view with an entry's code.
 */
export class DraftKeeper {
  readonly #pause: number;
  readonly #failed: (error: unknown) => void;
  readonly #pending = new Map<string, Pending>();
  readonly #saving = new Set<Promise<void>>();
  readonly #settled = new Set<string>();

  constructor(options: { pause: number; failed: (error: unknown) => void }) {
    this.#pause = options.pause;
    this.#failed = options.failed;
  }

  /** Takes what was typed; `writtenAt` is Slack's time of the action, in seconds: older texts are dropped. */
  write({ sheet, text, writtenAt }: Comment, save: SaveComment): void {
    const before = this.#pending.get(sheet);
    if (this.#settled.has(sheet) || (before !== undefined && before.writtenAt > writtenAt)) return;
    if (before !== undefined) clearTimeout(before.timer);
    const timer = setTimeout(() => void this.flush(sheet), this.#pause);
    this.#pending.set(sheet, { text, writtenAt, save, timer });
  }

  /** Forgets what waits for a sheet, because a fuller state of it is about to be saved. */
  forget(sheet: string): void {
    const pending = this.#pending.get(sheet);
    if (pending !== undefined) clearTimeout(pending.timer);
    this.#pending.delete(sheet);
  }

  /** A sheet was submitted: nothing older may touch it. */
  settle(sheet: string): void {
    this.forget(sheet);
    this.#settled.add(sheet);
    const oldest = this.#settled.values().next().value;
    if (this.#settled.size > SETTLED_LIMIT && oldest !== undefined) this.#settled.delete(oldest);
  }

  isSettled(sheet: string): boolean {
    return this.#settled.has(sheet);
  }

  /** Saves now what waits for a sheet. */
  async flush(sheet: string): Promise<void> {
    const pending = this.#pending.get(sheet);
    if (pending === undefined) return;
    this.forget(sheet);
    const saving = pending.save(pending.text).catch(this.#failed);
    this.#saving.add(saving);
    await saving;
    this.#saving.delete(saving);
  }

  /** Saves all that waits; for the stop of the process. */
  async stop(): Promise<void> {
    await Promise.all([...this.#pending.keys()].map((sheet) => this.flush(sheet)));
    await Promise.all(this.#saving);
  }
}
