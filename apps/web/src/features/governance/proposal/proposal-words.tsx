/** What proposals, their steps and what members say to them are called. */
import type { AmendmentState } from '@solmu/domain/governance/proposal.js'
import type { ProposalState } from '@solmu/domain/governance/proposal.workflow.js'
import { commonMatters } from '@solmu/domain/governance/charter-rules.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'

const statuses: Readonly<Record<ProposalState, StatusName>> = { draft: 'notStarted', open: 'submitted', closed: 'locked', voting: 'submitted', adopted: 'accepted', rejected: 'returned', withdrawn: 'locked' }

export function ProposalStateMark({ state }: { readonly state: ProposalState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`proposal.state.${state}`)} />
}

const amendmentStatuses: Readonly<Record<AmendmentState, StatusName>> = { open: 'submitted', accepted: 'accepted', rejected: 'returned', withdrawn: 'locked' }

export function AmendmentMark({ state }: { readonly state: AmendmentState }) {
  const t = useText()
  return <Status status={amendmentStatuses[state]} label={t(`proposal.amendment.state.${state}`)} />
}

export function ProposalLink({ proposal: { id, title } }: { readonly proposal: { readonly id: string; readonly title: LocalizedText } }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/governance/proposals/$id" params={{ lang, id }}>
      {pick(title)}
    </TextLink>
  )
}

export function ProposalsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/proposals" params={{ lang }}>
      {t('proposal.title')}
    </TextLink>
  )
}

/** What a matter of the charter is called: one of those that every charter has, or one of its own. */
export function useMatterName() {
  const t = useText()
  const pick = useLocalized()
  return (key: string, name: LocalizedText): string => (commonMatters.some((each) => each === key) ? t(`proposal.matter.${key}`) : pick(name) || key)
}
