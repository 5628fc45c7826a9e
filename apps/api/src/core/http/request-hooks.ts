import { randomUUID } from 'node:crypto'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config/config.js'
import { newContext, type RequestContext, runInContext, type Viewer } from '../context/context.js'
import { asDomainError, statusOf, toWireError } from '../errors/wire-error.js'
import type { TrustedOperations } from '../graphql/trusted-operations.js'
import { httpSeconds } from './metrics.js'
import { accountKey, addressKey, type RateLimits } from './rate-limits.js'

/** Finds who a request comes from; the identity feature hands it in. */
export type ViewerFinder = (request: FastifyRequest) => Promise<Viewer | null>

export const REQUEST_ID_HEADER = 'x-request-id'

/** A request id of our own making: one that came from outside could forge lines of the log. */
export const newRequestId = (): string => randomUUID()

type Surroundings = {
  readonly config: Config
  readonly logger: Logger
  readonly findViewer: ViewerFinder
  readonly limits: RateLimits
  readonly operations: TrustedOperations
}

/**
 * What happens around every request: its id, its context with the viewer, the
 * guard against cross-site requests, one line of log and one measurement.
 */
export function addRequestHooks(server: FastifyInstance, of: Surroundings): void {
  const origin = new URL(of.config.PUBLIC_URL).origin
  letGoWhenClosing(server)
  server.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id)
    if (isDynamic(request)) {
      reply.header('cache-control', 'no-store')
      await takeForAddress(request, of.limits)
    }
    refuseUnreadable(request, origin)
  })
  server.addHook('preHandler', (request, _reply, done) => {
    const context = newContext({ requestId: request.id, ip: request.ip })
    if (!isDynamic(request)) return runInContext(context, () => done())
    runInContext(context, () => {
      admit(request, context, of).then(() => runInContext(context, () => done()), done)
    })
  })
  server.addHook('onSend', async (request, reply) => {
    // A spreadsheet asks for its name and password only when it is told to; a browser is never: it would ask over our pages.
    if (reply.statusCode === 401 && isOfFeed(request)) reply.header('www-authenticate', 'Basic realm="Solmu", charset="UTF-8"')
    // GraphQL answers 200 whatever its fields say; one that may not be asked for so often is no success.
    if (reply.hasHeader('retry-after') && reply.statusCode === 200) reply.code(429)
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    httpSeconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    of.logger.info(
      { requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request'
    )
  })
}

/** Finds out who asks, counts them, and puts the document of our web's own operation where its hash stood. */
async function admit(request: FastifyRequest, context: RequestContext, of: Surroundings): Promise<void> {
  // A ballot box knows nobody, even when a browser sends its cookie along: neither the log nor anything else has a name beside it.
  if (isOfBallotBox(request)) return
  const viewer = await of.findViewer(request)
  context.viewer = viewer
  if (viewer) await of.limits.take('account', accountKey(viewer))
  if (pathOf(request) !== '/graphql') return
  if (!viewer) throw new DomainError('NOT_SIGNED_IN')
  request.body = of.operations.resolve(request.body, viewer)
}

/** Once the server is told to end, each answer is the last on its connection: a browser that keeps one open holds up nothing. */
function letGoWhenClosing(server: FastifyInstance): void {
  let isClosing = false
  server.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

/** Answers with the typed error of anything that was thrown on the way. */
export function sendError(
  error: unknown,
  at: { request: FastifyRequest; reply: FastifyReply; logger: Logger }
): FastifyReply {
  const wire = toWireError(asDomainError(error))
  if (wire.kind === 'internal') {
    at.logger.error({ err: error, errorId: wire.errorId, requestId: at.request.id }, 'unforeseen error')
  }
  const { seconds } = wire.params
  if (typeof seconds === 'number') at.reply.header('retry-after', String(seconds))
  return at.reply.status(statusOf(wire)).type('application/json; charset=utf-8').send({ error: wire })
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

function isDynamic(request: FastifyRequest): boolean {
  const path = pathOf(request)
  return path === '/graphql' || path.startsWith('/auth/') || isOfFiles(request) || isOfMachines(request)
}

/** What everybody may ask for is limited by where it comes from, before anything is looked up. */
async function takeForAddress(request: FastifyRequest, limits: RateLimits): Promise<void> {
  const key = addressKey(request.ip)
  await limits.take('address', key)
  const path = pathOf(request)
  if (path.startsWith('/auth/') && path !== '/auth/state') await limits.take('entrance', key)
  if (path.startsWith('/api/answers/') || isOfBallotBox(request)) await limits.take('answer', key)
  if (path.startsWith('/api/applications/')) await limits.take('apply', key)
}

function isOfFiles(request: FastifyRequest): boolean {
  return pathOf(request).startsWith('/files/')
}

/** Where programs send figures and fetch them, and files of returns come and go. */
function isOfMachines(request: FastifyRequest): boolean {
  return pathOf(request).startsWith('/api/')
}

/** Where secret ballots are cast, and looked for. */
function isOfBallotBox(request: FastifyRequest): boolean {
  return pathOf(request).startsWith('/api/ballots/')
}

/** Where spreadsheets ask for published figures. */
function isOfFeed(request: FastifyRequest): boolean {
  return pathOf(request).startsWith('/api/feed/')
}

/** What is refused by its head alone. */
function refuseUnreadable(request: FastifyRequest, origin: string): void {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  // A file is never what another site may point a signed-in browser at, not even to look at it.
  if (!isReading || isOfFiles(request) || isOfMachines(request)) refuseCrossSite(request, origin)
  if (isDynamic(request)) refuseOtherMedia(request)
  if (pathOf(request) === '/graphql' && request.method !== 'POST') throw new DomainError('NOT_FOUND')
}

/** A browser says where a request comes from; one that another site caused must not change anything. */
function refuseCrossSite(request: FastifyRequest, origin: string): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new DomainError('CROSS_SITE')
  const from = request.headers.origin
  if (from === undefined || from === origin || site === 'same-origin') return
  throw new DomainError('CROSS_SITE')
}

const JSON_ONLY = /^application\/json\s*(;|$)/i
const FORM = /^multipart\/form-data\s*;/i
const BODIES = /^(?:application\/(?:json|xml|adx\+xml)|text\/(?:csv|xml))\s*(;|$)|^multipart\/form-data\s*;/i

/**
 * A form of another site can send anything but JSON without asking first, so JSON is all that is read; only where files
 * and figures come in it is something else, which the guard against cross-site requests has let through.
 */
function refuseOtherMedia(request: FastifyRequest): void {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = request.headers
  const hasBody = encoding !== undefined || (length !== undefined && length !== '0')
  const accepted = isOfMachines(request) ? BODIES : isOfFiles(request) ? FORM : JSON_ONLY
  if (hasBody && !accepted.test(type ?? '')) throw new DomainError('UNSUPPORTED_MEDIA')
}
