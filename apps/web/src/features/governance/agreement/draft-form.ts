/** What is written into the draft of a version, and what would be sent of it. */
import type { AgreementStart } from '@solmu/domain/governance/agreement.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { VariablesOf } from '../../../graphql/graphql.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import type { Language, TextFunction } from '../../../ui/text.js'
import { writtenText } from '../written-text.js'
import type { AgreementText, saveAgreementDraftMutation } from './agreement.operations.js'

export const draftNames = ['content', 'fileId', 'news', 'acceptBy', 'validFrom', 'validTo', 'renewalMonths', 'noticeMonths', 'reviewOn', 'annexes'] as const
export type DraftProblems = Readonly<Partial<Record<(typeof draftNames)[number], string>>>

type Texts = Readonly<Record<'fi' | 'sv' | 'en', string>>
export interface DraftAnnex {
  readonly title: Texts
  readonly fileId: string | null
  readonly fileName: string
  readonly otherAgreementId: string | null
}

export interface DraftForm {
  readonly authoritative: Language
  readonly content: Texts
  readonly news: Texts
  readonly fileId: string | null
  readonly fileName: string
  readonly starts: AgreementStart
  readonly acceptBy: string
  readonly validFrom: string
  readonly lastDay: string
  readonly renewalMonths: string
  readonly noticeMonths: string
  readonly reviewOn: string
  readonly annexes: readonly DraftAnnex[]
}

const none: Texts = { fi: '', sv: '', en: '' }

/** What the form begins with: the draft as it is, or the text of the version before with days of its own. */
export function firstDraft(source: AgreementText | null, { language, today }: { readonly language: Language; readonly today: IsoDate }): DraftForm {
  const day = (of: IsoDate | null | undefined): string => (of ? dayInField(of, language) : '')
  if (source === null) {
    const empty = { content: none, news: none, fileId: null, fileName: '', acceptBy: '', lastDay: '', renewalMonths: '', noticeMonths: '', reviewOn: '', annexes: [] }
    return { ...empty, authoritative: 'fi', starts: 'all_accepted', validFrom: day(today) }
  }
  const { version, content, file, annexes } = source
  const fileOf = (of: AgreementText['file']) => (of ? { fileId: of.id, fileName: of.name } : { fileId: null, fileName: '' })
  const kept = { authoritative: version.authoritative, starts: version.starts, content: writtenText(content), ...fileOf(file), noticeMonths: String(version.noticeMonths ?? '') }
  return {
    ...{ ...kept, ...(version.state === 'draft' ? draftDays(version, day) : { acceptBy: '', validFrom: day(today), lastDay: '', renewalMonths: '', reviewOn: '', news: none }) },
    annexes: annexes.map((annex) => ({ title: writtenText(annex.title), ...fileOf(annex.file), otherAgreementId: annex.otherAgreementId }))
  }
}

type OfDays = Pick<DraftForm, 'acceptBy' | 'validFrom' | 'lastDay' | 'renewalMonths' | 'reviewOn' | 'news'>

const draftDays = ({ acceptBy, validFrom, validTo, renewalMonths, reviewOn, news }: AgreementText['version'], day: (of: IsoDate | null) => string): OfDays => ({
  ...{ acceptBy: day(acceptBy), validFrom: day(validFrom), lastDay: validTo === null ? '' : day(addDays(validTo, -1)), reviewOn: day(reviewOn) },
  ...{ renewalMonths: String(renewalMonths ?? ''), news: writtenText(news) }
})

type Input = Omit<VariablesOf<typeof saveAgreementDraftMutation>['input'], 'agreementId' | 'expectedVersion'>

const isOddNumber = (text: string, most: number): boolean => text.trim() !== '' && !(Number.isInteger(Number(text)) && Number(text) >= 0 && Number(text) <= most)
const numberIn = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** What would be sent, and what is wrong with it. */
export function readDraftForm(form: DraftForm, { t, today }: { readonly t: TextFunction; readonly today: IsoDate }): { input: Input; problems: DraftProblems } {
  const read = (text: string): IsoDate | null => (text.trim() === '' ? null : readDayText(text, today))
  const isOdd = (text: string): boolean => text.trim() !== '' && readDayText(text, today) === null
  const odd = { acceptBy: isOdd(form.acceptBy), validFrom: isOdd(form.validFrom), validTo: isOdd(form.lastDay), reviewOn: isOdd(form.reviewOn) }
  const oddDays = Object.fromEntries(Object.entries(odd).filter(([, isWrong]) => isWrong).map(([name]) => [name, t('errors.INVALID_DATE')]))
  const last = read(form.lastDay)
  const { authoritative, content, news, fileId, starts } = form
  return {
    input: {
      ...{ authoritative, content, news, fileId, starts, acceptBy: read(form.acceptBy), validFrom: read(form.validFrom), validTo: last && addDays(last, 1), reviewOn: read(form.reviewOn) },
      ...{ renewalMonths: numberIn(form.renewalMonths), noticeMonths: numberIn(form.noticeMonths) },
      annexes: form.annexes.map(({ title, fileId: file, otherAgreementId }) => ({ title, fileId: file, otherAgreementId }))
    },
    problems: {
      ...oddDays,
      ...(isOddNumber(form.renewalMonths, 120) && { renewalMonths: t('agreement.needs.months') }),
      ...(isOddNumber(form.noticeMonths, 60) && { noticeMonths: t('agreement.needs.months') }),
      ...(form.annexes.some(({ title }) => title.fi.trim() === '') && { annexes: t('agreement.needs.annexTitle') })
    }
  }
}
