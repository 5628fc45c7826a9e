import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { ownPage, personFrom } from '@solmu/domain/identity/provider.js'
import { type Language, languages } from '@solmu/shared/text.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { contextOrNull } from '../../../core/context/context.js'
import { SessionService } from '../../identity/session/session.service.js'
import { SignInService } from '../../identity/sign-in/sign-in.service.js'
import { ProviderClient } from './provider-client.js'
import { type Luggage, ProviderVault } from './provider-vault.js'
import { ProviderQueries, type ProviderRow } from './provider.queries.js'

const MINUTES = 10
/** Whoever comes back too late is still led to where they set out. */
const REMEMBERED_MINUTES = 24 * 60

/** The way to an identity provider and back, to sign in or to link the provider to one's own account. */
@Injectable()
export class ProviderSignInService {
  private readonly isHttps: boolean
  private readonly cookieName: string

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly providers: ProviderQueries,
    private readonly client: ProviderClient,
    private readonly sessions: SessionService,
    private readonly signIns: SignInService,
    private readonly vault: ProviderVault
  ) {
    this.isHttps = config.PUBLIC_URL.startsWith('https:')
    this.cookieName = this.isHttps ? '__Host-solmu-provider' : 'solmu-provider'
  }

  /** Where to send the browser. */
  async begin(of: { providerId: string; language: unknown; to: unknown; isLink: boolean }, reply: FastifyReply): Promise<string> {
    const language = asLanguage(of.language)
    const provider = await this.providers.forSignIn(of.providerId)
    const { url, journey } = await this.client.begin(provider, language)
    const viewer = contextOrNull()?.viewer
    if (of.isLink && !viewer) throw new DomainError('NOT_SIGNED_IN')
    const luggage: Luggage = {
      ...journey,
      ...{ providerId: provider.id, language, to: ownPage(of.to, language) },
      ...{ linkTo: of.isLink && viewer ? viewer.userId : null, until: Date.now() + MINUTES * 60_000 }
    }
    reply.setCookie(this.cookieName, this.vault.seal(luggage), this.cookieOptions())
    return url.href
  }

  /** What came back: the page to go on to. Whatever went wrong is told on the page of signing in. */
  async finish(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const luggage = this.vault.open(request.cookies[this.cookieName])
    reply.clearCookie(this.cookieName, this.cookieOptions())
    if (!luggage || luggage.until < Date.now()) return expired(luggage)
    try {
      const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
      const provider = await this.providers.forSignIn(luggage.providerId)
      const { subject, claims } = await this.client.finish(provider, { journey: luggage, query })
      if (luggage.linkTo === null) return await this.signIn(provider, { subject, claims, luggage }, reply)
      await this.vault.link(provider, { subject, userId: luggage.linkTo })
      return luggage.to
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return `/${luggage.language}/${beganOn(luggage)}?problem=${error.code}`
    }
  }

  /** Opens the session; whoever has a second factor here and gave none there goes on to give it. */
  private async signIn(
    provider: ProviderRow,
    of: { subject: string; claims: Record<string, unknown>; luggage: Luggage },
    reply: FastifyReply
  ): Promise<string> {
    const { subject, claims, luggage } = of
    const { to, language } = luggage
    const person = personFrom(claims, provider)
    const who = await this.vault.enter(provider, { subject, language, person })
    if (person.hasSecondFactor) {
      await this.sessions.open({ ...who, methods: ['provider'], hasSecondFactor: true }, reply)
      return to
    }
    const answer = await this.signIns.afterFirst(who, ['provider'], reply)
    if (answer.ok) return to
    const rest = new URLSearchParams({ ticket: answer.ticket, methods: answer.methods.join(',') })
    // In the fragment, so that the ticket reaches no log.
    return `/${language}/login?${new URLSearchParams({ next: to })}#${rest}`
  }

  private cookieOptions() {
    // The way back begins on the provider's page, so the cookie has to come along from there.
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isHttps, maxAge: REMEMBERED_MINUTES * 60 } as const
  }
}

/** The page on which somebody set out. */
const beganOn = ({ linkTo }: Pick<Luggage, 'linkTo'>): string => (linkTo === null ? 'login' : 'profile/security')

/** Where a journey ends that took too long. Of one that nothing is known of, only who is signed in set out to link. */
function expired(luggage: Luggage | null): string {
  const linkTo = luggage ? luggage.linkTo : (contextOrNull()?.viewer?.userId ?? null)
  return `/${luggage?.language ?? 'fi'}/${beganOn({ linkTo })}?problem=LINK_EXPIRED`
}

function asLanguage(text: unknown): Language {
  return languages.find((language) => language === text) ?? 'fi'
}
