import { SetMetadata } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'

export const ACCESS_RULE = 'solmu:access'

/** What an operation demands: an action of the catalogue, no more than a session, or nothing at all. */
export type AccessRule = { action: Action } | { signedIn: true } | { public: true }

/** The operation is open to those who hold the action somewhere; the record itself is checked by the service. */
export const Requires = (action: Action) => SetMetadata(ACCESS_RULE, { action } satisfies AccessRule)

/** The operation is open to everyone who is signed in, because it shows only what is theirs or public reference data. */
export const AnySignedIn = () => SetMetadata(ACCESS_RULE, { signedIn: true } satisfies AccessRule)

export const BEFORE_SECOND_FACTOR = 'solmu:before-second-factor'
export const FRESH_PROOF = 'solmu:fresh-proof'

/** The operation is open to a session that still owes its second factor: what it takes to give or set one up. */
export const BeforeSecondFactor = () => SetMetadata(BEFORE_SECOND_FACTOR, true)

/** The operation is dangerous: the person must have proved who they are within the last minutes; no token may do it. */
export const NeedsFreshProof = () => SetMetadata(FRESH_PROOF, true)

/** The operation is open to the world. */
export const Public = () => SetMetadata(ACCESS_RULE, { public: true } satisfies AccessRule)
