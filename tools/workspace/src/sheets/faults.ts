/** What can go wrong between a client and Google. `lost-answer` applies the request and then drops the connection. */
export type FaultKind = 500 | 503 | 429 | 'timeout' | 'lost-answer';
export type FaultScope = 'reads' | 'writes' | 'any';
export type Faults = {
  /** Fails the next API calls (one unless told), all of them or only reads or writes. */
  failNext: (kind: FaultKind, times?: number, scope?: FaultScope) => void;
  /** Forgets the faults that are still waiting. */
  clear: () => void;
  /** Makes every access token given so far invalid: the next call with one is answered 401. */
  expireTokens: () => void;
  /** Takes the fault that is due for a call, if there is one. */
  take: (call: 'reads' | 'writes') => FaultKind | undefined;
};

/** A list of faults to come, in the order they were asked for. */
export const createFaults = (expireTokens: () => void): Faults => {
  let waiting: { kind: FaultKind; scope: FaultScope }[] = [];
  return {
    failNext: (kind, times = 1, scope = 'any') => {
      waiting.push(...Array.from({ length: times }, () => ({ kind, scope })));
    },
    clear: () => {
      waiting = [];
    },
    expireTokens,
    take: (call) => {
      const index = waiting.findIndex(({ scope }) => scope === 'any' || scope === call);
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.kind;
    },
  };
};
