import { checkDossier } from './check-dossier.ts';
import { countDown } from './countdown.ts';
import { guardChanges } from './guard-changes.ts';
import { offerResumableVideo } from './video.ts';

// Everything works without this script; each of these only makes something better.
document.getElementById('erreurs')?.focus();
countDown();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) guardChanges(form);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-dossier]')) checkDossier(form);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-video]')) offerResumableVideo(form);
