/** What may be said of an association: plain words, with the interval and n beside, and never a cause. */
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Association, Estimate } from './views.operations.js'

/** "0,41 (95 %: 0,06…0,67)"; a word where nothing is estimated. */
export function useEstimateText() {
  const t = useText()
  const format = useFormat()
  return (estimate: Estimate, kind: 'spearman' | 'pearson'): string => {
    const coefficient = estimate[kind]
    if (!coefficient) return t(`quality.association.none.${estimate.reading === 'constant' ? 'constant' : 'too_few'}`)
    const value = format.number(coefficient.value, 2)
    const [low, high] = coefficient.interval ?? []
    return low === undefined || high === undefined ? t('quality.association.noInterval', { value }) : t('quality.association.interval', { value, low: format.number(low, 2), high: format.number(high, 2) })
  }
}

/** The reading as a sentence. */
export function useReading(association: Association) {
  const t = useText()
  const pick = useLocalized()
  const [score, result] = [pick(association.version.content.name), pick(association.indicator.name)]
  return ({ reading, n }: Estimate): string => t(`quality.association.reading.${reading}`, { score, result, n, minimum: association.minimum })
}

/** The name of a group of case mix. */
export function useGroupName(association: Association) {
  const t = useText()
  const pick = useLocalized()
  const mix = association.mix ? pick(association.mix.name) : ''
  return (key: Association['groups'][number]['key']): string => t(association.mix === null ? 'quality.association.group.everybody' : `quality.association.group.${key}`, { mix })
}
