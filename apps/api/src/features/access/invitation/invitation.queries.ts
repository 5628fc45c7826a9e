import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { type InvitationListArgs, InvitationSortEnum, type InvitationType } from './invitation.graphql.js'

type InvitationRow = InvitationType & { sortKey: string }

const STATE = `CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.revoked_at IS NOT NULL THEN 'revoked'
  WHEN i.expires_at > now() THEN 'open' ELSE 'expired' END`

const COLUMNS = `i.id, i.email, i.display_name AS "displayName", i.language, i.role, i.valid_from AS "validFrom",
  i.valid_to AS "validTo", i.reason, ${STATE} AS state, i.created_at AS "createdAt", i.sends[cardinality(i.sends)] AS "sentAt",
  cardinality(i.sends) AS "sendCount", i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt",
  i.accepted_by AS "acceptedById", i.revoked_at AS "revokedAt", g.display_name AS "invitedByName", i.version,
  i.organisation_id AS "organisationId",
  CASE WHEN n.id IS NOT NULL THEN json_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en) END AS "organisationName",
  json_build_object('id', o.id, 'type', o.type, 'name', json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)) AS unit`

const FROM = `FROM invitation i JOIN unit_now o ON o.id = i.unit_id LEFT JOIN app_user g ON g.id = i.invited_by
  LEFT JOIN organisation n ON n.id = i.organisation_id`

const MATCHES = `($1::text IS NULL OR i.email ILIKE $1 OR i.display_name ILIKE $1) AND ($2::text IS NULL OR ${STATE} = $2)
  AND ($3::uuid IS NULL OR i.unit_id = $3)`

/** What the order rests on; ids rise with time. */
const keys: Readonly<Record<InvitationSortEnum, string>> = {
  newest: 'i.id::text',
  expires: `to_char(i.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  email: 'i.email'
}

/** Whether an invitation can still be sent anew or taken back. */
export const isPending = ({ state }: InvitationType): boolean => state === 'open' || state === 'expired'

/** Reads of invitations, as far as the viewer may give roles. */
@Injectable()
export class InvitationQueries {
  constructor(private readonly db: Db) {}

  /** A page of invitations. */
  async list(args: InvitationListArgs, wantsTotal: boolean): Promise<Page<InvitationType>> {
    const first = args.first ?? DEFAULT_PAGE
    const { key, direction, beyond } = orderOf(args)
    const filter = filterOf(args)
    const rows = await this.db.sql<InvitationRow>(
      `SELECT ${COLUMNS}, ${key} AS "sortKey" ${FROM}
       WHERE ${MATCHES} AND ($4::text IS NULL OR (${key}, i.id) ${beyond} ($4, $5::uuid))
       ORDER BY ${key} ${direction}, i.id ${direction} LIMIT $6`,
      [...filter, ...startOf(args), first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    return toPage(rows, { first, totalCount, cursor: (row) => [row.sortKey, row.id] })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM invitation i WHERE ${MATCHES}`, filter)
    return row?.count ?? 0
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(id: string): Promise<InvitationType> {
    const [row] = await this.db.sql<InvitationRow>(`SELECT ${COLUMNS} ${FROM} WHERE i.id = $1`, [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['invitationId'] })
    return row
  }
}

/** The newest come first, everything else rises, unless it is to be the other way round. */
function orderOf({ sort, descending }: InvitationListArgs) {
  const by = sort ?? InvitationSortEnum.newest
  const isDown = (descending ?? false) !== (by === InvitationSortEnum.newest)
  return { key: `${keys[by]} COLLATE "C"`, direction: isDown ? 'DESC' : 'ASC', beyond: isDown ? '<' : '>' }
}

function filterOf({ filter }: InvitationListArgs): (string | null)[] {
  return [likePattern(filter?.search), filter?.state ?? null, filter?.unitId ?? null]
}

function startOf({ after }: InvitationListArgs): [sortKey: unknown, id: unknown] {
  const start = pageStart(after, ['string', 'string'])
  if (!start) return [null, null]
  if (!isUuid(start[1])) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return [start[0], start[1]]
}
