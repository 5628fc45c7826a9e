import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isAllowedIssuer } from '@solmu/domain/identity/provider.js'
import * as oidc from 'openid-client'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { SecretBox } from '../../../core/crypto/secret-box.js'
import type { ProviderRow } from './provider.queries.js'

const KNOWN_FOR_MS = 10 * 60_000
const TIMEOUT_SECONDS = 10

/** What a way to the provider and back has to remember; the browser carries it, sealed. */
export type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** What is remembered of the seal under which a client secret lies. */
export const secretContext = (providerId: string): string => `oidc:${providerId}`

/** Speaks OpenID Connect: authorisation code with PKCE, state and nonce, and nothing else. */
@Injectable()
export class ProviderClient {
  private readonly known = new Map<string, { readonly config: oidc.Configuration; readonly until: number }>()
  private readonly redirectUri: string
  private readonly allowed: readonly string[]

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly box: SecretBox
  ) {
    this.redirectUri = `${config.PUBLIC_URL}/auth/provider/callback`
    this.allowed = config.IDENTITY_PROVIDERS
  }

  /** @throws DomainError PROVIDER_NOT_ALLOWED for an issuer that the installation may not ask */
  demandAllowed(issuer: string): void {
    if (!isAllowedIssuer(issuer, this.allowed)) throw new DomainError('PROVIDER_NOT_ALLOWED', { path: ['issuer'] })
  }

  /** A new way to the provider: where to send the browser, and what has to come back with it. */
  async begin(provider: ProviderRow, language: string): Promise<{ url: URL; journey: Journey }> {
    const config = await this.configuration(provider)
    const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri,
      scope: provider.scopes,
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
      ui_locales: language
    })
    return { url, journey }
  }

  /**
   * Whom the provider vouches for: the claims of the ID token, with those of its user information where it offers them.
   *
   * @throws DomainError PROVIDER_FAILED when it refuses, does not answer, or what it says does not hold up
   */
  async finish(
    provider: ProviderRow,
    { journey, query }: { journey: Journey; query: string }
  ): Promise<{ subject: string; claims: Record<string, unknown> }> {
    const config = await this.configuration(provider)
    return asFailure(async () => {
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${this.redirectUri}${query}`), {
        pkceCodeVerifier: journey.verifier,
        expectedState: journey.state,
        expectedNonce: journey.nonce,
        idTokenExpected: true
      })
      const own = tokens.claims()
      if (!own) throw new Error('there is no ID token')
      const isAskable = config.serverMetadata().userinfo_endpoint !== undefined
      const more = isAskable ? await oidc.fetchUserInfo(config, tokens.access_token, own.sub) : {}
      return { subject: own.sub, claims: { ...more, ...own } }
    })
  }

  /** Asks a provider for its description, past what is remembered. */
  async check(provider: ProviderRow): Promise<void> {
    this.known.delete(provider.id)
    await this.configuration(provider)
  }

  private async configuration(provider: ProviderRow): Promise<oidc.Configuration> {
    this.demandAllowed(provider.issuer)
    const known = this.known.get(provider.id)
    const isSame = known?.config.clientMetadata().client_id === provider.clientId
    if (known && isSame && known.until > Date.now() && known.config.serverMetadata().issuer === provider.issuer) return known.config
    const config = await asFailure(() => this.discover(provider))
    this.known.set(provider.id, { config, until: Date.now() + KNOWN_FOR_MS })
    return config
  }

  private async discover({ id, issuer, clientId, clientSecret }: ProviderRow): Promise<oidc.Configuration> {
    const secret = clientSecret === null ? null : this.box.open(clientSecret, secretContext(id))
    const url = new URL(issuer)
    const config = await oidc.discovery(url, clientId, {}, secret === null ? oidc.None() : oidc.ClientSecretBasic(secret), {
      timeout: TIMEOUT_SECONDS,
      // The signature of the ID token is checked too, although it comes straight from the provider (ASVS 5.0.0 item 6.8.2).
      execute: [oidc.enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])]
    })
    if (config.serverMetadata().issuer !== issuer) throw new Error('the provider calls itself by another name')
    return config
  }

  /** Forgets what is known of a provider after a change of its settings. */
  forget(providerId: string): void {
    this.known.delete(providerId)
  }
}

/** Whatever goes wrong on the other side is one refusal; why is for the log of the operator, not for the person. */
async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('PROVIDER_FAILED', { params: { reason: reasonOf(error) } })
  }
}

/** The kind of the failure in the words of the protocol, which hold nothing of the person. */
function reasonOf(error: unknown): string {
  const { error: named, code } = error as { error?: unknown; code?: unknown }
  return [named, code].filter((part): part is string => typeof part === 'string' && /^[\w.-]{1,80}$/.test(part))[0] ?? 'no_answer'
}
