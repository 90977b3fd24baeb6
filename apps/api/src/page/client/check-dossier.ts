import { formatMo } from './french.ts';

/** Tells before anything is sent what the server would refuse at once, and that a file is on its way. */
export function checkDossier(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const status = form.querySelector<HTMLElement>('[data-status]');
  const button = form.querySelector<HTMLButtonElement>('button');
  const max = Number(form.dataset['max']);
  if (!input || !status || !button) return;
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > max) {
      event.preventDefault();
      status.className = 'error';
      status.textContent = `Ce fichier pèse ${formatMo(file.size)}\u00a0; le maximum est de ${formatMo(max)}. Réduisez la taille des images, puis exportez-le de nouveau en PDF.`;
      return;
    }
    status.className = '';
    status.textContent = 'Envoi et vérification en cours… Ne fermez pas cette page.';
    button.disabled = true;
  });
  // Back from history, the button must work again.
  window.addEventListener('pageshow', () => {
    button.disabled = false;
  });
}
