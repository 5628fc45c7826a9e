import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Key = ReturnType<typeof generateKeyPairSync>['privateKey']

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An identity provider that says what it is told to: it hands out ID tokens with forged claims and signatures. */
export class OidcForger {
  /** What is changed in the claims of the next token. */
  claims: Record<string, unknown> = {}
  /** How the next token is signed: by the provider's own key, by another, or not at all. */
  signature: 'own' | 'foreign' | 'none' = 'own'
  private readonly own = newKey()
  private readonly foreign = newKey()

  private constructor(
    readonly issuer: string,
    private readonly server: Server
  ) {}

  static async start(): Promise<OidcForger> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const forger = new OidcForger(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server)
    server.on('request', (request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(forger.answer(String(request.url))))
    })
    return forger
  }

  private answer(path: string): object {
    const { issuer } = this
    if (path.startsWith('/.well-known/')) {
      return {
        ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` },
        ...{ response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] }
      }
    }
    if (path.startsWith('/jwks')) return { keys: [{ ...this.own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }
    return { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: this.token() }
  }

  private token(): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: this.issuer, sub: 'forged', aud: 'solmu', iat: now, exp: now + 60, ...this.claims }
    const text = `${part({ alg: this.signature === 'none' ? 'none' : 'RS256', kid: 'one' })}.${part(claims)}`
    return `${text}.${this.signature === 'none' ? '' : signed(text, this.signature === 'own' ? this.own.privateKey : this.foreign.privateKey)}`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}

function signed(text: string, key: Key): string {
  return sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')
}
