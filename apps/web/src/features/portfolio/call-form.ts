/** A call as it is written into the form, and as it is sent. */
import type { ApplicantKind } from '@solmu/domain/portfolio/funding-call.js'
import type { CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { readAmountText } from '@solmu/shared/money.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { amountText } from '../../ui/money.js'
import type { Language } from '../../ui/text.js'
import { writtenText } from '../governance/written-text.js'
import type { Call } from './funder.operations.js'

export const callNames = ['name', 'code', 'eligibility', 'opensOn', 'closesOn', 'currency', 'link', 'costModels', 'applicants', 'taskAreas', 'grantMin', 'grantMax', 'grantShareMax'] as const
export type CallName = (typeof callNames)[number]

export interface CallForm {
  readonly name: Record<Language, string>
  readonly eligibility: Record<Language, string>
  readonly code: string
  readonly link: string
  readonly currency: string
  readonly opensOn: string
  readonly closesOn: string
  readonly grantMin: string
  readonly grantMax: string
  /** In per cent, as it was typed. */
  readonly share: string
  readonly taskAreas: readonly string[]
  readonly costModels: readonly CostModelKey[]
  readonly applicants: readonly ApplicantKind[]
  readonly seen: number | null
}

const none = { fi: '', sv: '', en: '' }
const comma = (text: string, language: Language): string => (language === 'en' ? text : text.replace('.', ','))
const amountIn = (money: Call['grantMin'], language: Language): string => (money ? comma(amountText(money).replace(/\.00$/u, ''), language) : '')

export function firstCall(call: Call | null, language: Language): CallForm {
  if (!call) return { name: none, eligibility: none, ...{ code: '', link: '', currency: 'EUR', opensOn: '', closesOn: '', grantMin: '', grantMax: '', share: '' }, taskAreas: [], costModels: [], applicants: [], seen: null }
  const { name, eligibility, code, link, currency, opensOn, closesOn, grantMin, grantMax, grantShareMax, taskAreas, costModels, applicants, version } = call
  return {
    ...{ name: writtenText(name), eligibility: writtenText(eligibility), code, link, currency, taskAreas, costModels, applicants, seen: version },
    ...{ opensOn: dayInField(opensOn, language), closesOn: closesOn ? dayInField(closesOn, language) : '' },
    ...{ grantMin: amountIn(grantMin, language), grantMax: amountIn(grantMax, language), share: grantShareMax === null ? '' : comma(String(grantShareMax / 100), language) }
  }
}

/** What was typed as days, amounts and a share; null where nothing was, or what is none. */
export function readCallForm(form: CallForm, today: IsoDate) {
  const money = (text: string) => {
    const amount = readAmountText(text)
    return amount === null ? null : { minorUnits: amount.toString(), currency: form.currency }
  }
  const share = readAmountText(form.share)
  return { opensOn: readDayText(form.opensOn, today), closesOn: readDayText(form.closesOn, today), grantMin: money(form.grantMin), grantMax: money(form.grantMax), grantShareMax: share === null ? null : Number(share) }
}

/** What is missing or no day and no amount, with the message that says so. */
export function callProblems(form: CallForm, read: ReturnType<typeof readCallForm>): readonly (readonly [CallName, string])[] {
  const odd = (text: string, value: unknown) => text.trim() !== '' && value === null
  return [
    ...(form.name.fi.trim() === '' ? [['name', 'portfolio.needs.name'] as const] : []),
    ...(form.costModels.length === 0 ? [['costModels', 'portfolio.needs.costModels'] as const] : []),
    ...(read.opensOn === null ? [['opensOn', 'errors.INVALID_DATE'] as const] : []),
    ...(odd(form.closesOn, read.closesOn) ? [['closesOn', 'errors.INVALID_DATE'] as const] : []),
    ...(['grantMin', 'grantMax'] as const).filter((name) => odd(form[name], read[name])).map((name) => [name, 'portfolio.budgetForm.noAmount'] as const),
    ...(odd(form.share, read.grantShareMax) ? [['grantShareMax', 'portfolio.callForm.noShare'] as const] : [])
  ]
}

/** What is sent as it was written. */
export const writtenCall = ({ name, eligibility, code, link, currency, taskAreas, costModels, applicants }: CallForm) => ({
  ...{ name, eligibility, code, link, currency },
  ...{ taskAreas: [...taskAreas], costModels: [...costModels], applicants: [...applicants] }
})
