import { holdsNalUnits, type NalFormat, readNalFormat } from '@palmares/file-checks/nal-units';
import { array, assert, constantFrom, integer, property, record, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';

const formats = record({
  codec: constantFrom<NalFormat['codec']>('avc', 'hevc'),
  lengthBytes: integer({ min: 1, max: 4 }),
});
/** A first byte that every decoder knows, and what follows it. */
const units = array(record({ head: integer({ min: 1, max: 31 }), rest: uint8Array({ maxLength: 200 }) }), {
  minLength: 1,
  maxLength: 6,
});

const write = (unit: Uint8Array, lengthBytes: number): Buffer => {
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntBE(unit.length, 0, lengthBytes);
  return Buffer.concat([length, unit]);
};

test('a frame of whole units is one, and nothing that ends within a unit is', () => {
  assert(
    property(formats, units, integer({ min: 1, max: 200 }), (format, parts, cut) => {
      const written = parts.map(({ head, rest }) => write(Buffer.of(head, ...rest), format.lengthBytes));
      const frame = Buffer.concat(written);
      expect(holdsNalUnits(frame, format)).toBe(true);
      const last = written.at(-1)?.length ?? 0;
      expect(holdsNalUnits(frame.subarray(0, -Math.min(cut, last - 1)), format)).toBe(false);
      expect(holdsNalUnits(Buffer.concat([frame, Buffer.alloc(format.lengthBytes, 255)]), format)).toBe(
        false,
      );
    }),
  );
});

test('of any bytes it can be said, and zeros are no frame', () => {
  assert(
    property(formats, uint8Array({ maxLength: 2000 }), (format, bytes) => {
      expect(typeof holdsNalUnits(bytes, format)).toBe('boolean');
      expect(holdsNalUnits(new Uint8Array(bytes.length), format)).toBe(false);
    }),
  );
});

test('how long lengths are stands in the configuration, where there is one', () => {
  const configuration = new Uint8Array(23).fill(0xfc);
  expect(readNalFormat('avc', configuration.with(4, 0xff))).toEqual({ codec: 'avc', lengthBytes: 4 });
  expect(readNalFormat('hevc', configuration.with(21, 0xfd))).toEqual({ codec: 'hevc', lengthBytes: 2 });
  expect(readNalFormat('avc', configuration.subarray(0, 4))).toBeNull();
  expect(readNalFormat('hevc', undefined)).toBeNull();
  expect(readNalFormat('vp9', configuration)).toBeNull();
});
