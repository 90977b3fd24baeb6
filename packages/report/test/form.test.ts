import { expect, test } from 'vitest';
import type { BlankForm } from '../src/form/blank-form.ts';
import { printForm } from '../src/form/print-form.ts';
import { readPdf } from './read-pdf.ts';

const form: BlankForm = {
  edition: 'Grand Prix d’essai',
  organisers: ['Les organisateurs'],
  secretariatEmail: 'secretariat@example.org',
  rehearsal: false,
  deadline: 'vendredi 1er avril 2022 à 23\u00a0h\u00a030 (heure de Paris)',
  years: '2019, 2020 ou 2021',
  categories: ['Innovation sociale', 'Innovation RH'],
  criteria: [
    { name: 'Objectifs', description: 'Clarté des objectifs' },
    { name: 'Résultats', description: 'Résultats mesurables' },
  ],
  maxSize: '5\u00a0Mo',
  maxPages: 60,
  prizes: ['Ce que financerait le prix.'],
};

test('the blank dossier says what to fill in, in the order of the criteria', async () => {
  const pdf = await readPdf(await printForm(form));
  const said = pdf.pages.join(' ');
  for (const words of ['1er avril 2022', '2019, 2020 ou 2021', 'Innovation RH', 'Titre du projet']) {
    expect(said).toContain(words);
  }
  expect(said).toMatch(/3\.1\. Objectifs .*Clarté des objectifs.* 3\.2\. Résultats .*Résultats mesurables/);
  expect(said).not.toContain('Répétition');
  expect(pdf).toMatchObject({ title: 'Dossier de candidature – Grand Prix d’essai', hasScript: false });
  expect(pdf.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true);
});

test('in a rehearsal every page says so', async () => {
  const { pages } = await readPdf(await printForm({ ...form, rehearsal: true }));
  for (const page of pages) expect(page).toContain('Répétition');
});
