import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'

/** Somebody whom the identity provider knows, and what it says of them. */
export type OidcPerson = { sub: string; amr?: string[] } & Record<string, unknown>

const CLIENT = { client_id: 'solmu', client_secret: 'a secret between the two of them' }

/** A real OpenID Connect provider, at which everybody signs in as the person who is named beforehand. */
export class OidcServer {
  readonly clientId = CLIENT.client_id
  readonly clientSecret = CLIENT.client_secret
  /** Who signs in next. */
  person: OidcPerson = { sub: 'nobody' }

  private constructor(
    readonly issuer: string,
    private readonly server: Server
  ) {}

  /** @param redirectUri where the provider may send people back to */
  static async start(redirectUri: string): Promise<OidcServer> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const oidc = new OidcServer(issuer, server)
    const provider = new Provider(issuer, oidc.configuration(redirectUri))
    provider.use(async (context, next) => {
      if (!context.path.startsWith('/interaction/')) return next()
      const { prompt, params } = await provider.interactionDetails(context.req, context.res)
      const { sub, amr = ['pwd'] } = oidc.person
      if (prompt.name === 'login') return provider.interactionFinished(context.req, context.res, { login: { accountId: sub, amr } })
      const grant = new provider.Grant({ accountId: sub, clientId: String(params.client_id) })
      grant.addOIDCScope('openid profile email groups')
      return provider.interactionFinished(context.req, context.res, { consent: { grantId: await grant.save() } })
    })
    const answer = provider.callback()
    server.on('request', (request, response) => void answer(request, response))
    return oidc
  }

  private configuration(redirectUri: string): Configuration {
    return {
      clients: [{ ...CLIENT, redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      claims: { openid: ['sub', 'amr'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
      scopes: ['openid', 'profile', 'email', 'groups'],
      conformIdTokenClaims: false,
      findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...this.person, sub }) }),
      cookies: { keys: ['only for tests'] }
    }
  }

  /** Goes from the address to which the browser was sent through sign-in and consent, to where it is sent back. */
  async walk(from: string): Promise<string> {
    const jar = new Map<string, string>()
    for (let url = from, step = 0; step < 10; step++) {
      if (!url.startsWith(this.issuer)) return url
      const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
      const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = (line.split(';', 1)[0] ?? '').split('=', 2)
        if (name) jar.set(name, value ?? '')
      }
      const location = response.headers.get('location')
      if (!location) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
      url = new URL(location, url).href
    }
    throw new Error('The provider went round in circles')
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}
