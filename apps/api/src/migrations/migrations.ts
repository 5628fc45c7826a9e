import { Foundation1763700000000 } from './1763700000000-foundation.js'
import { NetworkInTime1763800000000 } from './1763800000000-network-in-time.js'
import { SessionsAndReach1763900000000 } from './1763900000000-sessions-and-reach.js'
import { SignIn1764000000000 } from './1764000000000-sign-in.js'
import { People1764100000000 } from './1764100000000-people.js'
import { Roles1764200000000 } from './1764200000000-roles.js'
import { IdentityProviders1764300000000 } from './1764300000000-identity-providers.js'
import { Audit1764400000000 } from './1764400000000-audit.js'

/** Every migration, oldest first. */
export const migrations = [Foundation1763700000000, NetworkInTime1763800000000, SessionsAndReach1763900000000, SignIn1764000000000, People1764100000000, Roles1764200000000, IdentityProviders1764300000000, Audit1764400000000]
