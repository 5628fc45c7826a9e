/** What is wrong, in words. */
import { useLocalized, useText } from '../../../ui/text.js'
import type { Problem, ProblemAbout } from './change-problems.js'

/** Of several fields that are alike, the words say first which one is meant. */
export function useProblemText(): (problem: Pick<Problem, 'text' | 'values' | 'about'>) => string {
  const t = useText()
  const pick = useLocalized()
  const whereOf = (about: ProblemAbout): string =>
    'part' in about ? t('change.split.part', { number: about.part }) : pick(about.municipality)
  return ({ text, values, about }) => {
    const plain = t(text, values)
    return about === undefined ? plain : t('change.problem.at', { where: whereOf(about), text: plain })
  }
}
