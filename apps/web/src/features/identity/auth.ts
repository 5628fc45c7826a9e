/** Signing in and out: the few requests that do not go through GraphQL. */
import { ApiError, errorOfAnswer } from '../../graphql/api-error.js'
import { noteAnswer, noteNoAnswer } from '../../graphql/connection.js'
import type { Language, LocalizedText } from '../../ui/text.js'

export interface DemoAccount {
  readonly email: string
  readonly displayName: string
  readonly role: string
  readonly unitName: LocalizedText
}

export interface AuthState {
  readonly signedIn: boolean
  /** False until the first administrator has been made. */
  readonly isSetUp: boolean
  readonly isDemo: boolean
  readonly demoAccounts: readonly DemoAccount[]
  /** The password that all demo accounts share; null outside the demo. */
  readonly demoPassword: string | null
}

async function ask(path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body)
  }).catch((error: unknown) => {
    noteNoAnswer()
    throw new ApiError({ code: 'UNAVAILABLE', params: { reason: String(error) } })
  })
  noteAnswer()
  const text = await answer.text()
  if (!answer.ok) throw errorOfAnswer(answer.status, text)
  return text ? JSON.parse(text) : null
}

/** What a visitor may know before signing in. */
export async function getAuthState(): Promise<AuthState> {
  return (await ask('/auth/state')) as AuthState
}

/** @throws ApiError LOGIN_FAILED, or TOO_MANY_ATTEMPTS with `params.seconds` */
export async function logIn(email: string, password: string): Promise<void> {
  await ask('/auth/login', { email, password })
}

export interface FirstRunInput {
  readonly token: string
  readonly consortiumName: string
  readonly displayName: string
  readonly email: string
  readonly password: string
  readonly language: Language
}

/** Makes the consortium and its first administrator. */
export async function firstRun(input: FirstRunInput): Promise<void> {
  await ask('/auth/first-run', input)
}
