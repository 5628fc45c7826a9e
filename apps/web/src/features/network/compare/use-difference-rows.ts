/** `differenceRows` bound to the language of the page. */
import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { useLocalized, useText } from '../../../ui/text.js'
import type { RegionArea } from '../network.types.js'
import type { Comparison } from './compare.operations.js'
import { differenceRows, type DifferenceRow } from './difference-rows.js'

export function useDifferenceRows(comparison: Comparison | undefined, regions: readonly RegionArea[]): readonly DifferenceRow[] {
  const t = useText()
  const pick = useLocalized()
  const { locale } = useIntl()
  return useMemo(() => {
    if (comparison === undefined) return []
    const list = new Intl.ListFormat(locale, { type: 'conjunction' })
    return differenceRows(comparison, { t, pick, regions, join: (names) => list.format(names) })
  }, [comparison, regions, t, pick, locale])
}
