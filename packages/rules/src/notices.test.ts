import { describe, expect, test } from 'vitest';
import { completeFiles, completeMetadata } from '../test/complete-application.ts';
import { readGpi2022 } from '../test/gpi-2022.ts';
import { findNotices } from './notices.ts';

const edition = readGpi2022();

describe('what a candidate will be sorry not to have known', () => {
  test('nothing, when rights and purpose are declared', () => {
    expect(findNotices(completeMetadata, completeFiles, edition)).toEqual([]);
  });

  test('a video without declared rights will not be published', () => {
    const metadata = { ...completeMetadata, videoRights: false };
    expect(findNotices(metadata, completeFiles, edition).map(({ code }) => code)).toEqual([
      'video-rights-undeclared',
    ]);
    expect(findNotices(metadata, { dossier: { bytes: 1, pages: 1 } }, edition)).toEqual([]);
  });

  test('without a purpose an Or brings no money', () => {
    expect(findNotices({ ...completeMetadata, prizePurpose: ' ' }, completeFiles, edition)).toEqual([
      {
        code: 'prize-purpose-missing',
        pointer: '/prizePurpose',
        message:
          'Indiquez l’objet de la dépense\u00a0: sans lui, un prix «\u00a0Or\u00a0» ne donnerait pas droit à la dotation de 5\u00a0000\u00a0€.',
      },
    ]);
  });
});
