import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config.js'
import { OPERATIONS_FILE } from '../graphql/trusted-operations.js'

/** Pages of the web app: the browser's router takes over from there. */
const PAGES = ['/', '/fi', '/sv', '/en', '/fi/*', '/sv/*', '/en/*']

/** Where the page carries the word of this one answer under which its own styles are let through. */
const NONCE_PLACE = '{{style-nonce}}'
const CSP = 'content-security-policy'

/** No device of the browser is of use to Solmu, with the one that signs people in excepted. */
const PERMISSIONS = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'screen-wake-lock'],
  ...['serial', 'usb', 'xr-spatial-tracking']
].map((name) => `${name}=()`)

const PERMISSIONS_POLICY = [...PERMISSIONS, 'publickey-credentials-create=(self)', 'publickey-credentials-get=(self)'].join(', ')

/** Security headers on everything; the policy allows no script and no style but our own files. */
export async function addSecurityHeaders(server: FastifyInstance, config: Config): Promise<void> {
  const isHttps = config.PUBLIC_URL.startsWith('https:')
  await server.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {})
      }
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' }
  })
  server.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY)
  })
}

/** Serves the built web app, when it has been built. */
export async function addWebFiles(server: FastifyInstance, config: Config): Promise<void> {
  const index = join(config.WEB_DIR, 'index.html')
  if (!existsSync(index)) return
  await server.register(fastifyStatic, {
    root: config.WEB_DIR,
    wildcard: false,
    // The page is made for each answer, and the list of operations is for the API alone.
    globIgnore: ['index.html', OPERATIONS_FILE],
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/')
      reply.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
  })
  addPages(server, readFileSync(index, 'utf8'))
}

/** The component library writes style elements; those of this very page are known by a word that nobody can foresee. */
function addPages(server: FastifyInstance, html: string): void {
  for (const page of PAGES) {
    server.get(page, (_request, reply) => {
      const nonce = randomBytes(18).toString('base64')
      const policy = String(reply.getHeader(CSP)).replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
      return reply
        .headers({ [CSP]: policy, 'cache-control': 'no-cache' })
        .type('text/html; charset=utf-8')
        .send(html.replaceAll(NONCE_PLACE, nonce))
    })
  }
}
