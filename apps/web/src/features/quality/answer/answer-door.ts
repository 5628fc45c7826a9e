/** Asks and answers without an account: no cookie goes along, and the token only in the body. */
import type { SurveyAnswers, SurveyContent } from '@solmu/domain/quality/survey.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export type DoorKind = 'link' | 'kiosk'
export type DoorState = 'open' | 'used' | 'early' | 'closed' | 'unknown'

export interface SurveyDoor {
  readonly state: DoorState
  readonly unitName: LocalizedText | null
  readonly minimum: number | null
  readonly content: Omit<SurveyContent, 'audience'> | null
}

/** failed: nobody knows whether it arrived · busy: it did not, and may later. */
export type Sent = { readonly state: DoorState | 'done' | 'failed' | 'busy' }

async function post(path: string, body: object): Promise<Response> {
  return fetch(`/api/answers/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer'
  })
}

/** What stands behind a token; null when nobody answers. */
export async function openDoor(kind: DoorKind, token: string): Promise<SurveyDoor | null> {
  if (token === '') return { state: 'unknown', unitName: null, minimum: null, content: null }
  try {
    const response = await post(kind, { token })
    if (response.ok) return (await response.json()) as SurveyDoor
    return response.status === 400 ? { state: 'unknown', unitName: null, minimum: null, content: null } : null
  } catch {
    return null
  }
}

/** Sends an answer. The number makes a device's second attempt the same answer; a link is its own. */
export async function sendAnswer(kind: DoorKind, of: { readonly token: string; readonly answers: SurveyAnswers; readonly nonce: string }): Promise<Sent> {
  const { token, answers, nonce } = of
  try {
    const response = await post(`${kind}/send`, kind === 'kiosk' ? { token, answers, nonce } : { token, answers })
    if (response.status === 429) return { state: 'busy' }
    return response.ok ? ((await response.json()) as Sent) : { state: 'failed' }
  } catch {
    return { state: 'failed' }
  }
}

/** A number for one answer on a device. */
export function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
