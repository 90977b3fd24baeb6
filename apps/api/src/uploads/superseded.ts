import type { FileRefusal } from './file-checks.ts';

/** What is said of a file whose check ended after that of one that arrived later: the last file received counts. */
export const superseded: FileRefusal = {
  kind: 'refused',
  code: 'superseded',
  message: 'Un fichier reçu après celui-ci a déjà été vérifié\u00a0: c’est lui qui compte.',
};
