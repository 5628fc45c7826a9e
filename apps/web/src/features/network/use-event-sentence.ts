/** `eventSentence` bound to the language of the page. */
import { useCallback, useMemo } from 'react'
import { useIntl } from 'react-intl'
import { useLocalized, useText } from '../../ui/text.js'
import { eventSentence } from './event-text.js'
import type { NetworkEvent, RegionArea } from './network.types.js'

/** @param regions the regions of today, so that a whole region is called by its name. */
export function useEventSentence(regions: readonly RegionArea[]): (event: NetworkEvent) => string {
  const t = useText()
  const pick = useLocalized()
  const { locale } = useIntl()
  const list = useMemo(() => new Intl.ListFormat(locale, { type: 'conjunction' }), [locale])
  return useCallback(
    (event) => eventSentence(event, { t, pick, regions, join: (names) => list.format(names) }),
    [t, pick, regions, list]
  )
}
