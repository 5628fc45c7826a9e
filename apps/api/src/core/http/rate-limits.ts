import { isIPv6 } from 'node:net'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { Logger } from 'pino'
import { Counter } from 'prom-client'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { CONFIG, type Config } from '../config/config.js'
import type { Viewer } from '../context/context.js'
import { LOGGER } from './logger.js'
import { metrics } from './metrics.js'

/**
 * How often something may be asked for in a minute. `address`, `entrance` (all of /auth but its state, which every page
 * asks for), `answer` and `apply` (all of what is open without an account to those who answer a survey or cast a secret ballot, and to
 * those who apply for membership) count where a request comes from, `kiosk` on which device somebody answers, the others who is asking. They stand far above what people do: a
 * page asks for about five things, a class of thirty signs in within two minutes.
 */
export const perMinute = {
  address: 1200,
  account: 600,
  entrance: 60,
  search: 120,
  export: 30,
  feed: 120,
  upload: 10,
  answer: 120,
  apply: 240,
  kiosk: 20
} as const

export type LimitName = keyof typeof perMinute

const SECONDS = 60

const refused = new Counter({
  name: 'solmu_rate_limited_total',
  help: 'Requests that were refused because there were too many of them.',
  labelNames: ['limit'],
  registers: [metrics]
})

/** Keeps one caller from taking all there is; counted in the memory of this process (docs/adr/0011). */
@Injectable()
export class RateLimits {
  private readonly limiters: ReadonlyMap<LimitName, RateLimiterMemory>

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'RATE_LIMIT_FACTOR'>,
    @Inject(LOGGER) private readonly logger: Logger
  ) {
    const names = Object.keys(perMinute) as LimitName[]
    this.limiters = new Map(
      names.map((name) => {
        const points = Math.max(1, Math.round(perMinute[name] * config.RATE_LIMIT_FACTOR))
        return [name, new RateLimiterMemory({ points, duration: SECONDS, keyPrefix: name })]
      })
    )
  }

  /**
   * Counts one request.
   *
   * @param key an id, or an address (see `addressKey`)
   * @throws DomainError TOO_MANY_REQUESTS with the seconds until the next one is taken
   */
  async take(limit: LimitName, key: string): Promise<void> {
    const limiter = this.limiters.get(limit) as RateLimiterMemory
    try {
      await limiter.consume(key)
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state
      refused.inc({ limit })
      // Once a minute is enough to be noticed; who hammers must not fill the log too.
      if (state.consumedPoints === limiter.points + 1) this.logger.warn({ limit }, 'rate limit reached')
      throw new DomainError('TOO_MANY_REQUESTS', { params: { seconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) } })
    }
  }
}

/** Under what a caller is counted: each token of a machine by itself, a person over all sessions. */
export function accountKey({ tokenId, userId }: Pick<Viewer, 'tokenId' | 'userId'>): string {
  return tokenId ?? userId
}

/**
 * Under what an address is counted: one customer of a network has a whole /64 of IPv6.
 *
 * @example addressKey('2001:db8:1:2:aaaa::7') // '2001:db8:1:2'
 */
export function addressKey(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').split('%', 1)[0] ?? ''
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const filled = tail === undefined ? first : [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
  return filled.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
