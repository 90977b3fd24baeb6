export type CheckOutcome =
  | { readonly kind: 'attached' }
  | { readonly kind: 'refused'; readonly message: string };

const EVERY_MILLISECONDS = 1000;
/** A network that was changed meanwhile may leave a request without end. */
const LOOK_MILLISECONDS = 20_000;

/** Waits for the server to have examined a file that arrived whole. */
export async function watchCheck(application: string, uploadId: string): Promise<CheckOutcome> {
  for (;;) {
    const found = await look(application, uploadId);
    if (found) return found;
    await new Promise((resume) => {
      setTimeout(resume, EVERY_MILLISECONDS);
    });
  }
}

async function look(application: string, uploadId: string): Promise<CheckOutcome | null> {
  try {
    const answer = await fetch(`/applications/${application}/uploads`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(LOOK_MILLISECONDS),
    });
    if (answer.status === 401) {
      return {
        kind: 'refused',
        message: 'Votre session est terminée. Redemandez un lien, puis revenez ici.',
      };
    }
    if (!answer.ok) return null;
    const { items }: { items: Item[] } = await answer.json();
    const item = items.find(({ id }) => id === uploadId);
    // What is no more on its way and was not refused has become the draft's file.
    if (!item || item.state === 'attached') return { kind: 'attached' };
    if (item.state !== 'refused') return null;
    return {
      kind: 'refused',
      message: item.refusal?.detail ?? 'La vidéo n’a pas été acceptée. Choisissez-en une autre.',
    };
  } catch {
    // The network is away; the check goes on without it.
    return null;
  }
}

type Item = {
  readonly id: string;
  readonly state: 'receiving' | 'checking' | 'attached' | 'refused';
  readonly refusal?: { readonly detail?: string } | null;
};
