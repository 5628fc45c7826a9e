import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type BallotPaper, readChoice } from '@solmu/domain/governance/ballot.js'
import { Db } from '../../../core/db/db.js'
import { BallotSecretsKeeper, type PublicKeys, trackerOf } from './ballot-secrets.js'

type Door = { readonly state: string; readonly paper: BallotPaper; readonly publicKeys: PublicKeys; readonly sealed: string | null }
type Given = { readonly ballotId: string; readonly token: string }

const DOOR = 'SELECT state, paper, public_keys AS "publicKeys", sealed FROM app.ballot_box_door($1)'

/**
 * The box of secret ballots. Whoever asks is nobody: there is no session here, nothing is audited, and the log knows no more than
 * that somebody asked.
 */
@Injectable()
export class BallotBoxService {
  constructor(
    private readonly db: Db,
    private readonly secrets: BallotSecretsKeeper
  ) {}

  /**
   * Takes a ballot, or another in the place of the one that the same token has cast before where that is allowed.
   *
   * @throws DomainError NOT_FOUND, BALLOT_STATE, CREDENTIAL_INVALID, CHOICE_INVALID, BALLOT_CAST
   */
  async cast({ ballotId, token, signature, choice }: Given & { readonly signature: string; readonly choice: unknown }): Promise<{ tracker: string }> {
    const door = await this.door(ballotId)
    if (door.state !== 'open' || door.sealed === null) throw new DomainError('BALLOT_STATE', { params: { state: door.state, guard: 'ended' } })
    const weight = this.secrets.votesOf(door.publicKeys, token, signature)
    if (weight === null) throw new DomainError('CREDENTIAL_INVALID', { path: ['signature'] })
    const secrets = this.secrets.open(ballotId, door.sealed)
    const by = trackerOf(token)
    const { digest, sealed } = this.secrets.seal(ballotId, secrets, { by, weight, choice: readChoice(door.paper, choice) })
    const [cast] = await this.db.askAsNobody<{ state: string }>('SELECT app.cast_secret_ballot($1, $2, $3, $4) AS state', [ballotId, this.secrets.slot(secrets, token), digest, sealed])
    if (cast?.state !== 'done') throw cast?.state === 'cast' ? new DomainError('BALLOT_CAST') : new DomainError('BALLOT_STATE', { params: { guard: 'ended' } })
    return { tracker: by }
  }

  /** Whether the ballot of a token lies in the box; once it is counted the log says so. @throws DomainError NOT_FOUND */
  async look({ ballotId, token }: Given): Promise<{ state: 'in_box' | 'not_in_box' | 'ended'; tracker: string }> {
    const { sealed } = await this.door(ballotId)
    const tracker = trackerOf(token)
    if (sealed === null) return { state: 'ended', tracker }
    const slot = this.secrets.slot(this.secrets.open(ballotId, sealed), token)
    const [found] = await this.db.askAsNobody<{ isThere: boolean }>('SELECT app.is_in_ballot_box($1, $2) AS "isThere"', [ballotId, slot])
    return { state: found?.isThere ? 'in_box' : 'not_in_box', tracker }
  }

  private async door(ballotId: string): Promise<Door> {
    const [door] = await this.db.askAsNobody<Door>(DOOR, [ballotId])
    if (!door) throw new DomainError('NOT_FOUND', { path: ['ballotId'] })
    return door
  }
}
