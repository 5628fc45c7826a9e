import { timingSafeEqual } from 'node:crypto'
import { Controller, Get, Inject, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Public } from '../access/requires.js'
import { CONFIG, type Config } from '../config/config.js'
import { Db } from '../db/db.js'
import { metrics } from './metrics.js'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** What the surroundings ask: is it alive, can it serve, how does it do? */
@Controller()
export class HealthController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db
  ) {}

  @Public()
  @Get('healthz')
  healthz(): { status: 'ok' } {
    return { status: 'ok' }
  }

  @Public()
  @Get('readyz')
  async readyz(@Res() reply: FastifyReply): Promise<void> {
    const isReady = await this.db.isReachable()
    reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable' })
  }

  /** Prometheus reads from the same machine, or with the token from elsewhere. */
  @Public()
  @Get('metrics')
  async metricsPage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!LOOPBACK.has(request.ip) && !this.hasToken(request)) throw new DomainError('NOT_FOUND')
    reply.type(metrics.contentType).send(await metrics.metrics())
  }

  private hasToken(request: FastifyRequest): boolean {
    const expected = this.config.METRICS_TOKEN
    if (!expected) return false
    const given = Buffer.from(request.headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${expected}`)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }
}
