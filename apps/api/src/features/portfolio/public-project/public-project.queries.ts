import { Injectable } from '@nestjs/common'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { organisationRef } from '../../governance/governance.sql.js'
import { money } from '../money-input.js'
import type { PublicProject, PublicProjectFilter, PublicProjectListArgs, PublicProjectOverview, PublicProjectSortEnum } from './public-project.graphql.js'

type Row = Omit<PublicProject, 'granted' | 'realised'> & { readonly currency: string; readonly granted: string | null; readonly realised: string | null }
type SumRow = { readonly currency: string; readonly count: number; readonly granted: string; readonly realised: string }
type Choices = Pick<PublicProjectOverview, 'funders' | 'funds' | 'regions'>

const word = (text: string): string => `lower(regexp_replace(${text}, '[^[:alnum:]]+', '', 'g'))`

/** The organisations of the register by their names, as far as a name means one alone. */
const NAMED = `named AS MATERIALIZED (SELECT w.word, (array_agg(DISTINCT w.id))[1] AS id FROM (SELECT o.id, ${word('n.name')} AS word FROM organisation o
    CROSS JOIN LATERAL (VALUES (o.name_fi), (o.name_sv), (o.name_en)) n(name) WHERE o.consortium_id = $1) w WHERE w.word <> '' GROUP BY w.word HAVING count(DISTINCT w.id) = 1)`

/** A business id decides; a name does where the list gives no business id. */
const KNOWN = `LEFT JOIN organisation b ON b.consortium_id = $1 AND b.business_id = p.business_id
  LEFT JOIN named n ON p.business_id IS NULL AND n.word = ${word('p.organisation')}`

/** `$2` pattern, `$3` funders, `$4` funds, `$5` regions, `$6` time, `$7` organisation, `$8` known, `$9` above what was granted. */
const MATCHES = `p.consortium_id = $1
  AND ($2::text IS NULL OR concat_ws(E'\\n', p.name, p.code, p.organisation, p.business_id) COLLATE "fi-x-icu" ILIKE $2)
  AND ($3::text[] IS NULL OR p.funder = ANY ($3)) AND ($4::text[] IS NULL OR p.fund = ANY ($4)) AND ($5::text[] IS NULL OR p.region = ANY ($5))
  AND ($6::text IS NULL OR CASE $6 WHEN 'ended' THEN p.ends_on < app.today() WHEN 'coming' THEN p.starts_on > app.today()
    ELSE p.starts_on <= app.today() AND (p.ends_on IS NULL OR p.ends_on >= app.today()) END)
  AND ($7::uuid IS NULL OR coalesce(b.id, n.id) = $7) AND (NOT coalesce($8, false) OR coalesce(b.id, n.id) IS NOT NULL)
  AND (NOT coalesce($9, false) OR p.realised > p.granted)`

const FROM = `public_project p ${KNOWN}`

/** Texts that sort as numbers do, corrections below nothing included; what is unknown comes first. */
const number = (column: string): string => `coalesce(to_char(${column} + 100000000000000, 'FM0000000000000000000'), '')`

const SORT_KEYS: Readonly<Record<`${PublicProjectSortEnum}`, string>> = {
  name: 'p.name',
  organisation: `coalesce(p.organisation, '')`,
  funder: `coalesce(p.funder, '')`,
  starts: `coalesce(p.starts_on::text, '')`,
  ends: `coalesce(p.ends_on::text, '')`,
  granted: number('p.granted'),
  realised: number('p.realised')
}

const TOLD = `p.id, p.code, p.name, p.organisation AS "organisationName", p.business_id AS "businessId", CASE WHEN o.id IS NOT NULL THEN ${organisationRef('o')} END AS organisation,
  p.funder, p.fund, p.programme, p.priority, p.objective, p.region, p.state, p.starts_on AS "startsOn", p.ends_on AS "endsOn", p.currency, p.granted::text, p.realised::text, p.summary,
  i.file_name AS source, i.created_at AS "sourceAt"`

const CHOICES_SQL = `SELECT ${['funder', 'fund', 'region'].map((column) => `ARRAY(SELECT DISTINCT p.${column} COLLATE "fi-x-icu" FROM public_project p WHERE p.consortium_id = $1 AND p.${column} IS NOT NULL ORDER BY 1 LIMIT 300) AS ${column}s`).join(', ')}`

/** Projects of others, as everybody in the network reads them. */
@Injectable()
export class PublicProjectQueries {
  constructor(private readonly db: Db) {}

  /** @throws DomainError INVALID_CURSOR */
  async list({ filter, sort, descending, first, after }: PublicProjectListArgs, wantsTotal: boolean): Promise<Page<PublicProject>> {
    const limit = first ?? DEFAULT_PAGE
    const start = pageStart(after, ['string', 'string'])
    const values = valuesOf(filter)
    const [than, way] = descending ? ['<', 'DESC'] : ['>', 'ASC']
    const rows = await this.db.sql<Row & { readonly sortKey: string }>(
      `WITH ${NAMED}, page AS MATERIALIZED (SELECT * FROM (SELECT p.id, coalesce(b.id, n.id) AS known, ${SORT_KEYS[sort ?? 'name']} AS "sortKey" FROM ${FROM} WHERE ${MATCHES}) t
         WHERE $10::text IS NULL OR ("sortKey" COLLATE "fi-x-icu", id) ${than} ($10, $11::uuid) ORDER BY "sortKey" COLLATE "fi-x-icu" ${way}, id ${way} LIMIT $12)
       SELECT ${TOLD}, page."sortKey" FROM page JOIN public_project p ON p.id = page.id JOIN app.import_sources() i ON i.id = p.import_id LEFT JOIN organisation o ON o.id = page.known
       ORDER BY page."sortKey" COLLATE "fi-x-icu" ${way}, p.id ${way}`,
      [...values, start?.[0] ?? null, start?.[1] ?? null, limit + 1]
    )
    const totalCount = wantsTotal ? (await this.sums(filter)).reduce((all, { count }) => all + count, 0) : 0
    const { nodes, pageInfo } = toPage(rows, { first: limit, totalCount, cursor: ({ sortKey, id }) => [sortKey, id] })
    return { nodes: nodes.map(told), pageInfo, totalCount }
  }

  /** All of them by name, for files. */
  async all(filter: PublicProjectFilter): Promise<PublicProject[]> {
    const rows = await this.db.sql<Row>(
      `WITH ${NAMED} SELECT ${TOLD} FROM ${FROM} JOIN app.import_sources() i ON i.id = p.import_id LEFT JOIN organisation o ON o.id = coalesce(b.id, n.id)
       WHERE ${MATCHES} ORDER BY p.name COLLATE "fi-x-icu", p.id LIMIT 50000`,
      valuesOf(filter)
    )
    return rows.map(told)
  }

  async overview(filter: PublicProjectFilter | null): Promise<PublicProjectOverview> {
    const sums = await this.sums(filter)
    const [choices] = await this.db.sql<Choices>(CHOICES_SQL, [currentViewer().consortiumId])
    return {
      sums: sums.map(({ currency, count, granted, realised }) => ({ count, granted: money(granted, currency), realised: money(realised, currency) })),
      ...(choices ?? { funders: [], funds: [], regions: [] })
    }
  }

  private sums(filter: PublicProjectFilter | null | undefined): Promise<SumRow[]> {
    return this.db.sql<SumRow>(
      `WITH ${NAMED} SELECT p.currency, count(*)::int AS count, coalesce(sum(p.granted), 0)::text AS granted, coalesce(sum(p.realised), 0)::text AS realised
       FROM ${FROM} WHERE ${MATCHES} GROUP BY p.currency ORDER BY count(*) DESC, p.currency`,
      valuesOf(filter)
    )
  }
}

const told = ({ granted, realised, currency, ...row }: Row): PublicProject => ({
  ...row,
  granted: granted === null ? null : money(granted, currency),
  realised: realised === null ? null : money(realised, currency)
})

function valuesOf(filter: PublicProjectFilter | null | undefined): unknown[] {
  const of: PublicProjectFilter = filter ?? {}
  const several = (values: string[] | null | undefined) => (values?.length ? values : null)
  return [
    ...[currentViewer().consortiumId, likePattern(of.search), several(of.funders), several(of.funds), several(of.regions)],
    ...[of.time ?? null, of.organisationId ?? null, of.isKnown ?? null, of.isAboveGranted ?? null]
  ]
}
