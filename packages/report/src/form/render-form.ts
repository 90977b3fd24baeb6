import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import { describePages, printPdf, show } from '../print/print-pdf.ts';
import type { BlankForm } from './blank-form.ts';

const BANNER = 'Répétition\u00a0: ce dossier ne sert qu’à un essai';

/** The blank dossier as a PDF to be filled in, A4: the project first, then one section for each criterion (Art. 3, 4). */
export function renderForm(form: BlankForm): Promise<Uint8Array> {
  return printPdf(describeForm(form));
}

function describeForm(form: BlankForm): TDocumentDefinitions {
  const title = `Dossier de candidature – ${form.edition}`;
  const pages = describePages(form.rehearsal ? BANNER : null, title);
  return {
    ...pages,
    info: { title, author: form.organisers.join(', ') },
    defaultStyle: { ...pages.defaultStyle, fontSize: 10.5 },
    styles: {
      title: { fontSize: 22, bold: true, margin: [0, 2, 0, 4] },
      heading: { fontSize: 14, bold: true, margin: [0, 16, 0, 6] },
      label: { bold: true, margin: [0, 6, 0, 2] },
      hint: { fontSize: 9.5, color: '#444', margin: [0, 0, 0, 2] },
    },
    content: [
      { text: show(form.edition), color: '#444' },
      { text: 'Dossier de candidature', style: 'title' },
      ...explain(form),
      ...describeProject(form),
      ...describeCriteria(form),
      ...describeEngagements(form),
    ],
  };
}

function explain(form: BlankForm): Content[] {
  return [
    {
      ul: [
        `Complétez ce dossier, ou reprenez ses rubriques, dans cet ordre, dans votre propre document. Enregistrez-le en PDF\u00a0: ${form.maxSize} et ${form.maxPages}\u00a0pages au plus, sans mot de passe.`,
        `Déposez-le en ligne avant la date limite\u00a0: ${form.deadline}.`,
        `Le projet a été mené à son terme, ou l’expérimentation a abouti, en ${form.years}.`,
        `Une question\u00a0? Écrivez au secrétariat du concours\u00a0: ${form.secretariatEmail}`,
      ].map((text): Content => ({ text: show(text), margin: [0, 0, 0, 3] })),
    },
  ];
}

function describeProject({ categories }: BlankForm): Content[] {
  return [
    heading('1. Le projet et l’organisme'),
    ...field('Titre du projet'),
    ...field('Organisme qui candidate'),
    ...field('Régime et branche'),
    ...field('Partenaires', 'Autres organismes, collectivités, opérateurs…', 40),
    label('Catégories', 'Une ou plusieurs.'),
    {
      table: { widths: [10, '*'], body: categories.map((name) => [box(), { text: show(name) }]) },
      layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 2, paddingBottom: () => 1 },
    },
    ...field('Personne à contacter', 'Nom, adresse électronique, téléphone.'),
    { ...heading('2. Le projet en quelques mots'), pageBreak: 'before' },
    ...field('Résumé', undefined, 190),
    ...field('Actions menées', 'Avec précision\u00a0: ce qui a été fait, par qui, quand.', 250),
    ...field('Dates de début et de fin'),
    ...field('État du projet', 'Projet terminé, ou expérimentation aboutie.'),
  ];
}

function describeCriteria({ criteria }: BlankForm): Content[] {
  return [
    { ...heading('3. Ce que le jury apprécie'), pageBreak: 'before' },
    ...criteria.flatMap(({ name, description }, index) =>
      field(`3.${index + 1}. ${name}`, description === name ? undefined : `${description}.`, 170),
    ),
  ];
}

function describeEngagements({ prizes }: BlankForm): Content[] {
  return [
    heading('4. Dotation et autorisations'),
    ...(prizes.length === 0 ? [] : field('Objet de la dépense', prizes.join(' '), 60)),
    label('Autorisations'),
    {
      table: {
        widths: [10, '*'],
        body: [
          'Les noms des personnes citées peuvent être publiés.',
          'Nous possédons toutes les autorisations nécessaires à l’exploitation de la vidéo jointe.',
          'Nous acceptons le règlement du concours.',
        ].map((text) => [box(), { text }]),
      },
      layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 2, paddingBottom: () => 1 },
    },
  ];
}

function heading(text: string): { text: string; style: string } {
  return { text: show(text), style: 'heading' };
}

function label(name: string, hint?: string): Content {
  return {
    stack: [
      { text: show(name), style: 'label' },
      ...(hint === undefined ? [] : [{ text: show(hint), style: 'hint' }]),
    ],
  };
}

/** A label with room to write below it, never torn apart by the end of a page. */
function field(name: string, hint?: string, height = 22): Content[] {
  return [
    {
      unbreakable: true,
      stack: [
        label(name, hint),
        {
          table: { widths: ['*'], heights: [height], body: [[{ text: '' }]] },
          layout: { hLineColor: () => '#777', vLineColor: () => '#777' },
        },
      ],
    },
  ];
}

function box(): Content {
  return { canvas: [{ type: 'rect', x: 0, y: 1, w: 9, h: 9, lineColor: '#111' }] };
}
