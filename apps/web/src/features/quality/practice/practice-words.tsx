/** What practices, their versions and their uptake are called. */
import type { IsoDate } from '@solmu/shared/dates.js'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { isReviewDue } from '@solmu/domain/quality/practice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Practice, PracticeUptake } from './practice.operations.js'
import type { practiceStates } from './practice.search.js'

export type PracticeState = (typeof practiceStates)[number]

export function stateOf({ retiredAt, versions }: Pick<Practice, 'retiredAt' | 'versions'>): PracticeState {
  if (retiredAt !== null) return 'retired'
  return versions.some(({ state }) => state === 'released') ? 'offered' : 'draft'
}

/** The version that holds on a day, else the newest. */
export const shownVersion = <Version extends Practice['versions'][number]>(versions: readonly Version[], today: IsoDate): Version | undefined => versionOn(versions, today) ?? versions[0]

const statuses = { offered: 'accepted', draft: 'draft', retired: 'locked' } as const

export function PracticeStateMark({ state }: { readonly state: PracticeState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`practice.state.${state}`)} />
}

const uptakeStatuses = { in_use: 'accepted', unknown: 'submitted', considering: 'draft', not_for_us: 'returned', stopped: 'locked', not_looked: 'notStarted' } as const

export function UptakeMark({ standing: state }: Pick<PracticeUptake, 'standing'>) {
  const t = useText()
  return <Status status={uptakeStatuses[state ?? 'not_looked']} label={t(`practice.uptake.${state ?? 'not_looked'}`)} />
}

export function PracticeLink({ practice }: { readonly practice: Pick<Practice, 'id' | 'name'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/quality/practices/$id" params={{ lang, id: practice.id }}>
      {pick(practice.name)}
    </TextLink>
  )
}

export function PracticesCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality/practices" params={{ lang }}>
      {t('practice.list.title')}
    </TextLink>
  )
}

/** The day on which it should be looked through again, and whether it has come. */
export function useReviewText() {
  const t = useText()
  const format = useFormat()
  return (reviewOn: IsoDate | null, today: IsoDate): string => {
    if (reviewOn === null) return t('practice.review.none')
    return t(isReviewDue(reviewOn, today) ? 'practice.review.due' : 'practice.review.on', { day: format.day(reviewOn) })
  }
}
