import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { readChoice } from '@solmu/domain/governance/ballot.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { BallotChoiceInput, CastBallotInput, FetchBallotCredentialInput } from './ballot-input.graphql.js'
import { BallotReader } from './ballot-reader.js'
import { BallotSecretsKeeper, sha256 } from './ballot-secrets.js'
import type { BallotCredentialPayload, BallotDetail } from './ballot.graphql.js'

const refusals = { stranger: 'NOT_ON_ROLL', recused: 'NOT_ON_ROLL', ended: 'BALLOT_STATE', cast: 'BALLOT_CAST', taken: 'CREDENTIAL_TAKEN' } as const
type Answer = keyof typeof refusals | 'done'

function demand(state: Answer | undefined): void {
  if (state === 'done') return
  const code = refusals[state ?? 'ended']
  throw new DomainError(code, code === 'BALLOT_STATE' ? { params: { guard: 'ended' } } : {})
}

/** Takes votes in open ballots, and gives out the right to vote in secret ones: once for each member, whoever asks for it. */
@Injectable()
export class BallotCastingService {
  constructor(
    private readonly reader: BallotReader,
    private readonly secrets: BallotSecretsKeeper,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Casts the ballot of a member in an open ballot, or changes it where that is allowed. The trail keeps that it was cast, not what it says.
   *
   * @throws DomainError NOT_FOUND, NOT_ON_ROLL, CHOICE_INVALID, BALLOT_STATE, BALLOT_CAST when it may not be changed
   */
  async cast({ ballotId, seatId, choice }: CastBallotInput): Promise<BallotDetail> {
    const row = await this.reader.row(ballotId)
    this.access.check('ballot.vote', { ownerUserId: currentViewer().userId })
    const read = readChoice(row, given(choice))
    const [cast] = await this.db.sql<{ state: Answer }>('SELECT app.cast_open_ballot($1, $2, $3) AS state', [ballotId, seatId, JSON.stringify(read)])
    demand(cast?.state)
    this.audit.note({ subjectType: 'ballot', subjectId: ballotId, unitId: row.unitId, details: { seatId } })
    return this.reader.detail(ballotId)
  }

  /**
   * Signs what the browser has blinded, once for each member; asking again with the same gets the same answer.
   *
   * @throws DomainError NOT_FOUND, NOT_ON_ROLL, BALLOT_STATE, CREDENTIAL_TAKEN, CREDENTIAL_INVALID
   */
  async fetchCredential({ ballotId, seatId, blinded }: FetchBallotCredentialInput): Promise<BallotCredentialPayload> {
    const row = await this.reader.row(ballotId)
    this.access.check('ballot.vote', { ownerUserId: currentViewer().userId })
    const [fetched] = await this.db.sql<{ state: Answer; sealed: string; votes: number }>('SELECT state, sealed, votes FROM app.fetch_ballot_credential($1, $2, $3)', [ballotId, seatId, Buffer.from(sha256(blinded), 'hex')])
    demand(fetched?.state)
    const secrets = this.secrets.open(ballotId, fetched?.sealed ?? '')
    this.audit.note({ subjectType: 'ballot', subjectId: ballotId, unitId: row.unitId, details: { seatId } })
    return { blindSignature: this.secrets.sign(secrets, fetched?.votes ?? 0, Buffer.from(blinded, 'base64url')).toString('base64url') }
  }
}

const given = ({ answer, points, ranking }: BallotChoiceInput): unknown =>
  answer ? { answer } : ranking ? { ranking } : { points: Object.fromEntries((points ?? []).map(({ code, points: many }) => [code, many])) }
