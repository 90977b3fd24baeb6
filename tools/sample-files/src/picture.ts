/** One macroblock's samples: 256 of brightness, then 64 of each colour difference. */
export type Macroblock = Uint8Array;

/** A picture's macroblock at a column and a row, counted from the top left. */
export type Picture = (column: number, row: number) => Macroblock;

/** A picture of `columns` × `rows` macroblocks: a gradient with a disc, in colours that depend on the seed. */
export function paintPicture(columns: number, rows: number, seed: number): Picture {
  const hue = (seed * 137.508) % 360;
  const disc = { x: columns * 16 * (0.3 + (seed % 5) * 0.1), y: rows * 8, radius: rows * 5 };
  const colourAt = (x: number, y: number): Colour => {
    const inside = Math.hypot(x - disc.x, y - disc.y) < disc.radius;
    return toYcc(inside ? hue + 180 : hue, inside ? 0.75 : 0.25 + (0.4 * y) / (rows * 16));
  };
  return (column, row) => fillMacroblock((x, y) => colourAt(column * 16 + x, row * 16 + y));
}

/** A macroblock of one light colour, for the bar that shows how far the video is. */
export function paintBarMacroblock(seed: number): Macroblock {
  const colour = toYcc((seed * 137.508 + 60) % 360, 0.9);
  return fillMacroblock(() => colour);
}

type Colour = { readonly y: number; readonly cb: number; readonly cr: number };

function fillMacroblock(colourAt: (x: number, y: number) => Colour): Macroblock {
  const samples = new Uint8Array(384);
  for (let y = 0; y < 16; y += 1) {
    for (let x = 0; x < 16; x += 1) samples[y * 16 + x] = colourAt(x, y).y;
  }
  for (let y = 0; y < 8; y += 1) {
    for (let x = 0; x < 8; x += 1) {
      const colour = colourAt(2 * x, 2 * y);
      samples[256 + y * 8 + x] = colour.cb;
      samples[320 + y * 8 + x] = colour.cr;
    }
  }
  return samples;
}

/** ITU-R BT.601, limited range, from a hue in degrees and a lightness between 0 and 1. */
function toYcc(hue: number, lightness: number): Colour {
  const chroma = 0.6 * (1 - Math.abs(2 * lightness - 1));
  const channel = (offset: number): number => {
    const position = (offset + hue / 30) % 12;
    return lightness - (chroma / 2) * Math.max(-1, Math.min(position - 3, 9 - position, 1));
  };
  const [red, green, blue] = [channel(0), channel(8), channel(4)];
  return {
    y: Math.round(16 + 65.481 * red + 128.553 * green + 24.966 * blue),
    cb: Math.round(128 - 37.797 * red - 74.203 * green + 112 * blue),
    cr: Math.round(128 + 112 * red - 93.786 * green - 18.214 * blue),
  };
}
