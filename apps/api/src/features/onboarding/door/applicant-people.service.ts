import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mostApplicationPeople } from '@solmu/domain/onboarding/application-link.js'
import { isOpenApplication } from '@solmu/domain/onboarding/application.workflow.js'
import { newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { readPerson } from '../application/applicant-details.js'
import { ApplicationLetters } from '../application/application-letters.js'
import { type Applicant, Applicants } from './applicants.js'
import type { AddApplicationPersonInput } from './door.input.js'

/** Those who write an application together: each comes by a link of their own. */
@Injectable()
export class ApplicantPeople {
  constructor(
    private readonly db: Db,
    private readonly applicants: Applicants,
    private readonly letters: ApplicationLetters
  ) {}

  /** @throws DomainError LINK_EXPIRED, APPLICATION_STATE, ALREADY_EXISTS for an address that is there, OUT_OF_RANGE for too many */
  add(key: string, input: AddApplicationPersonInput): Promise<{ personId: string }> {
    return this.applicants.write('addApplicationPerson', key, async (applicant, note) => {
      demandOpen(applicant)
      const { name, email } = readPerson(input)
      const people = await this.db.sql<{ email: string }>('SELECT email FROM application_person WHERE application_id = $1 AND removed_at IS NULL', [applicant.id])
      if (people.some((each) => each.email === email)) throw new DomainError('ALREADY_EXISTS', { path: ['email'] })
      if (people.length >= mostApplicationPeople) throw new DomainError('OUT_OF_RANGE', { path: ['email'], params: { min: 1, max: mostApplicationPeople } })
      const personId = newId()
      await this.db.sql('INSERT INTO application_person (id, consortium_id, application_id, name, email, language) VALUES ($1, $2, $3, $4, $5, $6)', [
        ...[personId, applicant.consortiumId, applicant.id, name, email, input.language]
      ])
      note.details = { addedId: personId }
      await this.applicants.event(applicant, { kind: 'person_added', note: name })
      await this.letters.toPerson(personId, 'added')
      return { personId }
    })
  }

  /** Takes somebody off; their links end. Nobody takes themselves off. @throws DomainError LINK_EXPIRED, NOT_FOUND, NOT_ONESELF */
  remove(key: string, personId: string): Promise<{ personId: string }> {
    return this.applicants.write('removeApplicationPerson', key, async (applicant, note) => {
      demandOpen(applicant)
      if (personId === applicant.personId) throw new DomainError('NOT_ONESELF', { path: ['personId'] })
      const [gone] = await this.db.sql<{ name: string }>('UPDATE application_person SET removed_at = now() WHERE id = $1 AND application_id = $2 AND removed_at IS NULL RETURNING name', [personId, applicant.id])
      if (!gone) throw new DomainError('NOT_FOUND', { path: ['personId'] })
      await this.db.sql('SELECT app.end_application_keys($1)', [personId])
      note.details = { removedId: personId }
      await this.applicants.event(applicant, { kind: 'person_removed', note: gone.name })
      return { personId }
    })
  }
}

function demandOpen({ state }: Applicant): void {
  if (!isOpenApplication(state)) throw new DomainError('APPLICATION_STATE', { params: { state, action: 'write' } })
}
