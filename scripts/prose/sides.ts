import { isToldByRule, type Condition } from './toldByRule.ts';
import { comparisonsIn, type Finding } from './words.ts';

/** «С двумя и больше», «не старше» and «выше или ниже» name no side of a difference. */
const isOpen = (title: string, { index }: Finding) =>
  /(?<!\p{L})(?:и|не)\s+$/iu.test(title.slice(0, index)) || /(?<!\p{L})или(?!\p{L})/iu.test(title);

/** Words of a hypothesis' title that name a side, which a two-sided test does not ask: «подтверждена» would stand beside either. */
export const sidesIn = (title: string, where: readonly Condition[]): Finding[] =>
  comparisonsIn(title)
    .filter((one) => !isOpen(title, one) && !isToldByRule(title, one, where))
    .map((one) => ({ ...one, kind: 'side' }));
