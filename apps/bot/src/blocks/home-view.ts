import type { types } from '@slack/bolt';
import { divider, rehearsalBanner, section } from './elements.ts';
import { type JurorDesk, jurorDesk } from './juror-desk.ts';
import { type JuryProgress, secretariatDesk } from './secretariat-desk.ts';

export type Home =
  | { readonly kind: 'stranger'; readonly text: string }
  | {
      readonly kind: 'member';
      readonly secretariat: {
        readonly juries: readonly JuryProgress[];
        readonly waiting: { readonly screening: number; readonly more: boolean };
      } | null;
      readonly juror: JurorDesk | null;
    };

/** The App Home of one person: the secretariat's desk, the juror's, or both. */
export const homeView = (
  home: Home,
  { page, rehearsal }: { page: number; rehearsal: boolean },
): types.HomeView => {
  const banner = rehearsalBanner(rehearsal);
  if (home.kind === 'stranger') return { type: 'home', blocks: [...banner, section(home.text)] };
  const secretariat =
    home.secretariat === null ? [] : secretariatDesk(home.secretariat.juries, home.secretariat.waiting);
  const juror = home.juror === null ? [] : jurorDesk(home.juror, page);
  const nothing =
    secretariat.length + juror.length === 0
      ? [section('Votre rôle dans ce concours ne demande rien ici pour le moment.')]
      : [];
  return {
    type: 'home',
    blocks: [
      ...banner,
      ...secretariat,
      ...(secretariat.length > 0 && juror.length > 0 ? [divider()] : []),
      ...juror,
      ...nothing,
    ],
  };
};
