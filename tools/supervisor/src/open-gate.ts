/** Something to wait for that may happen later, never, or again behind a new gate. */
export type Gate<Value> = {
  readonly promise: Promise<Value>;
  isOpen(): boolean;
  open(value: Value): void;
  /** Whoever waits, now or later, gets the error; nothing happens when the gate is open already. */
  refuse(error: Error): void;
};

export function openGate<Value>(): Gate<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  // Nobody has to be waiting when it is refused.
  promise.catch(() => undefined);
  let isOpen = false;
  return {
    promise,
    isOpen: () => isOpen,
    open: (value) => {
      isOpen = true;
      resolve(value);
    },
    refuse: reject,
  };
}
