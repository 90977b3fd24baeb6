import { context, type Message, section } from './elements.ts';
import { deskLine, type JurorDesk, progressWords } from './juror-desk.ts';

const LINES = 20;

/** `/gpi file`: what is left for the juror to do, first things first. */
export const queueMessage = (desk: JurorDesk): Message => {
  const left = (['to-grade', 'draft'] as const).flatMap((state) =>
    desk.items.filter((item) => item.state === state),
  );
  const words = progressWords(desk.counts.submitted, desk.counts.expected);
  const rest = left.length - LINES;
  return {
    text: `Votre file\u00a0: ${words}`,
    blocks: [
      section(`*Votre file* – ${words}\n${desk.deadline}`),
      ...(left.length === 0 ? [section('Vous n’avez plus de dossier à noter.')] : []),
      ...left.slice(0, LINES).map((item) => deskLine(item, desk.criteria, desk.isOpen(item.category))),
      ...(rest > 0 ? [context('La suite est dans l’onglet *Accueil* de cette application.')] : []),
    ],
  };
};
