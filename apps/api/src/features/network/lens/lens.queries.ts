import { Injectable } from '@nestjs/common'
import type { MembershipFact } from '@solmu/domain/geography/divisions.js'
import { type Lens, type LensReader, lensReader, type LensSubject, type Span } from '@solmu/domain/network/lens.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import type { NetworkPicture } from '../network-picture.js'
import { NetworkQueries } from '../network.queries.js'
import { nameOf } from '../network.sql.js'

const MEMBERSHIPS_SQL = `
  SELECT (SELECT value FROM app_meta WHERE key = 'reference_hash') AS stamp,
    (SELECT json_agg(json_build_object('municipalityCode', a.municipality_code, 'division', a.division,
      'areaCode', a.area_code, 'validFrom', a.valid_from, 'validTo', a.valid_to)) FROM municipality_area a) AS list`

/** The names of the areas of the division `$1`, as they are on the day `$2`, or as they were last before. */
const AREA_NAMES_SQL = `
  SELECT DISTINCT ON (a.code) a.code, ${nameOf('a')} AS name FROM area a
  WHERE a.division = $1 AND a.valid_from <= $2::date ORDER BY a.code, a.valid_from DESC`

/** How many values a table of spans takes in a statement. */
export const LENS_VALUES = 6

/**
 * The spans of a lens as a table of a statement: `subject` (unit id or municipality code), `area`, `share`,
 * `is_estimated`, and the days of the facts that count so. Every read that groups facts by area joins this and nothing else, so that the
 * rule stands in one place, `@solmu/domain/network/lens.js`.
 *
 * @param first the number of the first of the six parameters that `lensValues` fills
 * @param day the day of the fact, as SQL; @param subject whose fact it is, as SQL
 * @example `SELECT lens.area, sum(r.value * lens.share) FROM result r JOIN ${lensSql({ first: 2, … })} GROUP BY 1`
 */
export function lensSql({ first, subject, day }: { first: number; subject: string; day: string }): string {
  const [subjects, areas, shares, estimates, starts, ends] = Array.from({ length: LENS_VALUES }, (_none, place) => `$${first + place}`)
  return `unnest(${subjects}::text[], ${areas}::text[], ${shares}::float8[], ${estimates}::boolean[], ${starts}::date[], ${ends}::date[])
    AS lens (subject, area, share, is_estimated, fact_from, fact_to)
    ON lens.subject = ${subject}::text AND coalesce(lens.fact_from <= ${day}, true) AND coalesce(lens.fact_to > ${day}, true)`
}

/** The six parameters of `lensSql`. */
export function lensValues(spans: readonly LensSpan[]): unknown[][] {
  return [
    spans.map(({ subject }) => subject),
    spans.map(({ area }) => area),
    spans.map(({ share }) => share),
    spans.map(({ isEstimated }) => isEstimated),
    spans.map(({ from }) => from),
    spans.map(({ to }) => to)
  ]
}

/** A span, and whose facts it is about. */
export type LensSpan = Span & { readonly subject: string }

/** Which lens, and through the division of which day: null for "as it was". */
export type LensChoice = { readonly lens: Lens; readonly restateTo: IsoDate | null }

/** How many lists of spans are kept: of a network of six thousand units each takes about a megabyte. */
const MOST_KEPT = 16

/** Spans by the lens and the hash of the network of which they were worked out, those that were asked for last. */
class KeptSpans {
  private readonly kept = new Map<string, { readonly hash: string; readonly name: string; readonly spans: readonly LensSpan[] }>()

  /** The networks whose spans through a lens are known, by their hashes. */
  through(choice: LensChoice): Map<string, readonly LensSpan[]> {
    const own = [...this.kept.values()].filter(({ name }) => name === nameOfChoice(choice))
    return new Map(own.map(({ hash, spans }) => [hash, spans]))
  }

  keep(hash: string, choice: LensChoice, spans: readonly LensSpan[]): void {
    const name = nameOfChoice(choice)
    const key = `${hash} ${name}`
    this.kept.delete(key)
    this.kept.set(key, { hash, name, spans })
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest)
  }
}

const nameOfChoice = ({ lens, restateTo }: LensChoice): string => `${lens}|${restateTo ?? ''}`

/** Reads of the network through a lens. */
@Injectable()
export class LensQueries {
  /** Public data, the same for everyone, kept as long as the reference is the same. */
  private memberships: { stamp: string | null; list: readonly MembershipFact[] } = { stamp: null, list: [] }
  private readonly spans = new KeptSpans()

  constructor(
    private readonly db: Db,
    private readonly network: NetworkQueries
  ) {}

  /** The lenses over the facts of the viewer's consortium. */
  async reader(): Promise<{ picture: NetworkPicture; reader: LensReader }> {
    const picture = await this.network.ofAllTimes()
    return { picture, reader: await this.readerOf(picture) }
  }

  private async readerOf({ facts, municipalities }: NetworkPicture): Promise<LensReader> {
    if (this.memberships.stamp === null || this.memberships.stamp !== municipalities.stamp) await this.readMemberships()
    const { units, links, territories, successions, services } = facts
    const known = { municipalities: municipalities.list, memberships: this.memberships.list }
    return lensReader({ units, links, territories, successions, services, ...known })
  }

  /** Under which area the facts of every unit count, whenever they are from. Worked out once for all who see the same network. */
  async unitSpans(choice: LensChoice): Promise<readonly LensSpan[]> {
    // Held from here on: whoever else asks meanwhile may have them forgotten.
    const known = this.spans.through(choice)
    const { hash, picture } = await this.network.unless([...known.keys()])
    const spans = picture ? await this.spansIn(picture, choice) : known.get(hash)
    if (!spans) throw new Error('The database named a network that was not among those that are known')
    if (picture?.facts.stamp !== null) this.spans.keep(hash, choice, spans)
    return spans
  }

  private async spansIn(picture: NetworkPicture, choice: LensChoice): Promise<LensSpan[]> {
    const reader = await this.readerOf(picture)
    const ids = [...new Set(picture.facts.units.map(({ id }) => id))]
    return ids.flatMap((unitId) => spansOf(reader, choice, { subject: unitId, of: { unitId } }))
  }

  /** Under which area the facts of every municipality, past ones too, count. */
  async municipalitySpans(choice: LensChoice): Promise<LensSpan[]> {
    const { picture, reader } = await this.reader()
    return picture.municipalities.list.flatMap(({ code: municipalityCode }) =>
      spansOf(reader, choice, { subject: municipalityCode, of: { municipalityCode } })
    )
  }

  /** The names of the areas of an official division by code; none for other lenses. */
  async areaNames(lens: Lens, day: IsoDate): Promise<Map<string, LocalizedText>> {
    const rows = await this.db.sql<{ code: string; name: LocalizedText }>(AREA_NAMES_SQL, [lens, day])
    return new Map(rows.map(({ code, name }) => [code, name]))
  }

  private async readMemberships(): Promise<void> {
    const [row] = await this.db.sql<{ stamp: string | null; list: MembershipFact[] | null }>(MEMBERSHIPS_SQL)
    this.memberships = { stamp: row?.stamp ?? null, list: row?.list ?? [] }
  }
}

function spansOf(
  reader: LensReader,
  { lens, restateTo }: LensChoice,
  { subject, of }: { subject: string; of: LensSubject }
): LensSpan[] {
  return reader.spans(of, lens, restateTo).map((span) => ({ ...span, subject }))
}
