import type { Criterion, Scale } from '@palmares/rules/edition';
import type { types } from '@slack/bolt';
import { plain } from './elements.ts';
import { ACTIONS } from './ids.ts';

type Anchor = Scale['anchors'][number];

const optionOf = ({ grade, label }: Anchor): types.PlainTextOption => ({
  text: plain(`${grade}\u00a0: ${label}`, 75),
  value: String(grade),
});

/** One line of the grid: the criterion, and each grade with its worded anchor, highest first. */
export const gradeInput = (
  code: string,
  criterion: Criterion,
  scale: Scale,
  { chosen, focused }: { chosen: number | undefined; focused: boolean },
): types.InputBlock => {
  const anchor = scale.anchors.find(({ grade }) => grade === chosen);
  return {
    type: 'input',
    block_id: `grade:${code}:${criterion.id}`,
    dispatch_action: true,
    label: plain(criterion.name, 2000),
    hint: plain(criterion.description, 2000),
    element: {
      type: 'static_select',
      action_id: ACTIONS.chooseGrade,
      placeholder: plain('Choisissez une note', 150),
      options: scale.anchors.toReversed().map(optionOf),
      ...(focused ? { focus_on_load: true } : {}),
      ...(anchor === undefined ? {} : { initial_option: optionOf(anchor) }),
    },
  };
};
