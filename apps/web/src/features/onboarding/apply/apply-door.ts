/** Asks and writes without an account: no cookie goes along, and the key of the link only in a header. */
import type { DecisionBody } from '@solmu/domain/onboarding/decision-path.js'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import type { SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import type { CallState } from '@solmu/domain/onboarding/membership-call.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { ApiError, errorOfAnswer } from '../../../graphql/api-error.js'
import { downloadFile } from '../../../ui/download.js'

export type Standing = 'member' | 'applied' | null

export interface DoorSection {
  readonly section: string
  readonly content: SectionAnswers
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string
}

export interface DoorFile {
  readonly id: string
  readonly section: string
  readonly name: string
  readonly size: number
  readonly addedBy: string
}

export interface DoorPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isMe: boolean
  readonly linkUntil: string | null
}

export interface DoorQuestion {
  readonly id: string
  readonly section: string | null
  readonly body: string
  readonly askedAt: string
  readonly answer: string
  readonly answeredBy: string
  readonly answeredAt: string | null
}

export interface DoorEvent {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly actorName: string
  readonly note: string
}

export interface DoorDecision {
  readonly id: string
  readonly outcome: 'admitted' | 'rejected'
  readonly number: string
  readonly decidedOn: string
  readonly reasons: string
  readonly conditions: string
  readonly appealUntil: string | null
  readonly appealBody: DecisionBody
  readonly reapplyFrom: string | null
  readonly annulledOn: string | null
  readonly annulledReason: string
  readonly appealedOn: string | null
  readonly appealOutcome: 'upheld' | 'annulled' | 'inadmissible' | null
  readonly appealReasons: string
}

export interface ApplicationDoor {
  readonly id: string
  readonly state: ApplicationState
  readonly formVersion: number
  readonly name: string
  readonly language: Language
  readonly consortiumName: LocalizedText
  readonly centreName: LocalizedText
  readonly centreEmail: string | null
  readonly callTitle: LocalizedText | null
  readonly closesOn: string | null
  readonly submittedAt: string | null
  readonly standing: Standing
  readonly sections: readonly DoorSection[]
  readonly files: readonly DoorFile[]
  readonly people: readonly DoorPerson[]
  readonly questions: readonly DoorQuestion[]
  readonly events: readonly DoorEvent[]
  readonly decisions: readonly DoorDecision[]
}

export interface OpenCall {
  readonly id: string
  readonly title: LocalizedText
  readonly body: LocalizedText
  readonly opensOn: string
  readonly closesOn: string
  readonly state: CallState
  readonly unitName: LocalizedText
  readonly consortiumName: LocalizedText
}

export interface Municipality {
  readonly code: string
  readonly name: LocalizedText
}

export interface SavedSection {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string
  readonly standing: Standing
}

/** By what the link is known: nothing but this header carries it. */
const keyHeader = (key: string): Record<string, string> => ({ 'x-application-key': key })

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const answer = await fetch(`/api/applications/${path}`, { ...init, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' }).catch((error: unknown) => {
    throw new ApiError({ code: 'UNAVAILABLE', params: { reason: String(error) } })
  })
  const text = await answer.text()
  if (!answer.ok) throw errorOfAnswer(answer.status, text)
  return JSON.parse(text) as T
}

const post = <T>(path: string, body: object, key?: string): Promise<T> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json', ...(key !== undefined && keyHeader(key)) }, body: JSON.stringify(body) })

export const openDoor = (key: string): Promise<ApplicationDoor> => post('door', {}, key)
export const openCall = (id: string): Promise<OpenCall> => ask(`calls/${encodeURIComponent(id)}`, {})
export const municipalities = (): Promise<readonly Municipality[]> => ask('municipalities', {})
export const beginApplication = (input: { readonly callId: string; readonly organisation: string; readonly name: string; readonly email: string; readonly language: Language }): Promise<unknown> => post('begin', input)
export const askLink = (email: string): Promise<unknown> => post('link', { email })

/** Everything that is done with one application, by its link. */
export interface Desk {
  readonly save: (of: { readonly section: string; readonly expectedVersion: number; readonly content: SectionAnswers }) => Promise<SavedSection>
  readonly submit: () => Promise<unknown>
  readonly withdraw: (reason: string) => Promise<unknown>
  readonly answer: (questionId: string, answer: string) => Promise<unknown>
  readonly addPerson: (of: { readonly name: string; readonly email: string; readonly language: Language }) => Promise<unknown>
  readonly removePerson: (personId: string) => Promise<unknown>
  readonly addFile: (section: string, file: File) => Promise<unknown>
  readonly removeFile: (fileId: string) => Promise<unknown>
  readonly fetchFile: (fileId: string) => Promise<void>
}

export const deskOf = (key: string): Desk => ({
  save: (of) => post('section', of, key),
  submit: () => post('submit', {}, key),
  withdraw: (reason) => post('withdraw', { reason }, key),
  answer: (questionId, answer) => post('answer', { questionId, answer }, key),
  addPerson: (of) => post('people', of, key),
  removePerson: (personId) => post('people/remove', { personId }, key),
  addFile: (section, file) => {
    const body = new FormData()
    body.append('file', file, file.name)
    return ask(`files/to/${section}`, { method: 'POST', headers: keyHeader(key), body })
  },
  removeFile: (fileId) => post('files/remove', { fileId }, key),
  fetchFile: (fileId) => downloadFile(`/api/applications/files/${fileId}`, { headers: keyHeader(key), credentials: 'omit' })
})
