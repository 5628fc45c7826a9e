import type { GraphQLAnswer } from './harness.js'

export type Answer<Body = Record<string, unknown>> = { status: number; body: Body; headers: Headers; code: string | undefined }

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'

/**
 * A browser in specs: it keeps its cookies as browsers do, through rotation and sign-out, and comes from an address of
 * its own when the application trusts one proxy (TRUSTED_PROXIES=1).
 */
export class Browser {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly address: string,
    private readonly of: { ip?: string; agent?: string } = {}
  ) {}

  /** Another browser with the same cookies: whoever has stolen them. */
  thief(): Browser {
    const thief = new Browser(this.address, { ...this.of, ip: '203.0.113.66' })
    for (const [name, value] of this.cookies) thief.cookies.set(name, value)
    return thief
  }

  async post<Body = Record<string, unknown>>(path: string, payload: object = {}): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) })
  }

  async read<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'GET', headers: {} })
  }

  /** Sends a document and returns what came back, refusals included. */
  async ask<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<GraphQLAnswer<Data>> {
    const { status, body } = await this.post('/graphql', { query, variables })
    return { status, ...(body as { data: Data | null }) }
  }

  /** Sends a document that must succeed. */
  async get<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<Data> {
    const answer = await this.ask<Data>(query, variables)
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer))
    return answer.data
  }

  /** The first code of a refusal, in GraphQL and in the guard before it. */
  async refusal(query: string, variables: object = {}): Promise<string | undefined> {
    const { body } = await this.post<{ errors?: { extensions: { code: string } }[]; error?: { code: string } }>('/graphql', { query, variables })
    return body.errors?.[0]?.extensions.code ?? body.error?.code
  }

  login(email: string, password: string): Promise<Answer<{ ok?: boolean; next?: string; ticket?: string; methods?: string[] }>> {
    return this.post('/auth/login', { email, password })
  }

  private async send<Body>(path: string, init: { method: string; headers: Record<string, string>; body?: string }): Promise<Answer<Body>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...init.headers,
      'user-agent': this.of.agent ?? FIREFOX,
      ...(cookie && { cookie }),
      ...(this.of.ip && { 'x-forwarded-for': this.of.ip })
    }
    const response = await fetch(`${this.address}${path}`, { ...init, headers })
    for (const text of response.headers.getSetCookie()) this.keep(text)
    const raw = await response.text()
    const body = (response.headers.get('content-type')?.includes('json') ? JSON.parse(raw) : { raw }) as Body
    return { status: response.status, body, headers: response.headers, code: (body as { error?: { code: string } }).error?.code }
  }

  private keep(text: string): void {
    const [pair = '', ...attributes] = text.split(';')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const isGone = value === '' || attributes.some((each) => /expires=thu, 01 jan 1970/i.test(each.trim()))
    if (isGone) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
