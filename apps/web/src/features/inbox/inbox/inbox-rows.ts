/** Which of the things that wait are listed, and in which order. */
import type { Language } from '@solmu/shared/text.js'
import { compareText } from '../../../ui/format.js'
import type { WorkItem } from '../home.operations.js'
import type { InboxSearch } from './inbox.search.js'

export interface InboxRow {
  readonly item: WorkItem
  readonly title: string
  readonly explanation: string
  readonly due: string
  readonly unitName: string
  readonly kindName: string
}

const lastDay = '9999-12-31'

const isShown = ({ standing }: WorkItem, show: NonNullable<InboxSearch['show']>): boolean =>
  show === 'all' || (show === 'aside' ? standing !== 'open' : standing === show)

const isWhose = ({ isPersonal, from }: WorkItem, whose: InboxSearch['whose']): boolean => {
  if (whose === undefined) return true
  if (whose === 'from') return from !== null
  return isPersonal === (whose === 'mine')
}

/** The rows that fit the search; by urgency they stay as they came, the most pressing first. */
export function inboxRows(rows: readonly InboxRow[], search: InboxSearch, language: Language): readonly InboxRow[] {
  const { q = '', show = 'open', whose, kinds, unit, sort = 'urgency' } = search
  const words = q.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter(
    ({ item, title, explanation, unitName }) =>
      isShown(item, show) &&
      isWhose(item, whose) &&
      (!kinds || kinds.includes(item.kind)) &&
      (unit === undefined || item.unit?.id === unit) &&
      words.every((word) => `${title} ${explanation} ${unitName} ${item.from?.person?.displayName ?? ''}`.toLocaleLowerCase().includes(word))
  )
  if (sort === 'urgency') return found
  const compare = compareText(language)
  const keyOf = { due: ({ item }: InboxRow) => item.dueOn ?? lastDay, unit: ({ unitName }: InboxRow) => unitName, kind: ({ kindName }: InboxRow) => kindName }[sort]
  return [...found].sort((a, b) => compare(keyOf(a), keyOf(b)))
}
