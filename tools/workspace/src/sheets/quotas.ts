import { ApiRefusal } from './api-refusal.ts';

/** Calls a minute and user. */
export type Quotas = { reads: number; writes: number };
/** Google's documented quotas per user. */
export const googleQuotas: Quotas = { reads: 60, writes: 60 };

/** Counts calls over the last minute; one too many is refused with 429 RESOURCE_EXHAUSTED. */
export const createQuotaCheck = (quotas: Quotas | undefined, clock: () => Temporal.Instant) => {
  const taken = new Map<string, number[]>();
  return (user: string, call: 'reads' | 'writes'): void => {
    if (!quotas) return;
    const now = clock().epochMilliseconds;
    const key = `${user} ${call}`;
    const recent = (taken.get(key) ?? []).filter((instant) => instant > now - 60_000);
    if (recent.length >= quotas[call]) {
      const metric = call === 'reads' ? 'Read requests' : 'Write requests';
      throw new ApiRefusal(
        429,
        `Quota exceeded for quota metric '${metric}' and limit '${metric} per minute per user' of service 'sheets.googleapis.com'.`,
      );
    }
    taken.set(key, [...recent, now]);
  };
};
