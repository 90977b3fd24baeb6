import { listUploads, pause } from './list-uploads.ts';

export type CheckOutcome =
  | { readonly kind: 'attached' }
  | { readonly kind: 'refused'; readonly message: string };

/** Waits for the server to have examined a file that arrived whole. */
export async function watchCheck(application: string, uploadId: string): Promise<CheckOutcome> {
  for (;;) {
    const uploads = await listUploads(application);
    if (uploads === null) {
      return {
        kind: 'refused',
        message: 'Votre session est terminée. Redemandez un lien, puis revenez ici.',
      };
    }
    const upload = uploads.find(({ id }) => id === uploadId);
    // What is no more on its way and was not refused has become the draft's file.
    if (!upload || upload.state === 'attached') return { kind: 'attached' };
    if (upload.state === 'refused') {
      const message = upload.refusal?.detail ?? 'La vidéo n’a pas été acceptée. Choisissez-en une autre.';
      return { kind: 'refused', message };
    }
    await pause();
  }
}
