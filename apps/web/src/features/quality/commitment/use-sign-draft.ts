/** What is written into the form of signing, kept over a reload; and what follows from it. */
import { useEffect, useMemo, useState } from 'react'
import type { CommitmentCondition, CommitmentSubject } from '@solmu/domain/quality/commitment.js'
import { commitmentStatement } from '@solmu/domain/quality/commitment-statement.js'
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { pick } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import type { VariablesOf } from '../../../graphql/graphql.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { type Language, type LocalizedText, type TextFunction, useLanguage, useText } from '../../../ui/text.js'
import type { signCommitmentMutation, WholeCommitment } from './commitment.operations.js'
import type { SignFormProps } from './sign-form.js'

export const signNames = ['versionId', 'unitId', 'validFrom', 'validTo', 'title', 'onBehalfOf', 'basis', 'conditions', 'statement', 'confirm'] as const
export type SignProblems = Readonly<Partial<Record<(typeof signNames)[number], string>>>

export interface SignDraft {
  readonly versionId: string
  readonly unitId: string
  readonly subject: CommitmentSubject
  readonly validFrom: string
  readonly lastDay: string
  readonly title: string
  readonly onBehalfOf: string
  readonly basis: string
  readonly conditions: readonly { readonly text: string; readonly dueOn: string; readonly everyMonths: string }[]
  readonly language: Language
}

const monthsAsked = 24

type Opening = Omit<SignDraft, 'validFrom' | 'lastDay' | 'basis' | 'language'>

/** What nobody asked for begins at the first unit, with nothing chosen. */
function nothingBefore([place]: SignFormProps['places'], language: Language): Opening {
  const onBehalfOf = place ? pick(place.organisation.name, language).text : ''
  return { versionId: '', unitId: place?.unit.id ?? '', subject: 'unit', title: '', onBehalfOf, conditions: [] }
}

/** What was asked for or signed before, under the version that is offered today. */
function handedOn({ framework, unit, organisation, ...before }: WholeCommitment, { offered, language }: Pick<SignFormProps, 'offered'> & { language: Language }): Opening {
  const version = offered.find((one) => one.framework.id === framework.id)?.version
  const conditions = before.conditions.map(({ text, dueOn, everyMonths }) => ({
    ...{ text, dueOn: dueOn === null ? '' : dayInField(dueOn, language), everyMonths: everyMonths === null ? '' : String(everyMonths) }
  }))
  const onBehalfOf = before.onBehalfOf || pick(organisation.name, language).text
  return { versionId: version?.id ?? '', unitId: unit.id, subject: before.subject, title: before.signatoryTitle, onBehalfOf, conditions }
}

/** The next one follows the last, unless its end is far away or a newer version holds already; else from today. */
function firstDay({ before, isRenewal }: SignFormProps, today: IsoDate): IsoDate {
  const next = isRenewal && before?.newerVersion === null ? before.validTo : null
  return next !== null && next > today && next <= addMonths(today, 12) ? next : today
}

/** What the form begins with. */
function firstDraft(props: SignFormProps, { today, language }: { today: IsoDate; language: Language }): SignDraft {
  const { places, offered, before } = props
  const from = firstDay(props, today)
  const opening = before === null ? nothingBefore(places, language) : handedOn(before, { offered, language })
  const term = { validFrom: dayInField(from, language), lastDay: dayInField(addDays(addMonths(from, monthsAsked), -1), language) }
  return { ...opening, ...term, basis: '', language }
}

interface Texts {
  readonly t: TextFunction
  readonly today: IsoDate
  readonly signatory: string
}

function conditionsIn(draft: SignDraft, today: IsoDate): { conditions: CommitmentCondition[]; isWrong: boolean } {
  const written = draft.conditions.filter(({ text, dueOn, everyMonths }) => [text, dueOn, everyMonths].some((part) => part.trim() !== ''))
  const conditions = written.map(({ text, dueOn, everyMonths }) => ({
    text: text.normalize('NFC').trim(),
    dueOn: dueOn.trim() === '' ? null : readDayText(dueOn, today),
    everyMonths: everyMonths.trim() === '' ? null : Number(everyMonths)
  }))
  const isWrong = conditions.some(({ text, dueOn, everyMonths }, place) => {
    const isBadDay = dueOn === null && written[place]?.dueOn.trim() !== ''
    const isBadStep = everyMonths !== null && (!Number.isInteger(everyMonths) || everyMonths < 1 || everyMonths > 120 || dueOn === null)
    return text === '' || isBadDay || isBadStep
  })
  return { conditions, isWrong }
}

function problemsOf(draft: SignDraft, { from, to, isWrong }: { from: IsoDate | null; to: IsoDate | null; isWrong: boolean }, { t }: Texts): SignProblems {
  const needed = (name: 'title' | 'onBehalfOf' | 'basis') => draft[name].trim() === '' && { [name]: t(`commitment.sign.needs.${name}`) }
  return {
    ...(draft.versionId === '' && { versionId: t('commitment.request.needsFramework') }),
    ...(from === null && { validFrom: t('errors.INVALID_DATE') }),
    ...(to === null && draft.lastDay.trim() !== '' && { validTo: t('errors.INVALID_DATE') }),
    ...(isWrong && { conditions: t('commitment.sign.badCondition') }),
    ...needed('title'),
    ...needed('onBehalfOf'),
    ...needed('basis')
  }
}

type Input = VariablesOf<typeof signCommitmentMutation>['input']

/** What the signature answers: a request, or a commitment that it follows. */
function answered({ before, isRenewal }: SignFormProps): Pick<Input, 'commitmentId' | 'renewsId' | 'expectedVersion'> {
  if (before === null) return { commitmentId: null, renewsId: null, expectedVersion: null }
  return { commitmentId: isRenewal ? null : before.id, renewsId: isRenewal ? before.id : null, expectedVersion: before.version }
}

/** The framework as the statement names it; nameless while none is chosen. */
function chosenIn({ versionId, language }: SignDraft, offered: SignFormProps['offered']): { framework: string; versionNumber: number } {
  const chosen = offered.find(({ version }) => version.id === versionId)
  return chosen ? { framework: pick(chosen.framework.name, language).text, versionNumber: chosen.version.number } : { framework: '', versionNumber: 0 }
}

/** What would be sent, the statement word for word, and what is wrong. */
function readSigned(draft: SignDraft, props: SignFormProps, texts: Texts): { input: Input; statement: string; problems: SignProblems } {
  const { today } = texts
  const from = readDayText(draft.validFrom, today)
  const last = draft.lastDay.trim() === '' ? null : readDayText(draft.lastDay, today)
  const { conditions, isWrong } = conditionsIn(draft, today)
  const [validFrom, validTo] = [from ?? today, last && addDays(last, 1)]
  const mandate = { title: cleaned(draft.title), onBehalfOf: cleaned(draft.onBehalfOf), basis: cleaned(draft.basis) }
  const facts = { bound: pick(boundBy(draft, props), draft.language).text, ...chosenIn(draft, props.offered) }
  const statement = commitmentStatement(draft.language, { ...facts, validFrom, validTo, signatory: texts.signatory, ...mandate, conditions })
  const input: Input = { ...answered(props), ...mandate, unitId: draft.unitId, subject: draft.subject, versionId: draft.versionId, validFrom, validTo, conditions, language: draft.language, statement }
  return { input, statement, problems: problemsOf(draft, { from, to: last, isWrong }, texts) }
}

const cleaned = (text: string): string => text.normalize('NFC').trim()

const nobody: LocalizedText = { fi: '', sv: '', en: '' }

function boundBy({ unitId, subject }: SignDraft, { places, before }: Pick<SignFormProps, 'places'> & { before: WholeCommitment | null }): LocalizedText {
  const place = places.find(({ unit }) => unit.id === unitId)
  if (!place) return before ? (subject === 'unit' ? before.unit.name : before.organisation.name) : nobody
  return subject === 'unit' ? place.unit.name : place.organisation.name
}

const isDraft = (kept: unknown): kept is SignDraft => typeof kept === 'object' && kept !== null && 'versionId' in kept && 'conditions' in kept && Array.isArray(kept.conditions)

export function useSignDraft(props: SignFormProps) {
  const { id, today, displayName } = useViewer()
  const t = useText()
  const language = useLanguage()
  const name = useMemo<DraftName>(() => ['commitment-sign', id, props.before?.id ?? 'new'], [id, props.before?.id])
  const [draft, setDraft] = useState<SignDraft>(() => {
    const kept = readDraft(name)
    return isDraft(kept) ? kept : firstDraft(props, { today, language })
  })
  const [isTouched, setTouched] = useState(false)
  useEffect(() => {
    if (isTouched) keepDraft(name, draft)
  }, [name, draft, isTouched])
  return {
    draft,
    change: (part: Partial<SignDraft>) => {
      setTouched(true)
      setDraft((known) => ({ ...known, ...part }))
    },
    read: () => readSigned(draft, props, { t, today, signatory: displayName }),
    forget: () => {
      setTouched(false)
      forgetDraft(name)
    }
  }
}
