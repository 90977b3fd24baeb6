/** A run of text; `strong` is what the eye must find. */
export type Run = string | { readonly strong: string };
export type Text = string | readonly Run[];

/** One picture, drawn in black and greys. */
export type Picture = { readonly svg: string; readonly width: number; readonly height: number };

/** One column that `grows` takes the room that the others leave. */
export type Column = { readonly title: string; readonly align: 'left' | 'right'; readonly grows?: true };

/** What a report is made of, whatever it is printed on. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Text }
  /** What somebody in a hurry reads, and nothing else. */
  | { readonly kind: 'lead'; readonly sentences: readonly Text[] }
  /** What must not be overlooked. */
  | { readonly kind: 'notice'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | {
      readonly kind: 'reasons';
      readonly items: readonly { readonly term: string; readonly reasons: readonly string[] }[];
    }
  /** The first cell of a row names it. `strong` rows stand out. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly { readonly cells: readonly string[]; readonly strong: boolean }[];
    }
  /** Several pictures where one would not fit a page; `alt` says what can be seen in them. */
  | {
      readonly kind: 'figure';
      readonly pictures: readonly Picture[];
      readonly alt: string;
      readonly caption: string;
    };

/** A report in French, before it is HTML or PDF. */
export type ReportDocument = {
  readonly title: string;
  /** What it is about, when it was made, who may read it. */
  readonly lines: readonly string[];
  /** Said on every page: "Répétition". Null for a real contest. */
  readonly banner: string | null;
  /** Repeated at the foot of every page. */
  readonly footer: string;
  readonly blocks: readonly Block[];
};
