/** Where the newest open round stands, on the workbench. */
import { useQuery } from '@apollo/client/react'
import { openRoundsQuery } from './overview.operations.js'
import { RoundStrip } from './round-strip.js'

export function NewestRound() {
  const { data } = useQuery(openRoundsQuery, { fetchPolicy: 'cache-and-network' })
  const newest = data?.rounds.nodes[0]
  return newest && <RoundStrip roundId={newest.id} />
}
