import { countDown } from './countdown.ts';

// Everything works without this script; each of these only makes something better, and is fetched where it can.
document.getElementById('erreurs')?.focus();
countDown();

async function improveForms(): Promise<void> {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    const { guardChanges } = await import('./guard-changes.ts');
    guardChanges(form);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-dossier]')) {
    const { checkDossier } = await import('./check-dossier.ts');
    checkDossier(form);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-video]')) {
    const { offerResumableVideo } = await import('./video.ts');
    offerResumableVideo(form);
  }
}

void improveForms();
