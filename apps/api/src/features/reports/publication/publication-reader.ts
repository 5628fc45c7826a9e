import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { CellLens } from '@solmu/domain/reports/edition.js'
import type { AudienceDetail, AudienceKind } from '@solmu/domain/reports/publication.js'
import { markOf, type PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import type { PublicationFrame } from '@solmu/domain/reports/publication-frame.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'

/** A publication that the viewer reads, with its edition. */
export type PublicationRecord = {
  readonly editionId: string
  readonly audienceId: string
  readonly year: number
  readonly number: number
  readonly firstPeriod: string
  readonly lastPeriod: string
  readonly certifiedAt: Date
  /** By the name of today; everybody reads without it. */
  readonly certifiedBy: string | null
  readonly sha256: string
  readonly replacesId: string | null
  readonly reason: string
  readonly kind: AudienceKind
  readonly organisationId: string | null
  readonly detail: AudienceDetail
  readonly level: string
  readonly frame: PublicationFrame
  readonly narrative: LocalizedText
  readonly publishedAt: Date
  readonly replacedById: string | null
}

/** A return behind a publication; what its audience may not know is null. */
export type ReturnBehind = {
  /** The same for the returns of one unit. */
  readonly unitKey: number
  readonly unitId: string | null
  readonly centreId: string | null
  readonly period: string
  readonly state: 'included' | 'missing'
  readonly number: number | null
  readonly sentBy: string | null
  readonly sentAt: Date | null
  readonly verifiedBy: string | null
  readonly verifiedAt: Date | null
  readonly acceptedBy: string | null
  readonly acceptedAt: Date | null
}

/** Which figures of a publication are wanted; what is left out does not narrow. */
export type FigureChoice = {
  readonly indicatorIds?: readonly string[] | null
  readonly lenses?: readonly string[] | null
  readonly periods?: readonly string[] | null
  readonly areas?: readonly string[] | null
  /** One breakdown, or all of them when it is left out. */
  readonly breakdown?: string | null
}

/** Of `edition_publication p` and `edition e`; the frame apart, because lists need its names alone. */
export const PUBLICATION = `p.edition_id AS "editionId", p.audience_id AS "audienceId", e.year, e.number, e.first_period AS "firstPeriod",
  e.last_period AS "lastPeriod", e.certified_at AS "certifiedAt", app.certifier_of(e.id) AS "certifiedBy", e.sha256, e.replaces_id AS "replacesId", e.reason, p.kind,
  p.organisation_id AS "organisationId", p.detail, p.level, p.published_at AS "publishedAt",
  json_build_object('fi', p.narrative_fi, 'sv', p.narrative_sv, 'en', p.narrative_en) AS narrative,
  (SELECT n.id FROM edition n JOIN edition_publication m ON m.edition_id = n.id AND m.audience_id = p.audience_id
    WHERE n.replaces_id = p.edition_id) AS "replacedById"`

export type CellRow = {
  readonly indicatorId: string
  readonly breakdown: string
  readonly lens: CellLens
  readonly area: string
  readonly period: string
  readonly isWithheld: boolean
  readonly value: string | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly unitCount: number
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly isGross: boolean
  readonly isEstimated: boolean
}

const CELLS = `SELECT c.indicator_id AS "indicatorId", c.breakdown, c.lens, c.area, c.period, c.is_withheld AS "isWithheld", c.value,
    c.numerator, c.denominator, c.unit_count AS "unitCount", c.missing_count AS "missingCount",
    c.not_applicable_count AS "notApplicableCount", c.is_gross AS "isGross", c.is_estimated AS "isEstimated"
  FROM app.published_cells($1, $2, $3::uuid[], $4::text[], $6::text[], $5::text[], $7) c
  ORDER BY c.indicator_id, c.lens COLLATE "C", c.area COLLATE "C", c.period COLLATE "C", c.breakdown`

/** How many earlier editions a trend looks back to. */
const mostEarlier = 40

/** The editions that the audience `$2` reads of earlier periods than those of `$1`, of the same kind and not replaced; never two of one period. */
const EARLIER = `SELECT DISTINCT ON (e.period_from) e.id FROM edition s
    JOIN edition e ON e.consortium_id = s.consortium_id AND e.period_kind = s.period_kind AND e.period_to <= s.period_from AND e.state = 'certified'
    JOIN edition_publication p ON p.edition_id = e.id AND p.audience_id = $2
  WHERE s.id = $1 AND NOT EXISTS (SELECT 1 FROM edition n JOIN edition_publication m ON m.edition_id = n.id AND m.audience_id = $2 WHERE n.replaces_id = e.id)
  ORDER BY e.period_from DESC, e.period_to DESC LIMIT ${mostEarlier}`

const RETURNS = `SELECT r.unit_key AS "unitKey", r.unit_id AS "unitId", r.centre_id AS "centreId", r.period, r.state, r.number, r.sent_by AS "sentBy",
    r.sent_at AS "sentAt", r.verified_by AS "verifiedBy", r.verified_at AS "verifiedAt", r.accepted_by AS "acceptedBy",
    r.accepted_at AS "acceptedAt" FROM app.published_returns($1, $2) r`

/**
 * Reads publications, and what their audiences read of them. Figures come through `app.published_cells` alone, which knows no
 * number that is withheld; nothing here looks into an edition itself.
 */
@Injectable()
export class PublicationReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /**
   * One publication.
   *
   * @throws DomainError NOT_FOUND also for one that is not meant for the viewer
   */
  async one(editionId: string, audienceId: string): Promise<PublicationRecord> {
    const found = await this.find(editionId, audienceId)
    if (!found) throw new DomainError('NOT_FOUND')
    return found
  }

  /** One publication, or null when there is none that the viewer reads. */
  async find(editionId: string, audienceId: string): Promise<PublicationRecord | null> {
    const [row] = await this.db.sql<PublicationRecord>(
      `SELECT ${PUBLICATION}, p.frame FROM edition_publication p JOIN edition e ON e.id = p.edition_id AND e.state = 'certified'
       WHERE p.edition_id = $1 AND p.audience_id = $2`,
      [editionId, audienceId]
    )
    return row && this.isReader(row) ? row : null
  }

  /** The second lock: what the database shows is shown on only to those whom the rule of the roles names too. */
  isReader({ kind, organisationId }: Pick<PublicationRecord, 'kind' | 'organisationId'>): boolean {
    if (kind === 'public') return true
    if (kind === 'members' && this.access.may('network.read', {})) return true
    return this.access.may('publication.read', organisationId === null ? {} : { organisationId })
  }

  /** Figures of a publication, in a settled order. */
  async figures({ editionId, audienceId }: Pick<PublicationRecord, 'editionId' | 'audienceId'>, choice: FigureChoice = {}): Promise<PublishedFigure[]> {
    const { indicatorIds = null, lenses = null, periods = null, areas = null, breakdown = null } = choice
    const rows = await this.db.sql<CellRow>(CELLS, [editionId, audienceId, indicatorIds, lenses, periods, areas, breakdown])
    return rows.map(figureOf)
  }

  /** Figures of the single periods of earlier editions, as the same audience reads them: those of the nearest edition for each period. */
  async earlierFigures(of: Pick<PublicationRecord, 'editionId' | 'audienceId'>, choice: FigureChoice): Promise<PublishedFigure[]> {
    const editions = await this.db.sql<{ id: string }>(EARLIER, [of.editionId, of.audienceId])
    const found = new Map<string, PublishedFigure>()
    for (const { id: editionId } of editions) {
      for (const figure of await this.figures({ editionId, audienceId: of.audienceId }, { ...choice, periods: null })) {
        const key = [figure.indicatorId, figure.lens, figure.area, figure.period, figure.breakdown].join('|')
        if (!figure.period.includes('/') && !found.has(key)) found.set(key, figure)
      }
    }
    return [...found.values()]
  }

  /** The returns behind a publication, as far as its audience may know. */
  returns({ editionId, audienceId }: Pick<PublicationRecord, 'editionId' | 'audienceId'>): Promise<ReturnBehind[]> {
    return this.db.sql<ReturnBehind>(RETURNS, [editionId, audienceId])
  }
}

/** A row of the database as a figure. */
export function figureOf({ isWithheld, notApplicableCount, value, numerator, denominator, ...row }: CellRow): PublishedFigure {
  const mark = markOf({ isWithheld, hasValue: value !== null, missingCount: row.missingCount, notApplicableCount })
  const whole = (text: string | null): bigint | null => (text === null || mark !== 'value' ? null : BigInt(text))
  return { ...row, mark, value: whole(value), numerator: whole(numerator), denominator: whole(denominator) }
}
