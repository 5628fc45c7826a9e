import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CONFIG, type Config } from '../../../core/config/config.js'

const DAYS = 180
const ACCOUNTS = 5
const SECONDS_A_DAY = 86_400
const NONCE_BYTES = 16
const ENTRY = /^([\w-]{22})\.([0-9a-z]{1,12})\.([\w-]{43})$/

type Entry = { nonce: string; until: number; text: string; proof: string }

/**
 * Remembers in the browser, for half a year, whose accounts were opened on it. The cookie opens nothing: it only says
 * that wrong passwords from here are counted apart from those of strangers (see LoginGuard). It is signed for each
 * account, so that a device of one person says nothing about another's; several people may share a browser.
 */
@Injectable()
export class KnownDevices {
  private readonly isHttps: boolean
  private readonly cookieName: string
  private readonly keys: readonly Buffer[]

  constructor(@Inject(CONFIG) config: Config) {
    this.isHttps = config.PUBLIC_URL.startsWith('https:')
    this.cookieName = this.isHttps ? '__Host-solmu-device' : 'solmu-device'
    this.keys = config.SECRET_KEYS.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'solmu known device', 32)))
  }

  /** The device as this account knows it; null for a browser on which the person has not signed in before. */
  of(request: FastifyRequest, userId: string): string | null {
    return this.entries(request).find((entry) => this.isOf(entry, userId))?.nonce ?? null
  }

  /** Lets the browser say from now on that the person has signed in on it. */
  remember(userId: string, reply: FastifyReply): void {
    const kept = this.entries(reply.request)
    const known = kept.find((entry) => this.isOf(entry, userId))
    const nonce = known?.nonce ?? randomBytes(NONCE_BYTES).toString('base64url')
    const until = today() + DAYS
    const entry = `${nonce}.${until.toString(36)}.${this.proofs(userId, nonce, until)[0]?.toString('base64url')}`
    const others = kept.filter((each) => each !== known).map(({ text }) => text)
    const value = [entry, ...others].slice(0, ACCOUNTS).join('~')
    const maxAge = DAYS * SECONDS_A_DAY
    reply.setCookie(this.cookieName, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isHttps, maxAge })
  }

  private entries(request: FastifyRequest): Entry[] {
    const texts = (request.cookies[this.cookieName] ?? '').split('~', ACCOUNTS)
    return texts.flatMap((text) => {
      const [, nonce, until, proof] = ENTRY.exec(text) ?? []
      return nonce && until && proof ? [{ nonce, until: Number.parseInt(until, 36), proof, text }] : []
    })
  }

  private isOf({ nonce, until, proof }: Entry, userId: string): boolean {
    if (until < today()) return false
    const given = Buffer.from(proof, 'base64url')
    return this.proofs(userId, nonce, until).some((right) => right.length === given.length && timingSafeEqual(right, given))
  }

  /** One for each key that is still good, the newest first. */
  private proofs(userId: string, nonce: string, until: number): Buffer[] {
    return this.keys.map((key) => createHmac('sha256', key).update(`${userId}.${nonce}.${until}`).digest())
  }
}

/** Days since 1970: the cookie says no more of the time than it has to. */
const today = (): number => Math.floor(Date.now() / 1000 / SECONDS_A_DAY)
