/**
 * What an applicant has typed, and what is wrong with it. A draft keeps whatever is typed, a wrong business id too; only what is
 * sent has to be whole.
 * Source: issue "Onboarding and agreements", item 1.
 */
import { DomainError, type ErrorCode } from '../errors.js'
import { isEmail } from '../identity/email.js'
import { parseBusinessId } from '../network/organisation-business-id.js'
import { parseWebsite } from '../network/organisation-details.js'
import { type ApplicationForm, type FormField, type FormFieldKind, type FormSection, sectionOf } from './application-form.js'

export interface EvidenceLink {
  readonly title: string
  readonly url: string
}

/** A field as it was typed: a text, the codes that were chosen, or links. */
export type FieldAnswer = string | readonly string[] | readonly EvidenceLink[]
export type SectionAnswers = Readonly<Record<string, FieldAnswer>>
/** All of an application, by section; what nobody has opened is not there. */
export type ApplicationAnswers = Readonly<Partial<Record<string, SectionAnswers>>>

/** Characters that no text has: they turn what is read round, or cannot be kept at all. */
const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
const longestTyped = 20_000

const cleaned = (text: unknown, isLong: boolean): string => {
  if (typeof text !== 'string') return ''
  const plain = text.normalize('NFC').replace(/\r\n?/gu, '\n')
  return (isLong ? plain.replace(control, (each) => (each === '\n' || each === '\t' ? each : '')) : plain.replace(control, '')).slice(0, longestTyped)
}

const linksIn = (given: unknown): EvidenceLink[] =>
  (Array.isArray(given) ? given : []).slice(0, 20).map((each: unknown) => {
    const { title, url } = (each ?? {}) as { title?: unknown; url?: unknown }
    return { title: cleaned(title, false).slice(0, 300), url: cleaned(url, false).slice(0, 1000) }
  })

function keptAnswer({ kind, options }: FormField, given: unknown): FieldAnswer {
  if (kind === 'links') return linksIn(given)
  if (kind === 'choices') return options.map(({ code }) => code).filter((code) => Array.isArray(given) && given.includes(code))
  return cleaned(given, kind === 'text')
}

/**
 * What is kept of a section that somebody sends: its own fields alone, each in its own shape, and else as it was typed.
 *
 * @example readSection(section, { name: 'Parik', other: 1 }) // { name: 'Parik', businessId: '', … }
 */
export function readSection({ fields }: FormSection, given: unknown): SectionAnswers {
  const typed = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>
  return Object.fromEntries(fields.map((field) => [field.code, keptAnswer(field, typed[field.code])]))
}

const isEmpty = (answer: FieldAnswer | undefined): boolean => answer === undefined || (typeof answer === 'string' ? answer.trim() === '' : answer.length === 0)

type Formal = { readonly code: ErrorCode; readonly isRight: (text: string) => boolean }

/** What has a form of its own, and how it is told when it is wrong. */
const formal: Readonly<Partial<Record<FormFieldKind, Formal>>> = {
  business_id: { code: 'INVALID_BUSINESS_ID', isRight: (text) => parseBusinessId(text) !== null },
  email: { code: 'INVALID_EMAIL', isRight: isEmail },
  website: { code: 'INVALID_WEBSITE', isRight: (text) => parseWebsite(text) !== null },
  postal_code: { code: 'INVALID_POSTAL_CODE', isRight: (text) => /^\d{5}$/.test(text) },
  municipality: { code: 'REQUIRED', isRight: (text) => /^\d{3}$/.test(text) },
  count: { code: 'INVALID_NUMBER', isRight: (text) => /^\d{1,9}$/.test(text) }
}

function textIssue({ kind, most, options }: FormField, text: string, path: readonly string[]): DomainError | null {
  const rule = formal[kind]
  if (rule && !rule.isRight(text)) return new DomainError(rule.code, { path })
  if (kind === 'count') return Number(text) > most ? new DomainError('OUT_OF_RANGE', { path, params: { min: 0, max: most } }) : null
  if (kind === 'choice') return options.some(({ code }) => code === text) ? null : new DomainError('REQUIRED', { path })
  return text.length > most ? new DomainError('TOO_LONG', { path, params: { max: most } }) : null
}

function linksIssue(links: readonly EvidenceLink[], most: number, path: readonly string[]): DomainError | null {
  if (links.length > most) return new DomainError('TOO_LONG', { path, params: { max: most } })
  const wrong = links.findIndex(({ url }) => parseWebsite(url.trim()) === null)
  return wrong < 0 ? null : new DomainError('INVALID_WEBSITE', { path })
}

/** What is wrong with one answer; null when nothing is. An empty one is wrong only when the application is sent. */
export function answerIssue(field: FormField, answer: FieldAnswer | undefined, path: readonly string[]): DomainError | null {
  if (answer === undefined || isEmpty(answer)) return null
  if (typeof answer === 'string') return textIssue(field, answer.trim(), path)
  return field.kind === 'links' ? linksIssue(answer as readonly EvidenceLink[], field.most, path) : null
}

/** What is wrong with a section before it can be sent, each with the path to its field. */
export function sectionIssues({ code, fields }: FormSection, answers: SectionAnswers | undefined): DomainError[] {
  return fields.flatMap((field) => {
    const path = [code, field.code]
    const answer = answers?.[field.code]
    if (isEmpty(answer)) return field.isRequired ? [new DomainError('REQUIRED', { path })] : []
    return answerIssue(field, answer, path) ?? []
  })
}

/**
 * What stands in the way of sending the whole, in the order of the form.
 *
 * @example applicationIssues(form, {})[0] // REQUIRED at organisation, name
 */
export const applicationIssues = (form: ApplicationForm, answers: ApplicationAnswers): DomainError[] => form.sections.flatMap((section) => sectionIssues(section, answers[section.code]))

/** What the register is asked about: the name, and the business id once that is one. */
export function identityOf(answers: SectionAnswers): { readonly name: string; readonly businessId: string | null } {
  const text = (code: string): string => (typeof answers[code] === 'string' ? answers[code].trim() : '')
  return { name: text('name').slice(0, 300), businessId: parseBusinessId(text('businessId')) }
}

/** Of how many fields that must be told how many are told: how far a draft is. */
export function applicationProgress(form: ApplicationForm, answers: ApplicationAnswers): { readonly told: number; readonly asked: number } {
  const asked = form.sections.flatMap(({ code, fields }) => fields.filter(({ isRequired }) => isRequired).map((field) => ({ code, field })))
  const told = asked.filter(({ code, field }) => {
    const answer = answers[code]?.[field.code]
    return !isEmpty(answer) && answerIssue(field, answer, []) === null
  })
  return { told: told.length, asked: asked.length }
}

/** Whether a section stands in the form of an application and takes files. @throws DomainError NOT_FOUND */
export function demandSection(form: ApplicationForm, code: string, needsFiles = false): FormSection {
  const section = sectionOf(form, code)
  if (!section || (needsFiles && !section.takesFiles)) throw new DomainError('NOT_FOUND', { path: ['section'] })
  return section
}
