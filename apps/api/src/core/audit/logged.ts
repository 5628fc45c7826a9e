import { SetMetadata } from '@nestjs/common'

export const LOGGED = 'solmu:logged'

/** What a sensitive read is about: the kind of record, and the argument that names the one. */
export type LoggedRead = { readonly subjectType: string; readonly idArgument: string }

/**
 * Puts reading on record, not only changing: who looked at whose data, and who was refused. Stands on queries that show
 * a person's record, the trail itself or mail. The entry is written in a transaction of its own once the read is over;
 * a read that cannot be recorded is not answered. The service may add to it with `audit.note`.
 *
 * @param subjectType the kind of record, such as `user`
 * @param idArgument the argument with its id; lists have none
 */
export const Logged = (subjectType: string, idArgument = 'id') =>
  SetMetadata(LOGGED, { subjectType, idArgument } satisfies LoggedRead)

export const UNRECORDED = 'solmu:unrecorded'

/**
 * Leaves a mutation out of the trail: a sign of life that changes no record, and comes every few seconds. Its refusals are
 * recorded like all others.
 */
export const Unrecorded = () => SetMetadata(UNRECORDED, true)
