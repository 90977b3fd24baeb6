/** An upload as the server tells of it. */
export type ListedUpload = {
  readonly id: string;
  readonly fingerprint: string | null;
  readonly state: 'receiving' | 'checking' | 'attached' | 'refused';
  readonly refusal: { readonly detail: string } | null;
};

const AGAIN_MILLISECONDS = 1000;
/** A network that was changed meanwhile may leave a request without end. */
const PATIENCE_MILLISECONDS = 20_000;

/**
 * The uploads of an application, from whichever browser they came; null once its session is over. Asks again for as
 * long as the network or the server is away, and says so each time.
 */
export async function listUploads(
  application: string,
  onAway: () => void = () => undefined,
): Promise<readonly ListedUpload[] | null> {
  for (;;) {
    const answer = await ask(application);
    if (answer !== 'away') return answer;
    onAway();
    await pause();
  }
}

async function ask(application: string): Promise<readonly ListedUpload[] | null | 'away'> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const answer = await fetch(`/applications/${application}/uploads`, { cache: 'no-store', signal });
    if (answer.status === 401) return null;
    if (!answer.ok) return 'away';
    const { items }: { items: ListedUpload[] } = await answer.json();
    return items;
  } catch {
    return 'away';
  }
}

/** Before the server is asked once more. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, AGAIN_MILLISECONDS);
  });
}
