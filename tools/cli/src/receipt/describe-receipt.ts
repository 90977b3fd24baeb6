import { formatParisPrecisely } from '@palmares/rules/french-instants';
import { formatWhole } from '@palmares/rules/french-lists';
import type { Receipt } from '@palmares/rules/receipt';
import type { ComparedFile } from './compare-file.ts';

/** What a valid receipt attests, line by line. */
export function describeReceipt(receipt: Receipt, kid: string): string[] {
  return [
    'Cet accusé de dépôt est authentique. Il atteste\u00a0:',
    '',
    ...(receipt.rehearsal ? ['  RÉPÉTITION\u00a0: ce dépôt n’a aucune valeur'] : []),
    `  Concours      ${receipt.edition}`,
    `  Candidature   ${receipt.code}, version ${receipt.version}`,
    `  Projet        ${receipt.title}`,
    `  Organisme     ${receipt.organisation}`,
    `  Présentations ${receipt.entries.map(({ code, category }) => `${code} (${category})`).join(', ')}`,
    `  Déposée le    ${formatParisPrecisely(Temporal.Instant.from(receipt.depositedAt))}`,
    `                ${receipt.depositedAtParis}, soit ${receipt.depositedAt} en temps universel`,
    ...describeFile('Dossier', receipt.dossier),
    ...(receipt.video ? describeFile('Vidéo', receipt.video) : ['  Vidéo         aucune']),
    `  Vérification  ${receipt.validator}`,
    `  Clé           ${kid}`,
  ];
}

function describeFile(name: string, file: { readonly bytes: number; readonly sha256: string }): string[] {
  return [
    `  ${name.padEnd(13)} ${formatWhole(file.bytes)}\u00a0octets`,
    `                SHA-256\u00a0: ${file.sha256}`,
  ];
}

/** Whether a file that was given is the one of the deposit. */
export function describeComparison(kind: 'dossier' | 'video', compared: ComparedFile): string {
  const [name, its] = kind === 'dossier' ? ['Dossier', 'celui'] : ['Vidéo', 'celle'];
  switch (compared) {
    case 'same':
      return `${name}\u00a0: ce fichier est bien ${its} du dépôt, à l’octet près.`;
    case 'different':
      return `${name}\u00a0: ce fichier n’est pas ${its} du dépôt.`;
    case 'none-deposited':
      return `${name}\u00a0: le dépôt n’en comportait pas.`;
  }
}
