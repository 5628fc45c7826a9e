/** A thing that waits, in the reader's words: what it is, why, and by when. */
import { daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import type { useFormat } from '../../ui/format.js'
import type { LocalizedText, TextFunction } from '../../ui/text.js'
import type { WorkItem } from './home.operations.js'

export interface WorkItemTexts {
  readonly t: TextFunction
  readonly pick: (text: LocalizedText) => string
  readonly format: Pick<ReturnType<typeof useFormat>, 'day' | 'dayShort' | 'number'>
  readonly today: IsoDate
  /** Whether the reader can give roles; otherwise the text says who can. */
  readonly mayGiveRoles: boolean
  /** The sentence of the coming change that an item announces, when it is known. */
  readonly changeOf: (item: WorkItem) => string | null
}

export interface WorkItemText {
  readonly title: string
  readonly explanation: string
  readonly due: string
  readonly action: string
}

type Values = Record<string, string | number>

function isLocalized(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && 'fi' in value
}

/** Only these are said by their number form; every other number is shown as it stands. */
const counted = new Set(['count', 'days', 'unitCount', 'entryCount'])

function shownParam(name: string, value: unknown, texts: WorkItemTexts): string | number {
  if (isLocalized(value)) return texts.pick(value)
  if (typeof value === 'number') return counted.has(name) ? value : texts.format.number(value)
  if (name === 'role') return texts.t(`role.${String(value)}`)
  return name === 'checkedOn' ? texts.format.day(String(value)) : String(value)
}

function valuesOf(item: WorkItem, texts: WorkItemTexts): Values {
  const params = Object.entries(item.params as Record<string, unknown>)
  return {
    ...Object.fromEntries(params.map(([name, value]) => [name, shownParam(name, value, texts)])),
    unit: item.unit ? texts.pick(item.unit.name) : '',
    hasUnit: String(item.unit !== null),
    lastDay: item.dueOn === null ? '' : texts.format.day(item.dueOn),
    mayGiveRoles: String(texts.mayGiveRoles)
  }
}

/** Items whose wording depends on whose they are, or on whether somebody has to decide, have a key of their own. */
function keyOf(item: WorkItem): string {
  const isOwn = item.kind === 'role_expiring' && item.params['isOwn'] === true
  const isContested = item.kind === 'municipality_merger_coming' && item.params['isContested'] === true
  const isMany = item.params['isMany'] === true
  const why = item.kind === 'agreement_expiring' ? `.${String(item.params['why'])}` : ''
  return `home.item.${item.kind}${isOwn ? '.own' : ''}${isContested ? '.contested' : ''}${isMany ? '.many' : ''}${why}`
}

/**
 * What a row of the queue says.
 *
 * @example workItemText(item, texts).title // 'Kiteen Kaari: yksiköllä ei ole johtajaa'
 */
export function workItemText(item: WorkItem, texts: WorkItemTexts): WorkItemText {
  const key = keyOf(item)
  const values = valuesOf(item, texts)
  return {
    title: texts.changeOf(item) ?? texts.t(`${key}.title`, values),
    explanation: texts.t(`${key}.text`, values),
    action: texts.t(`${key}.action`, values),
    due: dueText(item, texts)
  }
}

function dueText({ dueOn, urgency }: WorkItem, { t, format, today }: WorkItemTexts): string {
  if (dueOn === null) return t(`home.due.${urgency}`)
  if (dueOn < today) return t('home.due.daysLate', { days: daysBetween(dueOn, today) })
  if (dueOn === today) return t('home.due.today')
  return dueOn.slice(0, 4) === today.slice(0, 4) ? format.dayShort(dueOn) : format.day(dueOn)
}
