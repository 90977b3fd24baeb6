import { describe, expect, it } from 'vitest';
import {
  readGradingMetadata,
  readRecusalMetadata,
  readSheetMetadata,
} from '../src/listeners/read-metadata.ts';
import { parseGrade, readSheetState } from '../src/listeners/read-sheet-state.ts';

const criteria = [{ id: 'objectifs' }, { id: 'qualite' }];
const chosen = (value: string) => ({ 'choose-grade': { type: 'static_select', selected_option: { value } } });

describe('readSheetState', () => {
  it('reads grades, comment and conflict of its own entry', () => {
    const state = readSheetState(
      {
        'grade:SOC-001:objectifs': chosen('0'),
        'grade:SOC-001:qualite': { 'choose-grade': { type: 'static_select', selected_option: null } },
        'grade:SOC-002:qualite': chosen('5'),
        'comment:SOC-001': { 'write-comment': { type: 'plain_text_input', value: 'Bien' } },
        'conflict:SOC-001': {
          'declare-conflict': { type: 'checkboxes', selected_options: [{ value: 'conflict' }] },
        },
      },
      'SOC-001',
      criteria,
    );
    expect(state).toEqual({ grades: { objectifs: 0 }, comment: 'Bien', conflict: true, malformed: [] });
  });

  it('tells an erased comment from one that is not told', () => {
    const erased = { 'comment:SOC-001': { 'write-comment': { type: 'plain_text_input', value: null } } };
    expect(readSheetState(erased, 'SOC-001', criteria).comment).toBe('');
    expect(readSheetState({}, 'SOC-001', criteria).comment).toBeNull();
  });

  it('passes a grade beyond the scale on to the rules, and sets apart what is no whole number', () => {
    const values = { 'grade:SOC-001:objectifs': chosen('6'), 'grade:SOC-001:qualite': chosen('4.5') };
    expect(readSheetState(values, 'SOC-001', criteria)).toMatchObject({
      grades: { objectifs: 6 },
      malformed: ['qualite'],
    });
    expect(['', ' 4', '4e0', 'x', '１'].map(parseGrade)).toEqual([null, null, null, null, null]);
  });

  it.each([null, undefined, 'x', { a: 1 }, []])('makes nothing of %j', (values) => {
    expect(readSheetState(values, 'SOC-001', criteria).grades).toEqual({});
  });
});

describe('metadata', () => {
  it('is read back', () => {
    expect(readSheetMetadata('{"code":"SOC-001"}')).toEqual({ code: 'SOC-001' });
    expect(readRecusalMetadata('{"code":"SOC-001","graded":7}')).toEqual({ code: 'SOC-001', graded: 7 });
    expect(readGradingMetadata('{"slug":"innovation-rh","open":false}')).toEqual({
      slug: 'innovation-rh',
      open: false,
    });
  });

  it.each(['', '{', 'null', '{"code":"soc"}', '{"code":"SOC-001","juror":"other"}'])('refuses %s', (text) => {
    expect(readSheetMetadata(text)).toBeNull();
    expect(readRecusalMetadata(text)).toBeNull();
    expect(readGradingMetadata(text)).toBeNull();
  });
});
