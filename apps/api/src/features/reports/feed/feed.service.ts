import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type EdmRow, type EdmSet, metadataXml, ODataRefusal } from '../../../core/odata/odata-model.js'
import { entityJson, jsonType, optionsOf, pageJson, pageOf, readQuery, readWish } from '../../../core/odata/odata-query.js'
import { PUBLICATION, PublicationReader, type PublicationRecord } from '../publication/publication-reader.js'
import { areaRows, editionRows, type FedEdition, figureRows, indicatorRows, periodRows } from './feed-rows.js'
import { areaSet, editionSet, FEED_NAMESPACE, feedSets, figureSet, indicatorSet, periodSet } from './feed-sets.js'

/** Which feed: of an audience, in a language, of one edition or of the newest. */
export type FeedPlace = { readonly language: Language; readonly audienceId: string; readonly edition: string }

export type FeedAsk = {
  /** What follows the address of the feed: empty, $metadata, Figures, Figures('…') or Figures/$count. */
  readonly resource: string
  readonly query: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, unknown>>
}

export type FeedAnswer = { readonly type: string; readonly body: string }

const METADATA = { type: 'application/xml;charset=utf-8', body: metadataXml(feedSets, FEED_NAMESPACE) }
const NEWEST = 'newest'

/** The newest run first, of each run the newest edition, as in the list of publications. */
const EDITIONS = `SELECT ${PUBLICATION}
  FROM edition_publication p JOIN edition e ON e.id = p.edition_id AND e.state = 'certified'
  WHERE p.audience_id = $1 ORDER BY e.period_to DESC, e.period_from DESC, e.certified_at DESC, p.edition_id DESC`

const RESOURCE = /^(\w+)(?:\((?:(\w+)=)?'((?:[^']|'')*)'\)|(\/\$count))?$/

/** A resource of the feed that was asked for. */
type Asked = { readonly set: EdmSet; readonly key: string | null; readonly isCount: boolean }

/**
 * Published figures for spreadsheets, in OData 4.0 (docs/adr/0019). What a publication says comes through its reader alone: a
 * withheld number is not known here.
 */
@Injectable()
export class FeedService {
  private readonly origin: string

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly db: Db,
    private readonly reader: PublicationReader,
    private readonly audit: AuditWriter
  ) {
    this.origin = new URL(config.PUBLIC_URL).origin
  }

  /**
   * Answers one request.
   *
   * @throws DomainError NOT_FOUND also for what the viewer does not read; ODataRefusal
   */
  async answer(place: FeedPlace, { resource, query, headers }: FeedAsk): Promise<FeedAnswer> {
    const options = optionsOf(query)
    const wish = readWish(headers, options.get('$format'))
    const pinned = pinOf(options.get('$skiptoken'))
    const root = this.rootOf(place, place.edition)
    if (resource === '' || resource === '$metadata') {
      await this.db.read(() => this.servedOf(place, null))
      return resource === '' ? { type: jsonType(wish), body: serviceJson(root) } : METADATA
    }
    const asked = askedOf(resource)
    const readQuestion = readQuery(options, asked.set, { from: pinned?.from ?? 0, wish })
    const { rows, editionId } = await this.rows(asked, { place, pin: pinned?.editionId ?? null, isFirst: pinned === null })
    const of = { set: asked.set, root, select: readQuestion.select, wish }
    if (asked.key !== null) return { type: jsonType(wish), body: entityJson(oneOf(rows, asked.set, asked.key), of) }
    const page = pageOf(rows, readQuestion)
    if (asked.isCount) return { type: 'text/plain;charset=utf-8', body: String(page.count) }
    const linkTo = (next: number | null) => (next === null ? null : nextLinkOf(`${root}${asked.set.name}`, options, `${editionId}.${next}`))
    return { type: jsonType(wish), body: pageJson(page, { ...of, isCounted: readQuestion.isCounted, nextLink: linkTo(page.next) }) }
  }

  /** Whoever takes figures out is on record once for each time, not for each page. */
  private async rows({ set }: Asked, of: { place: FeedPlace; pin: string | null; isFirst: boolean }): Promise<{ rows: EdmRow[]; editionId: string }> {
    const read = async () => {
      const { editions, record } = await this.servedOf(of.place, of.pin)
      return { rows: await this.rowsOf(set, { ...of, editions, record }), editionId: record.editionId }
    }
    if (set !== figureSet || !of.isFirst) return this.db.read(read)
    return runInContext({ ...currentContext(), note: {} }, () =>
      this.db.write(async () => {
        const found = await read()
        await this.audit.done('readFeed', { subjectType: 'edition', subjectId: found.editionId })
        return found
      })
    )
  }

  private async rowsOf(set: EdmSet, of: { place: FeedPlace; editions: readonly FedEdition[]; record: PublicationRecord }): Promise<EdmRow[]> {
    const { place, record } = of
    const { language } = place
    switch (set) {
      case figureSet:
        return figureRows(record, await this.reader.figures(record), language)
      case indicatorSet:
        return indicatorRows(record, language)
      case areaSet:
        return areaRows(record, language)
      case periodSet:
        return periodRows(record)
      case editionSet:
        return editionRows(of.editions, record.editionId, (editionId) => this.rootOf(place, editionId))
      default:
        throw new ODataRefusal(404, 'There is no such set')
    }
  }

  /** The publication of which the feed is, and all that there are for its audience. A page after the first stays with the edition of the first. */
  private async servedOf({ audienceId, edition }: FeedPlace, pin: string | null): Promise<{ editions: FedEdition[]; record: PublicationRecord }> {
    const wanted = pin ?? edition
    if (!isUuid(audienceId) || (wanted !== NEWEST && !isUuid(wanted))) throw new DomainError('NOT_FOUND')
    const editions = (await this.db.sql<FedEdition>(EDITIONS, [audienceId])).filter((each) => this.reader.isReader(each))
    const editionId = wanted === NEWEST ? editions[0]?.editionId : wanted
    if (editionId === undefined) throw new DomainError('NOT_FOUND')
    return { editions, record: await this.reader.one(editionId, audienceId) }
  }

  private rootOf({ language, audienceId }: FeedPlace, edition: string): string {
    return `${this.origin}/api/feed/${language}/${audienceId}/${edition}/`
  }
}

function serviceJson(root: string): string {
  const value = feedSets.map(({ name }) => ({ name, kind: 'EntitySet', url: `${root}${name}` }))
  return JSON.stringify({ '@odata.context': `${root}$metadata`, value })
}

function askedOf(resource: string): Asked {
  if (resource === '$batch' || resource.startsWith('$crossjoin') || resource === '$all') throw new ODataRefusal(501, `${resource.slice(0, 40)} is not offered`)
  const [, name = '', keyName, key, counted] = RESOURCE.exec(resource) ?? []
  const set = feedSets.find((each) => each.name === name)
  if (!set) throw new ODataRefusal(404, 'There is no such set')
  if (keyName !== undefined && keyName !== set.key) throw new ODataRefusal(400, `The key of ${set.name} is ${set.key}`)
  return { set, key: key === undefined ? null : key.replaceAll("''", "'"), isCount: counted !== undefined }
}

function oneOf(rows: readonly EdmRow[], set: EdmSet, key: string): EdmRow {
  const found = rows.find((row) => row[set.key] === key)
  if (!found) throw new ODataRefusal(404, `There is no such ${set.type}`)
  return found
}

/** The edition of the first page, and where the next one begins. */
function pinOf(token: string | undefined): { readonly editionId: string; readonly from: number } | null {
  if (token === undefined) return null
  const [, editionId = '', from = ''] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(token) ?? []
  if (!isUuid(editionId)) throw new ODataRefusal(400, '$skiptoken is none of ours')
  return { editionId, from: Number(from) }
}

function nextLinkOf(address: string, options: ReadonlyMap<string, string>, token: string): string {
  const kept = [...options].filter(([name]) => name !== '$skiptoken')
  return `${address}?${[...kept, ['$skiptoken', token] as const].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}
