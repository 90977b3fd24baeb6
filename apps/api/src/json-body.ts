import { readBody } from './read-body.ts';

/** Reads a JSON body of at most 256 kB; whether it is JSON, and the right one, the route's schema says after it. */
export const readJsonBody = readBody(262_144, {
  tooLarge: 'Le corps JSON dépasse 256\u00a0ko. Raccourcissez les textes.',
  tooSlow: 'Le corps de la requête n’est pas arrivé à temps. Renvoyez-la.',
  malformed: {
    type: 'malformed-json',
    detail: 'Le corps n’est pas du JSON en UTF-8. Corrigez-le.',
  },
});
