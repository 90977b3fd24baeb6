import { act } from './desk.js';
import { tell } from './dom.js';

const troubles = {
  timeout: 'L’application n’a pas répondu à temps. Réessayez.',
  refused: 'L’application a répondu par une erreur. Réessayez.',
  unreachable: 'L’application est injoignable.',
  absent: 'Cet élément n’est plus à l’écran.',
};

/** Says what became of an act. */
export function report(result) {
  if (result.ok) tell('');
  else tell(troubles[result.reason] ?? 'L’action n’a pas abouti.', true);
}

/** Sends what a person did to an element, with what else they entered in the view. */
export async function clickElement(member, place, blockId, actionId, value, values) {
  tell('Envoi en cours…');
  report(await act('click', { member, place, blockId, actionId, value, ...(values && { values }) }));
}
