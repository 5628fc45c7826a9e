import type { InboxAssignment, InboxFacts } from '@solmu/domain/inbox/facts.js'

/** A municipality whose territory was carried on when it joined another. */
export type CarriedMergerRow = {
  readonly municipalityCode: string
  readonly fromCentreIds: readonly string[]
  readonly toCentreId: string | null
  readonly isContested: boolean
}

/** What waits besides the network, as far as row-level security shows it to the viewer. */
export type WorkFactsRow = Pick<InboxFacts, 'failedMailCount' | 'lockedAccounts' | 'erasureRequests'> & {
  readonly assignments: readonly InboxAssignment[]
  readonly hasDemoPassword: boolean
  readonly carriedMergers: readonly CarriedMergerRow[]
  readonly auditChain: { readonly entryCount: number; readonly firstBrokenNumber: number | null } | null
}

/**
 * One statement for everything that is not a fact of the network. The audit trail is read through only for
 * those who answer for it (`$1`), because that takes as long as the trail is. Which centre serves a municipality after
 * a merger is contested for a month, or until somebody decides on its territory.
 */
export const WORK_FACTS_SQL = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('id', a.id, 'userId', a.user_id, 'personName', u.display_name,
        'role', a.role, 'unitId', a.unit_id, 'validFrom', a.valid_from, 'validTo', a.valid_to)), '[]')
      FROM role_assignment a JOIN app_user u ON u.id = a.user_id
      WHERE u.deactivated_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > app.today())) AS assignments,
    (SELECT count(*)::int FROM outbox_mail o WHERE o.state = 'failed') AS "failedMailCount",
    (SELECT coalesce(json_agg(json_build_object('userId', u.id, 'personName', u.display_name)
        ORDER BY u.display_name), '[]')
      FROM login_failure f JOIN app_user u ON f.key = app.account_key(u.email)
      WHERE f.blocked_until > now()) AS "lockedAccounts",
    (SELECT coalesce(json_agg(json_build_object('userId', u.id, 'personName', u.display_name)
        ORDER BY r.requested_at), '[]') FROM erasure_request r JOIN app_user u ON u.id = r.user_id) AS "erasureRequests",
    (SELECT coalesce(json_agg(n.notice || jsonb_build_object('isContested',
          (n.notice ->> 'isContested')::boolean AND NOT EXISTS (SELECT 1 FROM network_change l
            WHERE l.kind = 'territory' AND l.number > c.number AND l.undone_at IS NULL
              AND l.municipality_codes && ARRAY[n.notice ->> 'municipalityCode', n.notice ->> 'intoCode']))), '[]')
      FROM network_change c CROSS JOIN jsonb_array_elements(c.operation -> 'notices') AS n(notice)
      WHERE c.kind = 'municipality_merger' AND c.undone_at IS NULL AND c.effective_on > app.today() - 30)
      AS "carriedMergers",
    (SELECT u.password_is_demo FROM app_user u WHERE u.id = app.user_id()) AS "hasDemoPassword",
    (SELECT json_build_object('entryCount', v.entry_count, 'firstBrokenNumber', v.first_broken)
      FROM app.audit_verify() v WHERE $1::boolean) AS "auditChain"`
