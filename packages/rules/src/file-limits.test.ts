import { describe, expect, test } from 'vitest';
import { completeFiles } from '../test/complete-application.ts';
import { readGpi2022 } from '../test/gpi-2022.ts';
import { type DepositFiles, findFileProblems } from './file-limits.ts';

const edition = readGpi2022();
const dossier = { bytes: 1000, pages: 12 };
const find = (files: DepositFiles) =>
  findFileProblems(files, edition).map(({ code, message }) => [code, message.replaceAll('\u00a0', ' ')]);

describe('the files of a deposit', () => {
  test('may be as big and as long as the limits, the last frame of a video included', () => {
    expect(find(completeFiles)).toEqual([]);
  });

  test('the video may be left out, the dossier may not', () => {
    expect(find({ dossier })).toEqual([]);
    expect(find({})).toEqual([['dossier-missing', 'Déposez le dossier de candidature, au format PDF.']]);
  });

  test.each<[DepositFiles, string, string]>([
    [
      { dossier: { bytes: 5_242_881, pages: 1 } },
      'dossier-too-big',
      'Votre dossier pèse 5,01 Mo ; le maximum est de 5 Mo.',
    ],
    [
      { dossier: { bytes: 1, pages: 61 } },
      'dossier-too-long',
      'Votre dossier compte 61 pages ; le maximum est de 60 pages.',
    ],
    [
      { dossier: { ...dossier, infected: true } },
      'dossier-infected',
      'L’antivirus a trouvé un programme malveillant dans votre dossier : personne ne l’ouvrira. Remplacez-le par un fichier sain.',
    ],
    [
      { dossier, video: { bytes: 1, seconds: 1, infected: true } },
      'video-infected',
      'L’antivirus a trouvé un programme malveillant dans votre vidéo : personne ne l’ouvrira. Remplacez-la par un fichier sain, ou déposez sans vidéo.',
    ],
    [
      { dossier, video: { bytes: 524_288_001, seconds: 1 } },
      'video-too-big',
      'Votre vidéo pèse 500,01 Mo ; le maximum est de 500 Mo.',
    ],
    [
      { dossier, video: { bytes: 1, seconds: 192 } },
      'video-too-long',
      'Votre vidéo dure 3 min 12 s ; la durée maximale est de 3 min.',
    ],
    [
      { dossier, video: { bytes: 1, seconds: 180.501 } },
      'video-too-long',
      'Votre vidéo dure 3 min 1 s ; la durée maximale est de 3 min.',
    ],
  ])('%j', (files, code, sentence) => {
    const problems = find(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.[0]).toBe(code);
    expect(problems[0]?.[1]).toContain(sentence);
  });

  test('several problems are reported together', () => {
    const files = { dossier: { bytes: 6_000_000, pages: 100 }, video: { bytes: 600_000_000, seconds: 240 } };
    expect(find(files).map(([code]) => code)).toEqual([
      'dossier-too-big',
      'dossier-too-long',
      'video-too-big',
      'video-too-long',
    ]);
  });
});
