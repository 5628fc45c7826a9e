import { Foundation1763700000000 } from './1763700000000-foundation.js'
import { NetworkInTime1763800000000 } from './1763800000000-network-in-time.js'
import { SessionsAndReach1763900000000 } from './1763900000000-sessions-and-reach.js'
import { Audit1764400000000 } from './1764400000000-audit.js'

/** Every migration, oldest first. */
export const migrations = [Foundation1763700000000, NetworkInTime1763800000000, SessionsAndReach1763900000000, Audit1764400000000]
