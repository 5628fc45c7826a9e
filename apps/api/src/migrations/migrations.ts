import { Foundation1763700000000 } from './1763700000000-foundation.js'
import { NetworkInTime1763800000000 } from './1763800000000-network-in-time.js'

/** Every migration, oldest first. */
export const migrations = [Foundation1763700000000, NetworkInTime1763800000000]
