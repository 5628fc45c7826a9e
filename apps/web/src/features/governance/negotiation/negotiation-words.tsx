/** How mandates to negotiate stand, and where they are found. */
import type { NegotiationState } from '@solmu/domain/governance/negotiation.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'

const statuses: Readonly<Record<NegotiationState, StatusName>> = { draft: 'notStarted', given: 'submitted', ended: 'locked' }

export function NegotiationStateMark({ state }: { readonly state: NegotiationState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`negotiation.state.${state}`)} />
}

export function NegotiationsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/negotiations" params={{ lang }}>
      {t('negotiation.title')}
    </TextLink>
  )
}
