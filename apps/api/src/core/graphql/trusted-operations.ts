import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { CONFIG, type Config } from '../config/config.js'
import type { Viewer } from '../context/context.js'

/** The list that the build of the web writes beside the web; it is not served. */
export const OPERATIONS_FILE = 'operations.json'

type Body = Readonly<Record<string, unknown>>

/**
 * The operations of our own web, by the hash under which it asks for them. Any other document is an ad-hoc query, taken
 * from those who are signed in as far as the installation allows it (`AD_HOC_QUERIES`).
 */
@Injectable()
export class TrustedOperations {
  private readonly documents: ReadonlyMap<string, string>

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'WEB_DIR' | 'AD_HOC_QUERIES'>) {
    this.documents = documentsIn(join(config.WEB_DIR, OPERATIONS_FILE))
  }

  /**
   * The body of a request as GraphQL is to see it.
   *
   * @throws DomainError OPERATION_UNKNOWN for a hash that this version does not know, AD_HOC_REFUSED
   */
  resolve(body: unknown, viewer: Pick<Viewer, 'tokenId'>): unknown {
    const hash = hashIn(body)
    if (hash === null) {
      this.demandAdHoc(viewer)
      return withoutExtensions(body)
    }
    const query = this.documents.get(hash)
    if (query === undefined) throw new DomainError('OPERATION_UNKNOWN')
    const { operationName, variables } = body as Body
    return { query, operationName, variables }
  }

  private demandAdHoc({ tokenId }: Pick<Viewer, 'tokenId'>): void {
    const { AD_HOC_QUERIES: allowed } = this.config
    if (allowed === 'on' || (allowed === 'tokens' && tokenId !== null)) return
    throw new DomainError('AD_HOC_REFUSED')
  }
}

/** The hash of a request that brings one instead of a document. */
function hashIn(body: unknown): string | null {
  if (!isObject(body) || body.query !== undefined) return null
  const { extensions } = body
  if (!isObject(extensions) || !isObject(extensions.persistedQuery)) return null
  return String(extensions.persistedQuery.sha256Hash)
}

/** No extension of the protocol is offered; that of a list or a text is left for GraphQL to refuse. */
function withoutExtensions(body: unknown): unknown {
  return isObject(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'extensions')) : body
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function documentsIn(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map()
  const listed = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  const wrong = listed.find(([hash, document]) => createHash('sha256').update(document).digest('hex') !== hash)
  if (wrong) throw new Error(`${file} has been changed: ${wrong[0]} is not the hash of its document`)
  return new Map(listed)
}
