/** Warns before typed text would be lost: by a link, a closed tab, or going back. */
export function guardChanges(form: HTMLFormElement): void {
  let isChanged = document.getElementById('erreurs') !== null;
  form.addEventListener('input', () => {
    isChanged = true;
  });
  form.addEventListener('submit', () => {
    isChanged = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
}
