/** How fast it goes is told from the last half minute, and not before three seconds of it are known. */
const WINDOW_MILLISECONDS = 30_000;
const KNOWN_AFTER_MILLISECONDS = 3000;

/** Milliseconds until all bytes are sent, at the rate of late; null while that is not known yet. */
export type Remaining = number | null;

/** Tells from each progress how long the rest will take. Instants in milliseconds of any one clock. */
export function measureRate(): (at: number, sent: number, total: number) => Remaining {
  let seen: { readonly at: number; readonly sent: number }[] = [];
  return (at, sent, total) => {
    seen = [...seen.filter((one) => at - one.at <= WINDOW_MILLISECONDS && one.sent <= sent), { at, sent }];
    const first = seen[0] ?? { at, sent };
    const elapsed = at - first.at;
    const brought = sent - first.sent;
    if (elapsed < KNOWN_AFTER_MILLISECONDS || brought <= 0) return null;
    return ((total - sent) * elapsed) / brought;
  };
}
