/** What of the video's form a script works with. */
export type VideoParts = {
  readonly input: HTMLInputElement;
  readonly send: HTMLButtonElement;
  readonly pause: HTMLButtonElement;
  readonly cancel: HTMLButtonElement;
  readonly underWay: HTMLElement;
  readonly progress: HTMLProgressElement;
  readonly figures: HTMLElement;
  readonly warning: HTMLElement;
  readonly status: HTMLElement;
  readonly refused: HTMLElement;
};

/** The parts of the form, or null where the page is not the one that this script is for. */
export function findParts(form: HTMLFormElement): VideoParts | null {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const send = form.querySelector<HTMLButtonElement>('[data-send]');
  const pause = form.querySelector<HTMLButtonElement>('[data-pause]');
  const cancel = form.querySelector<HTMLButtonElement>('[data-cancel]');
  const underWay = form.querySelector<HTMLElement>('[data-under-way]');
  const progress = form.querySelector('progress');
  const figures = form.querySelector<HTMLElement>('[data-figures]');
  const warning = form.querySelector<HTMLElement>('[data-warning]');
  const status = form.querySelector<HTMLElement>('[data-status]');
  const refused = form.querySelector<HTMLElement>('[data-refused]');
  if (!input || !send || !pause || !cancel || !underWay) return null;
  if (!progress || !figures || !warning || !status || !refused) return null;
  return { input, send, pause, cancel, underWay, progress, figures, warning, status, refused };
}

/** Shows what belongs to an upload under way, or hides it again. */
export function showUnderWay(parts: VideoParts, isUnderWay: boolean): void {
  for (const element of [parts.underWay, parts.pause, parts.cancel]) element.hidden = !isUnderWay;
  parts.send.hidden = isUnderWay;
  parts.input.disabled = isUnderWay;
  if (!isUnderWay) parts.warning.hidden = true;
}

/** Says something to everyone, once: screen readers read it out when it changes. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  if (element.getAttribute('role') === 'alert') element.hidden = text === '';
}
