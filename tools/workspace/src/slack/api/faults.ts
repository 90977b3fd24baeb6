type Fault =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string };

export type Faults = {
  /** The next calls of this method answer 429 with this `Retry-After`, in seconds. */
  rateLimitNext(method: string, retryAfterSeconds: number, times?: number): void;
  /** The next calls of this method answer this HTTP status, or this Slack error. */
  failNext(method: string, failure: number | string, times?: number): void;
  take(method: string): Fault | undefined;
};

/** The failures that were ordered, by method, each spent once. */
export function createFaults(): Faults {
  const ordered = new Map<string, Fault[]>();
  const order = (method: string, fault: Fault, times: number) => {
    const queue = ordered.get(method) ?? [];
    ordered.set(method, [...queue, ...Array.from({ length: times }, () => fault)]);
  };
  return {
    rateLimitNext: (method, retryAfterSeconds, times = 1) =>
      order(method, { kind: 'rate-limited', retryAfterSeconds }, times),
    failNext: (method, failure, times = 1) =>
      order(
        method,
        typeof failure === 'number' ? { kind: 'status', status: failure } : { kind: 'error', error: failure },
        times,
      ),
    take: (method) => ordered.get(method)?.shift(),
  };
}
