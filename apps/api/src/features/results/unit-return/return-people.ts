import { Injectable } from '@nestjs/common'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { ReturnPersonType } from './unit-return.graphql.js'

/** Somebody who has had a hand in a return. */
export type ReturnPerson = ReturnPersonType

/** The people of a return by their ids. */
export type PeopleOfReturn = ReadonlyMap<string, ReturnPerson>

/**
 * The names of those who have written, sent, reviewed or talked about a return. Whoever may read the return may know them,
 * though their accounts are out of sight.
 */
@Injectable()
export class ReturnPeople {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** Everybody with a hand in a return; one statement for any number of returns. */
  async of(returnId: string): Promise<PeopleOfReturn> {
    const people = await this.loaders
      .of<ReturnPerson>('peopleOfReturn', (ids) =>
        this.db.sql(
          `SELECT p.return_id AS key, json_build_object('id', p.user_id, 'displayName', p.display_name) AS value
           FROM app.people_of_returns($1::uuid[]) p`,
          [ids]
        )
      )
      .load(returnId)
    return new Map(people.map((person) => [person.id, person]))
  }
}
