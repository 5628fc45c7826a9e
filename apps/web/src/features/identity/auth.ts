/** Signing in: the requests that do not go through GraphQL. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser'
import type { SecondFactor } from '@solmu/domain/identity/second-factor.js'
import { ApiError, errorOfAnswer } from '../../graphql/api-error.js'
import { noteAnswer, noteNoAnswer } from '../../graphql/connection.js'
import type { Language, LocalizedText } from '../../ui/text.js'

export interface DemoAccount {
  readonly email: string
  readonly displayName: string
  readonly role: string
  readonly unitName: LocalizedText
}

/** A sign-in of another organisation that opens Solmu too. */
export interface SignInProvider {
  readonly id: string
  readonly name: LocalizedText
}

export interface AuthState {
  readonly signedIn: boolean
  /** False until the first administrator has been made. */
  readonly isSetUp: boolean
  readonly isDemo: boolean
  readonly demoAccounts: readonly DemoAccount[]
  /** The password that all demo accounts share; null outside the demo. */
  readonly demoPassword: string | null
  readonly providers?: readonly SignInProvider[]
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

/** The request with which the browser asked for a session last. */
let lastEntry: Promise<unknown> = Promise.resolve()

/**
 * Asks for a session when no other request for one is under way any more. Each then carries the cookie of the one before,
 * and the server ends the session that a browser leaves for another: one browser never holds two.
 */
function enter(path: string, body: unknown): Promise<unknown> {
  const entry = lastEntry.then(() => ask(path, body))
  lastEntry = entry.catch(() => undefined)
  return entry
}

/** What a visitor may know before signing in. */
export async function getAuthState(): Promise<AuthState> {
  return (await ask('/auth/state')) as AuthState
}

/** The password was right, and a second factor is asked for; the ticket says how far the person has come. */
export interface SecondFactorTicket {
  readonly ticket: string
  /** The ways that the person has set up, the strongest first. */
  readonly methods: readonly SecondFactor[]
}

type LoginAnswer = { readonly ok: true } | ({ readonly ok: false } & SecondFactorTicket)

/**
 * The first step of signing in.
 *
 * @returns null when that was all, else what the second step needs
 * @throws ApiError LOGIN_FAILED, or TOO_MANY_ATTEMPTS with `params.seconds`
 */
export async function logIn(email: string, password: string): Promise<SecondFactorTicket | null> {
  const answer = (await enter('/auth/login', { email, password })) as LoginAnswer
  return answer.ok ? null : { ticket: answer.ticket, methods: answer.methods }
}

export interface GivenCode {
  readonly ticket: string
  readonly method: 'totp' | 'recovery_code'
  readonly code: string
}

/** @throws ApiError CODE_WRONG, SIGN_IN_EXPIRED, TOO_MANY_ATTEMPTS */
export async function giveSecondFactor(given: GivenCode): Promise<void> {
  await enter('/auth/second-factor', given)
}

export interface PasskeyRequest {
  readonly challengeId: string
  readonly options: PublicKeyCredentialRequestOptionsJSON
}

/** What the browser needs to ask for a passkey: any of this person's, or whichever the visitor has. */
export async function requestPasskey(ticket?: string): Promise<PasskeyRequest> {
  return (await ask('/auth/passkey/options', { ticket })) as PasskeyRequest
}

export interface PasskeyAnswer {
  readonly challengeId: string
  readonly response: AuthenticationResponseJSON
  readonly ticket?: string
}

/** Signs in with a passkey, alone or after the password. @throws ApiError PASSKEY_FAILED, SIGN_IN_EXPIRED */
export async function givePasskey(answer: PasskeyAnswer): Promise<void> {
  await enter('/auth/passkey', answer)
}

export type Proof =
  | { readonly method: 'password'; readonly password: string }
  | { readonly method: 'totp'; readonly code: string }
  | ({ readonly method: 'passkey' } & PasskeyAnswer)

/** Proves once more who is at the keyboard. @throws ApiError PASSWORD_WRONG, CODE_WRONG, PASSKEY_FAILED, TOO_MANY_ATTEMPTS */
export async function prove(proof: Proof): Promise<void> {
  await ask('/auth/proof', proof)
}

/** The address that leads to another organisation's sign-in, and from there to a page of Solmu. */
export function providerAddress(provider: SignInProvider, language: Language, to: string): string {
  return `/auth/provider/${encodeURIComponent(provider.id)}?${new URLSearchParams({ lang: language, to }).toString()}`
}

/** Sends a link for a new password, when there is such an account; the answer is the same for all. */
export async function requestPasswordReset(email: string, language: Language): Promise<void> {
  await ask('/auth/password-reset', { email, language })
}

/** Whose password a link sets. @throws ApiError LINK_EXPIRED */
export async function getPasswordReset(token: string): Promise<{ readonly email: string }> {
  return (await ask('/auth/password-reset/state', { token })) as { email: string }
}

/** @throws ApiError LINK_EXPIRED, or what is wrong with the password at `password` */
export async function confirmPasswordReset(token: string, password: string): Promise<void> {
  await ask('/auth/password-reset/confirm', { token, password })
}

export interface InvitationOffer {
  readonly email: string
  readonly displayName: string | null
  readonly consortiumName: string
  readonly role: string
  readonly unitName: LocalizedText
  readonly language: Language
  readonly expiresAt: string
  /** The person signs in already; the invitation adds a role. */
  readonly hasAccount: boolean
}

/** @throws ApiError LINK_EXPIRED */
export async function getInvitation(token: string): Promise<InvitationOffer> {
  return (await ask('/auth/invitation', { token })) as InvitationOffer
}

export interface InvitationAnswer {
  readonly token: string
  readonly displayName?: string
  readonly password?: string
  readonly language?: Language
}

/** @throws ApiError LINK_EXPIRED, INVITATION_VOID, INVITATION_FOR_ANOTHER, NOT_SIGNED_IN, SECOND_FACTOR_REQUIRED */
export async function acceptInvitation(answer: InvitationAnswer): Promise<void> {
  await ask('/auth/invitation/accept', answer)
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
