/** Why the network was changed: what Solmu has written in the language of the page, what a person has in the language that they wrote it in. */
import { useCallback, useMemo } from 'react'
import { useIntl } from 'react-intl'
import { readAutomaticReason } from '@solmu/domain/network/automatic-reason.js'
import { useText } from '../../ui/text.js'

export interface ShownReason {
  readonly text: string
  /** Finnish, in which people write here unless they are known to do otherwise; none in words of Solmu's own. */
  readonly lang: 'fi' | undefined
}

export function useReason(): (reason: string) => ShownReason {
  const t = useText()
  const { locale } = useIntl()
  const list = useMemo(() => new Intl.ListFormat(locale, { type: 'conjunction' }), [locale])
  return useCallback(
    (reason) => {
      const known = readAutomaticReason(reason)
      if (known === null) return { text: reason, lang: 'fi' }
      const names = 'names' in known ? { names: list.format(known.names), count: known.names.length } : {}
      return { text: t(`network.reason.${known.kind}`, { ...('organisation' in known && { organisation: known.organisation }), ...('into' in known && { into: known.into }), ...names }), lang: undefined }
    },
    [t, list]
  )
}
