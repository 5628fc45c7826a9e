/** What choices of regional centres, their criteria and those who stand are called. */
import { isSourceCriterion } from '@solmu/domain/governance/centre-choice-draft.js'
import type { ChoiceState } from '@solmu/domain/governance/centre-choice.workflow.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Choice, ChoiceBrief } from './choice.operations.js'

const statuses: Readonly<Record<ChoiceState, StatusName>> = { draft: 'notStarted', open: 'submitted', closed: 'locked', decided: 'accepted', cancelled: 'locked' }

export function ChoiceStateMark({ state }: { readonly state: ChoiceState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`choice.state.${state}`)} />
}

export function ChoiceLink({ choice: { id, title } }: { readonly choice: { readonly id: string; readonly title: LocalizedText } }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/governance/centre-choices/$id" params={{ lang, id }}>
      {pick(title)}
    </TextLink>
  )
}

export function ChoicesCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/centre-choices" params={{ lang }}>
      {t('choice.title')}
    </TextLink>
  )
}

/** The centre whose keeper is chosen, or the one that is to begin where the region has none. */
export function useCentreName() {
  const t = useText()
  const pick = useLocalized()
  return ({ centre, newCentreName }: Pick<ChoiceBrief, 'centre' | 'newCentreName'>): string => (newCentreName ? t('choice.newCentre', { name: pick(newCentreName) }) : pick(centre.name))
}

/** A criterion of the source by its key, one's own by the name that it was given. */
export function useCriterionName({ criteria }: Pick<Choice, 'criteria'>) {
  const t = useText()
  const pick = useLocalized()
  return (key: string): string => {
    const name = criteria.find((each) => each.key === key)?.name
    return !isSourceCriterion(key) && name ? pick(name) : t(`choice.criterion.${key}`)
  }
}

/** A candidate by the unit that would be the centre. */
export function useCandidateName({ candidates }: Pick<Choice, 'candidates'>) {
  const pick = useLocalized()
  return (id: string): string => {
    const candidate = candidates.find((each) => each.id === id)
    return candidate ? pick(candidate.unit.name) : ''
  }
}

/** Several names in one sentence: "A, B ja C". */
export function useNames() {
  const language = useLanguage()
  return (names: readonly string[]): string => new Intl.ListFormat(language).format(names)
}
