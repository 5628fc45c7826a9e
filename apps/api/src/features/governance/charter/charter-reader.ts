import { Injectable } from '@nestjs/common'
import { type CharterSection, charterStanding, type CharterState, charterSteps, firstDayToDecide } from '@solmu/domain/governance/charter.js'
import { type BodyKind, type CharterRules, voiceRuleOf } from '@solmu/domain/governance/charter-rules.js'
import type { Votes } from '@solmu/domain/governance/majority.js'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { CharterRulesType } from './charter-rules.graphql.js'
import type { CharterText, CharterVersion } from './charter.graphql.js'

export type CharterRow = {
  readonly id: string
  readonly number: number
  readonly state: CharterState
  readonly texts: readonly CharterSection[]
  readonly rules: CharterRules
  readonly reason: string
  readonly validFrom: IsoDate | null
  readonly validTo: IsoDate | null
  readonly contentHash: string | null
  readonly proposedOn: IsoDate | null
  readonly proposedBy: string | null
  /** The version by whose rules it is decided. */
  readonly decidesId: string | null
  readonly decidedBy: string
  readonly decidedOn: IsoDate | null
  readonly votes: Votes | null
  readonly version: number
}

/** A charter that holds: what bodies, meetings and ballots ask. */
export interface CharterInForce {
  readonly id: string
  readonly number: number
  readonly rules: CharterRules
}

const VERSIONS = `SELECT v.id, v.number, v.state, v.texts, v.rules, v.reason, v.valid_from AS "validFrom", v.valid_to AS "validTo", v.content_hash AS "contentHash",
    v.proposed_on AS "proposedOn", p.display_name AS "proposedBy", v.decides_id AS "decidesId", v.decided_by AS "decidedBy", v.decided_on AS "decidedOn", v.votes, v.version
  FROM charter_version v LEFT JOIN app_user p ON p.id = v.proposed_by WHERE v.consortium_id = $1`

/** Reads the charter, for bodies, meetings, ballots and decisions too. */
@Injectable()
export class CharterReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** The newest first. */
  rows(): Promise<CharterRow[]> {
    return this.db.sql<CharterRow>(`${VERSIONS} ORDER BY v.number DESC`, [currentViewer().consortiumId])
  }

  async list(): Promise<CharterVersion[]> {
    const rows = await this.rows()
    return rows.map((row) => this.shown(row, rows))
  }

  /** @throws DomainError NOT_FOUND */
  async text(id: string): Promise<CharterText> {
    const rows = await this.rows()
    const row = rows.find((each) => each.id === id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['charterVersionId'] })
    return { version: this.shown(row, rows), sections: [...row.texts], rules: shownRules(row.rules) }
  }

  /** The charter that holds on a day; undefined when there is none yet. */
  async on(day: IsoDate): Promise<CharterInForce | undefined> {
    const [row] = await this.db.sql<CharterInForce>('SELECT v.id, v.number, v.rules FROM charter_version v WHERE v.id = app.charter_on($1, $2)', [currentViewer().consortiumId, day])
    return row
  }

  /** A version by its id, as whatever was called under it keeps it. */
  async version(id: string): Promise<CharterInForce | undefined> {
    const [row] = await this.db.sql<CharterInForce>('SELECT v.id, v.number, v.rules FROM charter_version v WHERE v.id = $1', [id])
    return row
  }

  private shown(row: CharterRow, all: readonly CharterRow[]): CharterVersion {
    const decides = all.find(({ id }) => id === row.decidesId)
    const isProposed = row.state === 'proposed' && row.proposedOn !== null
    return {
      ...row,
      standing: charterStanding(row, todayIn()),
      decidesNumber: decides?.number ?? null,
      decidedFrom: isProposed ? firstDayToDecide(decides?.rules ?? null, row.proposedOn) : null,
      steps: this.access.may('charter.manage', {}) ? charterSteps(row.state) : []
    }
  }
}

/** The rules as the API tells them. */
export function shownRules({ votes, bodies, matters }: CharterRules): CharterRulesType {
  return {
    votes: votes === 'one_each' ? null : votes,
    bodies: bodies.map(({ quorum: { of, share, atLeast }, ...rest }) => ({ ...rest, procedures: [...rest.procedures], quorum: { of, ...share, atLeast } })),
    matters: matters.map((each) => ({ ...each, whoMayPropose: [...each.whoMayPropose], veto: [...each.veto], consent: [...each.consent], voices: voiceRuleOf(each) }))
  }
}

/** The rules as the domain knows them. */
export function givenRules({ votes, bodies, matters }: CharterRulesType): CharterRules {
  return {
    votes: votes ? { headquarters: votes.headquarters, regional_centre: votes.regional_centre, local_unit: votes.local_unit } : 'one_each',
    bodies: bodies.map(({ kind, noticeDays, proxiesAtMost, procedures, quorum: { of, top, bottom, isExceeded, atLeast } }) => ({
      ...{ kind: kind satisfies BodyKind, noticeDays, proxiesAtMost, procedures: [...new Set(procedures)] },
      quorum: { of, share: { top, bottom, isExceeded }, atLeast }
    })),
    matters: matters.map(({ matter, name, decidedBy, noticeDays, majority: { share, of, abstentions }, tie, secrecy, mayChange, voices, ...parties }) => ({
      ...{ matter, name, decidedBy, noticeDays: noticeDays ?? null, majority: { share, of, abstentions }, tie, secrecy, mayChange, voices },
      ...{ whoMayPropose: [...new Set(parties.whoMayPropose)], veto: [...new Set(parties.veto)], consent: [...new Set(parties.consent)] }
    }))
  }
}
